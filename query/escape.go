package query

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A backslash takes the sign behind it out of the grammar, and at the start of a word the
// letter behind it, so that \OR and \title:x are words. Elsewhere it is a sign like any other.

// escaped returns how many bytes the backslash that text begins with takes out of the
// grammar: 0 when text begins with none, or when a letter, a digit or a blank follows.
func escaped(text string) int {
	if text == "" || text[0] != '\\' {
		return 0
	}
	r, size := utf8.DecodeRuneInString(text[1:])
	if size == 0 || isAlphanumeric(r) || unicode.IsSpace(r) {
		return 0
	}
	return size
}

// unescape returns what raw says, without the backslashes that are syntax.
func unescape(raw string) string {
	if !strings.Contains(raw, `\`) {
		return raw
	}
	var b strings.Builder
	for i := 0; i < len(raw); {
		_, size := utf8.DecodeRuneInString(raw[i:])
		if n := escaped(raw[i:]); n > 0 {
			i, size = i+1, n
		} else if i == 0 && startsLetter(raw) {
			i = 1
			_, size = utf8.DecodeRuneInString(raw[1:])
		}
		b.WriteString(raw[i : i+size])
		i += size
	}
	return b.String()
}

// startsLetter tells whether raw begins with a backslash and a letter or digit.
func startsLetter(raw string) bool {
	r, size := utf8.DecodeRuneInString(strings.TrimPrefix(raw, `\`))
	return raw[0] == '\\' && size > 0 && isAlphanumeric(r)
}

// escape puts a backslash before backslashes, before the signs that end words, and before signs.
func escape(text, signs string) string {
	var b strings.Builder
	for _, r := range text {
		if r == '\\' || endsWord(r) || strings.ContainsRune(signs, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// asWord writes a word so that it is read as a word, with as few backslashes as it takes.
func asWord(text string) string {
	for _, signs := range []string{"", ":", ":*~"} {
		if raw := escape(text, signs); isPlain(raw) {
			return raw
		}
	}
	return `\` + escape(text, ":*~")
}

// isPlain tells whether raw stands for a word, without a problem.
func isPlain(raw string) bool {
	expression := Read(raw)
	words, ok := expression.Root.(Words)
	return ok && len(expression.Problems) == 0 && words.Text == unescape(raw)
}
