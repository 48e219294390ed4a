package cli

import (
	"fmt"
	"testing"
	"time"
)

func TestALineOfProgressHasTheRateAndTheTimeLeftWhereItIsKnown(t *testing.T) {
	for _, c := range []struct {
		unit   string
		n, all int
		want   string
	}{
		{"articles", 200, unknown, "[articles 200 rate 20]"},
		{"articles", 200, 1000, "[articles 200 rate 20 of 1000 left 40s]"},
		{"B", 5_000_000, 5_000_000, "[bytes 5000000 rate 5e+05 of 5000000 left 0s]"},
		{"articles", 0, 1000, "[articles 0 rate 0]"},
	} {
		if have := fmt.Sprint(pace(c.unit, c.n, c.all, 10*time.Second)); have != c.want {
			t.Errorf("%s, want %s", have, c.want)
		}
	}
}
