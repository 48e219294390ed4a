package web

import (
	"testing"

	"golang.org/x/text/number"
)

func TestPercentagesAreWrittenAsCLDRWritesThem(t *testing.T) {
	for _, l := range Languages() {
		for n, digits := range map[float64]int{0: 0, .05: 2, .5: 1, .123: 2, 1: 0, 1.26: 1, 9.94: 1, 10.4: 1, 33.33: 1, 50: 0, 100: 0, -.83: 2} {
			want := l.printed("%v", number.Percent(n/100, number.MaxFractionDigits(digits)))
			if have := l.Percent(n); have != want {
				t.Errorf("%s: have %q, want %q", l.Code, have, want)
			}
		}
	}
}

func TestAShareIsNeverRoundedToNothingOrAll(t *testing.T) {
	french, _ := Find("fr")
	for _, c := range []struct {
		part, whole int
		want        string
	}{
		{0, 5, "0\u202f%"}, {5, 5, "100\u202f%"}, {1, 3, "33,3\u202f%"}, {1, 2, "50\u202f%"}, {1, 9000, "0,01\u202f%"},
		{1, 90_000, "<\u202f0,01\u202f%"}, {8999, 9000, "99,9\u202f%"}, {999, 1000, "99,9\u202f%"}, {0, 0, ""},
	} {
		if have := french.Share(c.part, c.whole); have != c.want {
			t.Errorf("%d of %d: %q, want %q", c.part, c.whole, have, c.want)
		}
	}
}
