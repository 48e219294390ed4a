package extract

import (
	"strings"
	"sync"
)

// organisationKind is a row of data/organisation_kinds.tsv.
type organisationKind struct {
	free bool            // French names of the kind stand in lower case too
	cues map[string]bool // words that show that a body of the kind is meant
}

var organisationKinds = sync.OnceValue(func() map[string]organisationKind {
	kinds := map[string]organisationKind{}
	for _, cells := range embeddedRows("data/organisation_kinds.tsv") {
		kinds[cells[0]] = organisationKind{free: cells[1] == "free", cues: keySet(cells[2])}
	}
	return kinds
})

// patternWords are the words of data/organisation_patterns.tsv by their role.
type patternWords map[string]map[string]bool

var organisationPatterns = sync.OnceValue(func() patternWords {
	roles := patternWords{}
	for _, cells := range embeddedRows("data/organisation_patterns.tsv") {
		roles[cells[0]] = keySet(cells[1])
	}
	return roles
})

// genericNames are names, folded, that every company and town has a body of.
var genericNames = sync.OnceValue(func() map[string]bool {
	names := map[string]bool{}
	for _, cells := range embeddedRows("data/organisation_generic.tsv") {
		names[foldName(cells[0])] = true
	}
	return names
})

// britishSpellings are words of American names as the British write them.
var britishSpellings = sync.OnceValue(func() map[string]string {
	words := map[string]string{}
	for _, cells := range embeddedRows("data/organisation_spellings.tsv") {
		words[cells[0]] = cells[1]
	}
	return words
})

// has tells whether the word with that key has the role.
func (p patternWords) has(role, key string) bool { return p[role][key] }

// keySet returns the folded words of a cell; a mark before a word is kept.
func keySet(cell string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(cell) {
		if bare, before := strings.CutPrefix(w, "<"); before {
			set["<"+foldName(bare)] = true
			continue
		}
		set[foldName(w)] = true
	}
	return set
}

// embeddedRows returns the cells of the rows of an embedded table.
func embeddedRows(name string) [][]string {
	data, err := organisationData.ReadFile(name)
	if err != nil {
		panic(err) // embedded: a test holds that it reads
	}
	var rows [][]string
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\n")
		if line != "" && !strings.HasPrefix(line, "#") {
			rows = append(rows, strings.Split(line, "\t"))
		}
	}
	return rows
}
