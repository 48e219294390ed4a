package cli

import (
	"errors"
	"fmt"
	"testing"

	"kiosque/index"
)

func TestAReasonIsTheSameInOtherWords(t *testing.T) {
	refused, late := fmt.Errorf("%w: connection refused", index.ErrAway), fmt.Errorf("%w: no answer in time", index.ErrAway)
	for _, c := range []struct {
		err, before error
		want        bool
	}{
		{refused, nil, true}, {late, refused, false}, {refused, refused, false},
		{index.ErrBusy, late, true}, {errNoCorpus, index.ErrBusy, true}, {late, errNoCorpus, true},
		{errors.New("no room"), nil, true}, {errors.New("no room"), errors.New("no room"), false}, {errors.New("no room"), errors.New("no name"), true},
	} {
		if got := isOther(c.err, c.before); got != c.want {
			t.Errorf("%v after %v: %t", c.err, c.before, got)
		}
	}
}
