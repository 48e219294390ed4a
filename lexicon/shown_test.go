package lexicon

import (
	"slices"
	"testing"
)

func TestWhatIsShownIsNeverAbsurd(t *testing.T) {
	for _, c := range []struct {
		from, to, word string
		want           []string // the first ways that are shown; none: nothing is
		never          []string
	}{
		{"fr", "en", "lutte", []string{"fight", "struggle"}, []string{"wrestle"}},
		{"fr", "en", "perquisition", []string{"search"}, []string{"receptacle"}},
		{"fr", "en", "grève", []string{"strike"}, []string{"encumbered"}},
		{"en", "fr", "scandal", []string{"scandale"}, nil}, // one term, two spellings
		{"fr", "en", "accord", []string{"agreement"}, []string{"accord"}},
		{"fr", "en", "Paris", nil, nil},
		{"fr", "en", "SNCF", nil, nil},
		{"en", "fr", "Ford", nil, nil},
		{"en", "fr", "EEC", []string{"CEE"}, nil},
	} {
		shown := Translate(c.from, c.to, c.word)[0].Shown()
		if len(shown) > maxShown || len(shown) < len(c.want) || !slices.Equal(shown[:len(c.want)], c.want) || c.want == nil && len(shown) > 0 {
			t.Errorf("%s is shown as %q, want %q", c.word, shown, c.want)
		}
		for _, n := range c.never {
			if slices.Contains(shown, n) {
				t.Errorf("%s is shown as %q", c.word, shown)
			}
		}
	}
}
