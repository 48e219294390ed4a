package web

import (
	"strings"

	"kiosque/index/vocabulary"
)

// folded returns the words of a name as they are compared, one blank before each word.
func folded(name string) string { return " " + vocabulary.Fold(name) }

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
