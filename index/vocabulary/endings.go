package vocabulary

import (
	"slices"
	"strings"
	"sync"
)

// leastBase is how many letters stand before an ending at least: shorter words are too like one another.
const leastBase = 3

// inflection is a row of data/endings.tsv: what the archive has with an ending of known,
// is right with those of right.
type inflection struct{ known, right []string }

var inflections = sync.OnceValue(func() map[string][]inflection {
	found := map[string][]inflection{}
	for _, row := range rows("endings", 3) {
		found[row[0]] = append(found[row[0]], inflection{known: cells(row[1]), right: cells(row[2])})
	}
	return found
})

func cells(text string) []string {
	var list []string
	for _, c := range strings.Fields(text) {
		list = append(list, cell(c))
	}
	return list
}

// isInflected tells whether the archive has word with another ending, by a row of the
// table. Of a word that the list of right words has, that list has the inflections
// too: so only new words and names count, and "universitée" stays wrong.
func (f *forms) isInflected(lang, word string) bool {
	for _, x := range inflections()[lang] {
		for _, ending := range x.right {
			if base, ok := cutEnding(word, ending); ok && f.hasNew(lang, base, x.known) {
				return true
			}
		}
	}
	return false
}

// hasNew tells whether base with one of the endings is a word of the archive, and none of the list.
func (f *forms) hasNew(lang, base string, endings []string) bool {
	return slices.ContainsFunc(endings, func(ending string) bool {
		word := joinEnding(base, ending)
		return f.count(word) >= leastRight && !isListed(lang, word)
	})
}

// cutEnding is the base of word when it has the ending. No ending begins with the letter
// before it, unless it doubles that: "tandiss" has none.
func cutEnding(word, ending string) (string, bool) {
	bare, doubled := strings.CutPrefix(ending, "+")
	base, ok := strings.CutSuffix(word, bare)
	if ok && doubled {
		last := len(base) - 1
		ok = last >= leastBase && base[last] == base[last-1]
		base = base[:max(last, 0)]
	}
	if !doubled && bare != "" && strings.HasSuffix(base, bare[:1]) {
		return base, false
	}
	return base, ok && len(base) >= leastBase
}

func joinEnding(base, ending string) string {
	if bare, doubled := strings.CutPrefix(ending, "+"); doubled {
		return base + base[len(base)-1:] + bare
	}
	return base + ending
}
