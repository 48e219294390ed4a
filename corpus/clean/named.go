package clean

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"kiosque/article"
)

//go:embed data/papers.tsv
var paperData string

//go:embed data/addresses.tsv
var addressData string

var paperWords = sync.OnceValue(func() map[string]bool { return wordSet(paperData) })

// paperMost is the number of words of the longest name of a newspaper.
const paperMost = 6

// addresses are what a newspaper says of itself to its reader.
var addresses = sync.OnceValue(func() map[string]bool { return rowSet(addressData) })

// capitals tells whether every word of s that is no function word begins with a capital.
func capitals(s string) bool {
	glue := functionWords()
	n := 0
	for w := range words(s) {
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsUpper(r):
			n++
		case !glue[lowerASCII(w)]:
			return false
		}
	}
	return n > 0
}

// paper tells whether s is a name in capitals with a word that newspapers are named by.
func paper(s string) bool {
	n, named := 0, false
	for w := range words(fold(s)) {
		n++
		named = named || paperWords()[w]
	}
	return named && n <= paperMost && capitals(s)
}

// entitled tells whether s is a name in capitals behind an article: "The Guardian", "La Croix".
func entitled(s string) bool {
	first, rest, _ := strings.Cut(strings.TrimSpace(s), " ")
	switch strings.ToLower(first) {
	case "the", "le", "la", "les":
		r, _ := utf8.DecodeRuneInString(rest)
		return unicode.IsUpper(r) && strings.Count(rest, " ") < paperMost-1 && capitals(rest)
	}
	return false
}

// datedPaper tells whether s is the name of a newspaper and a date: "The Guardian, Friday 3 May 2019".
func datedPaper(s string) bool {
	for _, sign := range []string{", ", " - ", " – ", " — ", " | ", " · "} {
		name, date, ok := strings.Cut(s, sign)
		if ok && (paper(name) || entitled(name)) && dateLine(fold(date)) {
			return true
		}
	}
	return false
}

// paperSpeaks tells whether the newspaper speaks to its reader in the line: "Le Matin vous propose …".
func (l *line) paperSpeaks() bool {
	if l.words > someWords {
		return false
	}
	for address := range addresses() {
		if name, _, ok := strings.Cut(l.text, address); ok && paper(name) {
			return true
		}
	}
	return false
}

// siteLine tells whether line i is the name of the site rather than a headline: it names a
// newspaper, or a line of its rights says so.
func siteLine(lines []line, i int) bool {
	l := &lines[i]
	if l.words > paperMost || !capitals(l.text) {
		return false
	}
	if paper(l.text) {
		return true
	}
	for j := range lines {
		if lines[j].kind == article.KindRemoved && strings.Contains(lines[j].text, "©") && strings.HasSuffix(lines[j].folded, " "+l.folded) {
			return true
		}
	}
	return false
}
