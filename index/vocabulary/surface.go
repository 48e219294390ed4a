package vocabulary

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// isForm keeps numbers and what is too long to be a word out of the vocabulary.
func isForm(exact string) bool {
	if len(exact) > maxFormBytes {
		return false
	}
	for _, r := range exact {
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			return false
		}
	}
	return exact != ""
}

// isCapital tells whether surface begins with a capital; at the start of a sentence that says nothing.
func isCapital(surface string) bool {
	r, _ := utf8.DecodeRuneInString(surface)
	return unicode.IsUpper(r)
}

// beginsSentence tells whether what stands at start follows the end of a sentence, or nothing.
func beginsSentence(text string, start int) bool {
	before := strings.TrimRight(text[:start], " \u00A0\u202F\"'«“‘’(–—-")
	return before == "" || strings.ContainsRune(".!?…:;\n", lastRune(before))
}

func lastRune(text string) rune {
	r, _ := utf8.DecodeLastRuneInString(text)
	return r
}

// tidy is a word as it is shown: composed, on one line, without hidden characters.
func tidy(surface string) string {
	plain := true
	for i := 0; i < len(surface) && plain; i++ {
		plain = surface[i] < utf8.RuneSelf && surface[i] >= ' '
	}
	if plain {
		return surface
	}
	return strings.Map(visible, norm.NFC.String(strings.ToValidUTF8(surface, "")))
}

func visible(r rune) rune {
	switch {
	case unicode.IsSpace(r):
		return ' '
	case unicode.Is(unicode.Cf, r) || unicode.IsControl(r):
		return -1
	}
	return r
}
