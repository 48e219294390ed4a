package organisations

import (
	"strings"
	"sync"

	"kiosque/corpus/extract/gazetteer"
	"kiosque/tsv"
)

// kindRow is a row of data/kinds.tsv.
type kindRow struct {
	free bool            // French names of the kind stand in lower case too
	cues map[string]bool // words that, beside a form, show that a body of the kind is meant
	kin  []string        // kinds of the same field
}

var kindRows = sync.OnceValue(func() map[string]kindRow {
	kinds := map[string]kindRow{}
	for _, cells := range embeddedRows("data/kinds.tsv") {
		row := kindRow{free: cells[1] == "free", cues: keySet(cells[2])}
		if len(cells) > colTopics {
			row.kin = strings.Split(cells[colKin], "|")
		}
		kinds[cells[0]] = row
	}
	return kinds
})

// The columns of data/kinds.tsv that only some kinds have.
const (
	colKin = iota + 3
	colTopics
)

// topicWords are the words, folded, of the fields of kinds.
var topicWords = sync.OnceValue(func() map[string][]string {
	words := map[string][]string{}
	for _, cells := range embeddedRows("data/kinds.tsv") {
		if len(cells) <= colTopics {
			continue
		}
		for word := range keySet(cells[colTopics]) {
			words[word] = append(words[word], cells[0])
		}
	}
	return words
})

// roleWords are the words of data/patterns.tsv by their role.
type roleWords struct {
	roles  map[string]map[string]bool
	shapes [1 << 14]bool // of all words: most words of a text have none of them
}

// roleShape sums up a word by its length, its ends and its middle.
func roleShape(key string) int {
	n := len(key)
	return (n*331 + int(key[0])*1237 + int(key[n-1])*521 + int(key[n/2])*67) & (1<<14 - 1)
}

var lexicon = sync.OnceValue(func() *roleWords {
	p := &roleWords{roles: map[string]map[string]bool{}}
	for _, cells := range embeddedRows("data/patterns.tsv") {
		p.roles[cells[0]] = keySet(cells[1])
		for key := range p.roles[cells[0]] {
			if key != "" {
				p.shapes[roleShape(key)] = true
			}
		}
	}
	return p
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
func (p *roleWords) has(role, key string) bool {
	return key != "" && p.shapes[roleShape(key)] && p.roles[role][key]
}

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
	for _, cells := range tsv.Rows(string(data)) {
		rows = append(rows, cells)
	}
	return rows
}
