package vocabulary

import (
	"sync"
	"unicode"
	"unicode/utf8"

	"kiosque/analyzers"
	"kiosque/article"
)

// What is typed and what is suggested are compared in small letters, without accents,
// and with one blank for all that stands between words: "l’État" is "l etat".

// folder walks over a text and gives its folded bytes with the place where each ends.
type folder struct {
	text string
	at   int
	gap  bool // a blank was given, the next are not
}

// next returns the folded form of the next characters that have one, and ok false at the end.
func (f *folder) next() (folded string, ok bool) {
	for f.at < len(f.text) {
		r, size := rune(f.text[f.at]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(f.text[f.at:])
		}
		f.at += size
		folded = foldRune(r)
		if folded == "" || folded == " " && f.gap {
			continue
		}
		f.gap = folded == " "
		return folded, true
	}
	return "", false
}

// foldRune returns the folded form of r: "" for a mark, " " for what is no letter or number.
func foldRune(r rune) string {
	if int(r) < len(foldings()) {
		return foldings()[r]
	}
	return foldSlowly(r)
}

// foldings holds the Latin, Greek and Cyrillic letters.
var foldings = sync.OnceValue(func() *[0x530]string {
	var table [0x530]string
	for r := range table {
		table[r] = foldSlowly(rune(r))
	}
	return &table
})

// foldSlowly asks the chain without a language, so that both foldings are one.
func foldSlowly(r rune) string {
	switch {
	case unicode.IsMark(r) || unicode.Is(unicode.Cf, r):
		return ""
	case !unicode.IsLetter(r) && !unicode.IsNumber(r):
		return " "
	}
	if tokens := analyzers.Tokens(article.Other, string(r)); len(tokens) == 1 {
		return tokens[0].Exact
	}
	return " "
}

// Fold returns text as it is compared with what was typed: small letters without accents, one blank for all
// that stands between words, none in front. "l’État" is "l etat".
func Fold(text string) string {
	out := make([]byte, 0, len(text))
	f := folder{text: text, gap: true}
	for s, ok := f.next(); ok; s, ok = f.next() {
		out = append(out, s...)
	}
	return string(out)
}

// begins compares the start of text, folded, with a folded prefix: 0 when text
// begins with it, and then end is where in text it ends.
func begins(text, prefix string) (order, end int) {
	f := folder{text: text, gap: true}
	for prefix != "" {
		s, ok := f.next()
		if !ok {
			return -1, 0
		}
		n := min(len(s), len(prefix))
		if s[:n] != prefix[:n] {
			return compare(s[:n], prefix[:n]), 0
		}
		prefix = prefix[n:]
	}
	return 0, f.at
}

func compare(a, b string) int {
	if a < b {
		return -1
	}
	return 1
}

// maxStarts is how many words of a title can begin a match. Three bits of a word start hold its number.
const maxStarts = 8

// wordStarts appends where the first words of text begin: its first, and then every
// one but those of one or two small letters, which are articles and prepositions.
func wordStarts(text string, starts []int) []int {
	word := -1
	for i, r := range text {
		if len(starts) == maxStarts {
			return starts
		}
		isWord := foldRune(r) != " "
		if isWord && word < 0 {
			word = i
		}
		if !isWord && word >= 0 {
			starts = appendStart(starts, text, word, i)
			word = -1
		}
	}
	if word >= 0 && len(starts) < maxStarts {
		starts = appendStart(starts, text, word, len(text))
	}
	return starts
}

func appendStart(starts []int, text string, start, end int) []int {
	r, _ := utf8.DecodeRuneInString(text[start:])
	if len(starts) > 0 && end-start <= 2 && unicode.IsLower(r) {
		return starts
	}
	return append(starts, start)
}
