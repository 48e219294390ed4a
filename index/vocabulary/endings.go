package vocabulary

import (
	"strings"
	"sync"
)

// leastBase is how many letters stand before an ending at least: shorter words are too like one another.
const leastBase = 3

// endings are the rows of data/endings.tsv of a language.
var endings = sync.OnceValue(func() map[string][][]string {
	found := map[string][][]string{}
	for _, row := range rows("endings", 2) {
		var list []string
		for _, ending := range strings.Fields(row[1]) {
			list = append(list, cell(ending))
		}
		found[row[0]] = append(found[row[0]], list)
	}
	return found
})

// isInflected tells whether the archive has word with another ending of the same row.
func (f *forms) isInflected(lang, word string) bool {
	for _, row := range endings()[lang] {
		for _, ending := range row {
			if base, ok := cutEnding(word, ending); ok && f.hasAny(base, row) {
				return true
			}
		}
	}
	return false
}

// hasAny tells whether base is a word with one of the endings.
func (f *forms) hasAny(base string, row []string) bool {
	for _, ending := range row {
		if f.count(joinEnding(base, ending)) >= leastRight {
			return true
		}
	}
	return false
}

// cutEnding is the base of word when it has the ending.
func cutEnding(word, ending string) (string, bool) {
	bare, doubled := strings.CutPrefix(ending, "+")
	base, ok := strings.CutSuffix(word, bare)
	if ok && doubled {
		last := len(base) - 1
		ok = last > leastBase-1 && base[last] == base[last-1]
		base = base[:max(last, 0)]
	}
	return base, ok && len(base) >= leastBase
}

func joinEnding(base, ending string) string {
	if bare, doubled := strings.CutPrefix(ending, "+"); doubled {
		return base + base[len(base)-1:] + bare
	}
	return base + ending
}
