package extract

import (
	"fmt"
	"slices"

	"kiosque/article"
)

// form says how a name must be written in a text to be that name. Accents,
// kinds of apostrophe and hyphens never matter.
type form uint8

const (
	// proper: where the name has its first capital letter the text has one too:
	// "Belgique", "Court of Justice", "îles Cook"; any case when it has none.
	proper form = iota
	exact       // every letter in its case: "EI", "US", "maCERT"
	free        // any case: "belge"
)

// forms are the words that data files use for them.
var forms = map[string]form{"proper": proper, "exact": exact, "free": free}

// maxWords is the most words a name may have: the longest names of ministries
// have about fourteen. It bounds what is read at each word of a text.
const maxWords = 20

// name is one way to write one row of a table.
type name struct {
	text string
	form form
	row  int32 // the caller's; a name may lead to several rows
}

// gazetteer finds many names in a text in one pass. It is a trie over words: a
// step from a node is a word's number, so finding takes time linear in the
// text whatever the number of names. It never changes once built.
type gazetteer struct {
	numbers map[string]uint32 // folded word → number
	steps   map[uint64]uint32 // node<<32 | number → node; node 0 is the root
	ends    map[uint32][]end  // names that end at a node
}

type end struct {
	plain   string // the name's words, case kept, for form exact
	capital int    // its first word with a capital letter, for form proper; -1 when there is none
	form    form
	row     int32
}

// newGazetteer builds the trie. A name without words, or with more than
// maxWords, is a mistake in a table.
func newGazetteer(names []name) (*gazetteer, error) {
	g := &gazetteer{
		numbers: make(map[string]uint32, len(names)),
		steps:   make(map[uint64]uint32, 2*len(names)),
		ends:    make(map[uint32][]end, len(names)),
	}
	for _, n := range names {
		ws := words(n.text, 0)
		if len(ws) == 0 || len(ws) > maxWords {
			return nil, fmt.Errorf("add name %q: %d words", n.text, len(ws))
		}
		node := g.insert(ws)
		capital := slices.IndexFunc(ws, word.upper)
		g.ends[node] = append(g.ends[node], end{plain: join(ws), capital: capital, form: n.form, row: n.row})
	}
	return g, nil
}

func (g *gazetteer) insert(ws []word) uint32 {
	node := uint32(0)
	for _, w := range ws {
		number, known := g.numbers[w.key]
		if !known {
			number = uint32(len(g.numbers))
			g.numbers[w.key] = number
		}
		step := uint64(node)<<32 | uint64(number)
		next, known := g.steps[step]
		if !known {
			next = uint32(len(g.steps) + 1)
			g.steps[step] = next
		}
		node = next
	}
	return node
}

// match is a name found in a text.
type match struct {
	article.Span         // of the words as they stand in the text
	first, last  int     // the words are ws[first:last]
	rows         []int32 // every row that the name may mean, in the order of the table; valid during the visit only
}

// find visits, in order, the names that stand in ws. Of names that overlap the
// one that starts first wins, of those the longest. A name does not go over
// punctuation or a blank line.
func (g *gazetteer) find(ws []word, visit func(match)) {
	var rows []int32
	for i := 0; i < len(ws); {
		last := 0
		if last, rows = g.longest(ws, i, rows[:0]); last == 0 {
			i++
			continue
		}
		span := article.Span{Start: ws[i].Start, End: ws[last-1].End}
		visit(match{Span: span, first: i, last: last, rows: rows})
		i = last
	}
}

// longest returns where the longest name that starts at ws[i] ends, and its
// rows appended to rows; 0 when there is none.
func (g *gazetteer) longest(ws []word, i int, rows []int32) (int, []int32) {
	node, last := uint32(0), 0
	for j := i; j < len(ws) && (j == i || ws[j].joint != jointBreak); j++ {
		number, known := g.numbers[ws[j].key]
		if !known {
			break
		}
		if node, known = g.steps[uint64(node)<<32|uint64(number)]; !known {
			break
		}
		for _, e := range g.ends[node] {
			if !e.written(ws[i : j+1]) {
				continue
			}
			if last != j+1 {
				last, rows = j+1, rows[:0]
			}
			rows = append(rows, e.row)
		}
	}
	return last, rows
}

// written tells whether ws, whose keys are those of the name, have its form.
func (e end) written(ws []word) bool {
	switch e.form {
	case proper:
		return e.capital < 0 || ws[e.capital].upper()
	case exact:
		return join(ws) == e.plain
	}
	return true
}

// join returns the plain words of ws, a blank between two.
func join(ws []word) string {
	if len(ws) == 1 {
		return ws[0].plain
	}
	var joined []byte
	for i, w := range ws {
		if i > 0 {
			joined = append(joined, ' ')
		}
		joined = append(joined, w.plain...)
	}
	return string(joined)
}
