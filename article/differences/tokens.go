package differences

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// paragraphEnd is the token at the end of a paragraph; no text has it, for a blank stands in the place of every control.
const paragraphEnd = "\n"

// tokens cuts paragraphs into words and signs, each with the blank before it.
func tokens(paragraphs []string) []string {
	var all []string
	for _, p := range paragraphs {
		for p != "" {
			n := next(p)
			all, p = append(all, p[:n]), p[n:]
		}
		all = append(all, paragraphEnd)
	}
	return all
}

// signs are what newspapers set in one way or another: they are the same sign wherever they stand for the same.
var signs = strings.NewReplacer(
	"«", `"`, "»", `"`, "“", `"`, "”", `"`, "„", `"`, "‟", `"`, "’", "'", "‘", "'", "ʼ", "'", "–", "-", "—", "-", "‐", "-", "‑", "-",
)

// keys returns what tokens are compared by: neither the blank before them nor how a sign is set.
func keys(tokens []string) []string {
	all := make([]string, len(tokens))
	for i, t := range tokens {
		all[i] = t[len(Blank(t)):]
		if len(all[i]) <= len("«") || strings.HasPrefix(all[i], "\xe2\x80") {
			all[i] = signs.Replace(all[i])
		}
	}
	return all
}

// Blank returns the blank with which a piece begins, "" where it begins with none.
func Blank(text string) string {
	if r, size := utf8.DecodeRuneInString(text); isBlank(r) {
		return text[:size]
	}
	return ""
}

// isBlank tells the blanks of a tidied text: plain, no-break, and narrow no-break.
func isBlank(r rune) bool { return r == ' ' || r == '\u00a0' || r == '\u202f' }

// next returns the length of the token with which a text begins.
func next(text string) int {
	n := len(Blank(text))
	begun := n
	for n < len(text) {
		r, size := utf8.DecodeRuneInString(text[n:])
		if isBlank(r) || !isOfWord(r) && n > begun {
			return n
		}
		n += size
		if !isOfWord(r) {
			return n
		}
	}
	return n
}

// isOfWord tells letters, digits and what combines with them from signs.
func isOfWord(r rune) bool { return unicode.In(r, unicode.L, unicode.N, unicode.M) }

// words counts the words of paragraphs.
func words(paragraphs []string) int {
	n := 0
	for _, p := range paragraphs {
		n += Words(p)
	}
	return n
}

// Words counts the words of a text: runs of letters and digits.
func Words(text string) int {
	n, within := 0, false
	for _, r := range text {
		is := isOfWord(r)
		if is && !within {
			n++
		}
		within = is
	}
	return n
}
