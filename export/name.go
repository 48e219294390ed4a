package export

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// longestWords bounds what the name of a file says of the question, in runes.
const longestWords = 60

// FileName returns the name of a file: what was asked, and the generation that answered. It has letters, digits and
// hyphens.
func (f *File) FileName(asked, generation string) string {
	var parts []string
	for _, part := range []string{"kiosque", slug(asked), slug(generation)} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, "-") + f.Extension
}

// slug returns the letters and digits of a text, as many as fit, with a hyphen for all that stands between them.
func slug(text string) string {
	words := strings.FieldsFunc(norm.NFC.String(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	name := []rune(strings.Join(words, "-"))
	return strings.Trim(string(name[:min(len(name), longestWords)]), "-")
}
