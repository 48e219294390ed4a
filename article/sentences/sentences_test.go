package sentences_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"kiosque/article/sentences"
)

func split(text string) []string {
	var all []string
	for _, s := range sentences.Of(text) {
		all = append(all, s.Of(text))
	}
	return all
}

func TestATextIsCutWhereAReaderWouldPause(t *testing.T) {
	for text, want := range map[string][]string{
		"": nil,
		"Un titre sans point\nUne phrase. Une autre !":         {"Un titre sans point", "Une phrase.", "Une autre !"},
		"M. Van Der Sypt a dit « oui. » Puis non.":             {"M. Van Der Sypt a dit « oui. »", "Puis non."},
		"It ended… Or not? “Yes.” He left.":                    {"It ended…", "Or not?", "“Yes.”", "He left."},
		"Mr. J. K. Jones of Acme Inc. spoke at 10 a.m. today.": {"Mr. J. K. Jones of Acme Inc. spoke at 10 a.m. today."},
		"The end of the Union.This is glued on.":               {"The end of the Union.", "This is glued on."},
		"Write to a.b@example.fr or see example.org now.":      {"Write to a.b@example.fr or see example.org now."},
		"Il a payé 3.50 euros. c’est cher.":                    {"Il a payé 3.50 euros. c’est cher."},
	} {
		if got := split(text); !slices.Equal(got, want) {
			t.Errorf("%q\ngot  %q\nwant %q", text, got, want)
		}
	}
}

// A quadratic cut of this line would not end before the test run does.
func TestALineOfAMillionWordsIsCut(t *testing.T) {
	text := strings.Repeat("Un mot et un autre mot. ", 200_000)
	if n := len(sentences.Of(text)); n != 200_000 {
		t.Errorf("%d sentences", n)
	}
}

func FuzzOf(f *testing.F) {
	f.Add("Un. « Deux ? » Trois…\n\nQuatre")
	f.Add("\xff. a\u00a0». B")
	f.Fuzz(func(t *testing.T, text string) {
		blanks := func(r rune) rune {
			if unicode.IsSpace(r) {
				return -1
			}
			return r
		}
		end := 0
		for _, s := range sentences.Of(text) {
			if s.Start < end || s.Empty() || s.End > len(text) {
				t.Fatalf("sentence %v of %q", s, text)
			}
			end = s.End
		}
		if joined := strings.Join(split(text), ""); utf8.ValidString(text) && strings.Map(blanks, joined) != strings.Map(blanks, text) {
			t.Errorf("%q became %q", text, joined)
		}
	})
}
