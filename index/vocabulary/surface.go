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
	plain := 0
	for plain < len(exact) && 'a' <= exact[plain] && exact[plain] <= 'z' {
		plain++
	}
	for _, r := range exact[plain:] {
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
	if isTidy(surface) {
		return surface
	}
	return strings.Map(visible, norm.NFC.String(strings.ToValidUTF8(surface, "")))
}

// isTidy knows texts of ASCII, of the accented letters of Western languages, which are composed, and of
// typographic apostrophes; of others it tells nothing.
func isTidy(surface string) bool {
	for i := 0; i < len(surface); i++ {
		switch c := surface[i]; {
		case c < utf8.RuneSelf:
			if c < ' ' {
				return false
			}
		case c >= 0xc3 && c <= 0xc5 && i+1 < len(surface) && !utf8.RuneStart(surface[i+1]): // U+00C0 to U+017F
			i++
		case strings.HasPrefix(surface[i:], "’"):
			i += len("’") - 1
		default:
			return false
		}
	}
	return true
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
