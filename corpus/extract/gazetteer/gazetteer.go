// Package gazetteer reads a text as words and finds names among them. What goes
// in is a text, or an article as runs of its title and body, and the names of a
// table; what comes out are words, folded and with their place, and the matches
// of the names. It knows no country and no organisation: the packages that do
// bring their own tables, so that one pass over a text, linear whatever their
// size, and one idea of what a word is serve them all.
//
// Worked example: Words cuts "l’Allemagne et les É.-U." into l, Allemagne, et,
// les, E and U, keys in lower case without accents; the name "Allemagne" matches
// the second word, since an apostrophe parts words, and "É.-U." the last two,
// since accents, dots and hyphens never matter.
package gazetteer

import (
	"fmt"
	"slices"

	"kiosque/article"
)

// Form says how a name must be written in a text to be that name. Accents,
// kinds of apostrophe and hyphens never matter.
type Form uint8

// The forms. Proper is the zero value: where the name has its first capital
// letter the text has one too: "Belgique", "Court of Justice", "îles Cook"; any
// case when it has none.
const (
	Proper Form = iota
	Exact       // every letter in its case: "EI", "US", "maCERT"
	Free        // any case: "belge"
)

// MaxWords is the most words a name may have: the longest names of ministries
// have about fourteen. It bounds what is read at each word of a text.
const MaxWords = 20

// Name is one way to write one row of a table: two rows may share a name, and a
// row may have many.
type Name struct {
	Text string
	Form Form
	Row  int32 // the number that the caller gave the row; matches give it back
}

// Gazetteer finds many names in a text in one pass. It is a trie over words: a
// step from a node is a word's number, so finding takes time linear in the
// text whatever the number of names. It never changes once built, and many
// goroutines may share it.
type Gazetteer struct {
	numbers map[string]uint32 // folded word → number
	steps   map[uint64]uint32 // node<<32 | number → node; node 0 is the root
	ends    map[uint32][]end  // names that end at a node
	shapes  *shapes           // of the first words of names
}

// shapes tells of most words that no name begins with them, without a look into a table of names.
type shapes [1 << 16 / 64]uint64

// shape sums up a folded word by its first letters and its length.
func shape(key string) uint32 {
	const odd = 0x9e3779b97f4a7c15
	h := uint64(len(key))
	for i := range min(len(key), 8) {
		h = h<<7 ^ h>>57 ^ uint64(key[i])
	}
	return uint32(h * odd >> 48)
}

func (s *shapes) add(key string)      { s[shape(key)/64] |= 1 << (shape(key) % 64) }
func (s *shapes) has(key string) bool { return s[shape(key)/64]>>(shape(key)%64)&1 == 1 }

type end struct {
	plain   string // the name's words, case kept, for form exact
	capital int    // its first word with a capital letter, for form proper; -1 when there is none
	form    Form
	row     int32
}

// New builds the trie. A name without words, or with more than MaxWords, is a
// mistake in a table: the error quotes it.
func New(names []Name) (*Gazetteer, error) {
	g := &Gazetteer{
		numbers: make(map[string]uint32, len(names)),
		steps:   make(map[uint64]uint32, 2*len(names)),
		ends:    make(map[uint32][]end, len(names)),
		shapes:  &shapes{},
	}
	for _, n := range names {
		ws := Words(n.Text, 0)
		if len(ws) == 0 || len(ws) > MaxWords {
			return nil, fmt.Errorf("add name %q: %d words", n.Text, len(ws))
		}
		node := g.insert(ws)
		g.shapes.add(ws[0].Key)
		capital := slices.IndexFunc(ws, Word.Upper)
		g.ends[node] = append(g.ends[node], end{plain: Plain(ws), capital: capital, form: n.Form, row: n.Row})
	}
	return g, nil
}

func (g *Gazetteer) insert(ws []Word) uint32 {
	node := uint32(0)
	for _, w := range ws {
		number, known := g.numbers[w.Key]
		if !known {
			number = uint32(len(g.numbers))
			g.numbers[w.Key] = number
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

// Match is a name found in the words that Find was given.
type Match struct {
	article.Span         // of the words as they stand in the text
	First, Last  int     // the words are ws[First:Last]
	Rows         []int32 // every row that the name may mean, in the order of the table; valid during the visit only
}

// Find visits, in order, the names that stand in ws. Of names that overlap the
// one that starts first wins, of those the longest. A name does not go over
// punctuation or a blank line.
func (g *Gazetteer) Find(ws []Word, visit func(Match)) {
	var rows []int32
	for i := 0; i < len(ws); {
		var last int
		if last, rows = g.Longest(ws, i, rows[:0]); last == 0 {
			i++
			continue
		}
		span := article.Span{Start: ws[i].Start, End: ws[last-1].End}
		visit(Match{Span: span, First: i, Last: last, Rows: rows})
		i = last
	}
}

// Longest returns the index behind the longest name that starts at ws[i], and
// the name's rows appended to rows; 0 when there is none. It serves who decides
// by himself where to go on, which Find does for the others.
func (g *Gazetteer) Longest(ws []Word, i int, rows []int32) (int, []int32) {
	if !g.shapes.has(ws[i].Key) {
		return 0, rows
	}
	node, last := uint32(0), 0
	for j := i; j < len(ws) && (j == i || ws[j].Joint != Break); j++ {
		number, known := g.numbers[ws[j].Key]
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
func (e end) written(ws []Word) bool {
	switch e.form {
	case Proper:
		return e.capital < 0 || ws[e.capital].Upper()
	case Exact:
		return Plain(ws) == e.plain
	}
	return true
}
