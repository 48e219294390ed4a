package corpora

import (
	"strings"
	"testing"
	"unicode"
)

// paragraph is about as long as so many bytes, in sentences of 60.
func paragraph(bytes int) string {
	const sentence = "The delegation asked for peace, bread and the rule of law. "
	return strings.TrimSpace(strings.Repeat(sentence, bytes/len(sentence)+1))
}

func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

func TestATextIsCutIntoPiecesOfTheLengthOfAStory(t *testing.T) {
	for _, c := range []struct {
		name          string
		text          string
		pieces        int
		least, length int
	}{
		{"nothing has no pieces", "", 0, 0, 0},
		{"a short text is one piece", "One sentence.", 1, 13, 13},
		{"what is left over is part of the last piece", paragraph(1000), 1, 900, 1100},
		{"a long text is many pieces", paragraph(8000), 11, least, 1100},
		{"lines end pieces too", strings.Repeat(strings.Repeat("word ", 40)+"\n", 20), 5, 700, 1100},
	} {
		pieces := Cut(c.text)
		if len(pieces) != c.pieces {
			t.Errorf("%s: %d pieces, want %d", c.name, len(pieces), c.pieces)
		}
		for _, p := range pieces {
			if len(p) < c.least || len(p) > c.length {
				t.Errorf("%s: a piece of %d bytes", c.name, len(p))
			}
		}
	}
}

func FuzzPiecesTogetherAreTheText(f *testing.F) {
	f.Add(paragraph(3000))
	f.Add("M. Dupont.\n\n« Oui ! » dit-il.")
	f.Fuzz(func(t *testing.T, text string) {
		if have, want := letters(strings.Join(Cut(text), " ")), letters(text); have != want {
			t.Errorf("the pieces have %q, the text %q", have, want)
		}
	})
}
