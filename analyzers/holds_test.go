package analyzers

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// mostHeld bounds a token, in bytes: maxWord of a text, of which compatibility forms make more.
const mostHeld = 4096

// checkHeld: what a token holds can be written in a line with signs around it: letters, digits and marks, and a few
// signs of ASCII, none of which engines part tokens with.
func checkHeld(t *testing.T, text string, tokens []Token) {
	t.Helper()
	for _, token := range tokens {
		for _, form := range []string{token.Term, token.Exact} {
			if form == "" || len(form) > mostHeld || !utf8.ValidString(form) || strings.ContainsFunc(form, isForeign) {
				t.Errorf("%q gives %q", text, form)
			}
		}
	}
}

func isForeign(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) && !strings.ContainsRune(".,+#&()", r)
}

// TestWhatATokenHolds asks every character of Unicode that words are made of, alone and between letters, digits and
// itself: filters see one character after the other, so that nothing else can come of several.
func TestWhatATokenHolds(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if r > unicode.MaxLatin1 && property(r) == gap {
			continue
		}
		c := string(r)
		text := strings.Join([]string{c, "a" + c + "b", c + c, "1" + c + "2"}, " ")
		for _, lang := range Languages() {
			checkHeld(t, text, Tokens(lang, text))
		}
		if t.Failed() {
			return
		}
	}
}

// TestALongTokenIsCutHere asks for words as long as a text, of letters that compatibility makes longest.
func TestALongTokenIsCutHere(t *testing.T) {
	for _, letter := range []string{"a", "é", "ﷺ", "𐐨", "½", "⑴", "ﬃ", "㈀", "ậ"} {
		for _, lang := range Languages() {
			text := strings.Repeat(letter, 5000)
			tokens := Tokens(lang, text)
			checkHeld(t, letter, tokens)
			if len(tokens) == 0 && letter != "㈀" {
				t.Errorf("%s gives no token", letter)
			}
		}
	}
}
