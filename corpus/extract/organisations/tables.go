package organisations

import (
	"strings"
	"sync"

	"kiosque/corpus/extract/gazetteer"
)

// kindRow is a row of data/kinds.tsv.
type kindRow struct {
	free bool            // French names of the kind stand in lower case too
	cues map[string]bool // words that show that a body of the kind is meant
}

var kindRows = sync.OnceValue(func() map[string]kindRow {
	kinds := map[string]kindRow{}
	for _, cells := range embeddedRows("data/kinds.tsv") {
		kinds[cells[0]] = kindRow{free: cells[1] == "free", cues: keySet(cells[2])}
	}
	return kinds
})

// roleWords are the words of data/patterns.tsv by their role.
type roleWords map[string]map[string]bool

var lexicon = sync.OnceValue(func() roleWords {
	roles := roleWords{}
	for _, cells := range embeddedRows("data/patterns.tsv") {
		roles[cells[0]] = keySet(cells[1])
	}
	return roles
})

// genericNames are names, folded, that every company and town has a body of.
var genericNames = sync.OnceValue(func() map[string]bool {
	names := map[string]bool{}
	for _, cells := range embeddedRows("data/generic.tsv") {
		names[gazetteer.Fold(cells[0])] = true
	}
	return names
})

// britishSpellings are words of American names as the British write them.
var britishSpellings = sync.OnceValue(func() map[string]string {
	words := map[string]string{}
	for _, cells := range embeddedRows("data/spellings.tsv") {
		words[cells[0]] = cells[1]
	}
	return words
})

// has tells whether the word with that key has the role.
func (p roleWords) has(role, key string) bool { return p[role][key] }

// keySet returns the folded words of a cell; a mark before a word is kept.
func keySet(cell string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(cell) {
		if bare, before := strings.CutPrefix(w, "<"); before {
			set["<"+gazetteer.Fold(bare)] = true
			continue
		}
		set[gazetteer.Fold(w)] = true
	}
	return set
}

// embeddedRows returns the cells of the rows of an embedded table.
func embeddedRows(name string) [][]string {
	data, err := embedded.ReadFile(name)
	if err != nil {
		panic(err) // embedded: a test holds that it reads
	}
	var rows [][]string
	for _, cells := range gazetteer.Rows(string(data)) {
		rows = append(rows, cells)
	}
	return rows
}
