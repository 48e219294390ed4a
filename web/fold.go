package web

import (
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// folded returns the words of a name as they are compared: small letters without accents, one
// blank before each word. Whatever is neither a letter nor a digit parts words.
func folded(name string) string {
	b := make([]byte, 0, len(name)+8)
	inWord := false
	for _, r := range name {
		letters := foldedRune(r)
		switch {
		case letters == "" && unicode.Is(unicode.Mn, r):
			continue
		case letters == "":
			inWord = false
			continue
		case !inWord:
			b, inWord = append(b, ' '), true
		}
		b = append(b, letters...)
	}
	return string(b)
}

// foldedRune returns what is left of a letter or digit, "" of anything else.
func foldedRune(r rune) string {
	if latin := foldedLatin(); int(r) < len(latin) {
		return latin[r]
	}
	return foldRune(r)
}

// foldedLatin has the letters of nearly all names.
var foldedLatin = sync.OnceValue(func() *[0x250]string {
	var all [0x250]string
	for r := range all {
		all[r] = foldRune(rune(r))
	}
	return &all
})

// ligatures are letters that Unicode does not take apart.
var ligatures = map[rune]string{'œ': "oe", 'æ': "ae", 'ß': "ss", 'ø': "o", 'ł': "l", 'đ': "d"}

func foldRune(r rune) string {
	var letters []rune
	for _, r := range norm.NFKD.String(string(r)) {
		if r = unicode.ToLower(r); unicode.IsLetter(r) || unicode.IsDigit(r) {
			letters = append(letters, r)
		}
	}
	if len(letters) == 1 && ligatures[letters[0]] != "" {
		return ligatures[letters[0]]
	}
	return string(letters)
}

// sought is what is looked for in names: words in any order, each of them anywhere in a name.
type sought []string

func newSought(typed string) sought { return strings.Fields(folded(typed)) }

// The ways in which a name fits, best first.
const (
	fitsWords = iota // every word looked for begins a word of the name
	fitsInside
	fitsNot
)

// fits tells how well a folded name fits.
func (s sought) fits(name string) int {
	fit := fitsWords
	for _, word := range s {
		i := strings.Index(name, word)
		if i < 0 {
			return fitsNot
		}
		if name[i-1] != ' ' && !strings.Contains(name, " "+word) {
			fit = fitsInside
		}
	}
	return fit
}
