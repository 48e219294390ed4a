package main

import (
	"cmp"
	"maps"
	"slices"

	"kiosque/analyzers"
)

// carrier knows for one language which terms have become of a stem.
type carrier struct {
	lang    string
	becomes map[string]map[string]float64 // of a stem: its terms, and how usual each is
	forms   map[string]word               // of a term: what people write
	listed  map[string]bool               // the terms of listed words: the others are names, and noise
}

// newCarriers reads the lists with both chains, then explains by their partners the
// stems that no list has: most are names, and stand in the other language as they are spelt.
func newCarriers(lists [2][]word, rows []row) (both [2]*carrier, err error) {
	var stocks [2]stock
	for i, lang := range languages {
		if stocks[i], err = newStock(lang); err != nil {
			return both, err
		}
		both[i] = &carrier{lang, map[string]map[string]float64{}, map[string]word{}, map[string]bool{}}
		for _, w := range lists[i] {
			both[i].learn(w, stocks[i].stems(w.text))
		}
	}
	for i, c := range both {
		c.explain(i, rows, stocks[i])
	}
	return both, nil
}

// How usual a word counts that was never seen in texts: what a dictionary lists more
// than its inflections, and a name that only the lexicon has less than both.
const (
	unseenBase = 1
	unseenForm = 0.2
	unseenName = 0.01
)

// learn notes what has become of the stems of a word.
func (c *carrier) learn(w word, stems []string) {
	tokens := analyzers.Tokens(c.lang, w.text)
	if len(tokens) != 1 {
		return // a stop word, or no longer one word
	}
	usual := w.count + unseenForm
	if w.base {
		usual = w.count + unseenBase
	}
	c.note(stems, tokens[0].Term, usual)
	c.listed[tokens[0].Term] = true
	if known, ok := c.forms[tokens[0].Term]; !ok || moreUsual(w, known) {
		c.forms[tokens[0].Term] = w
	}
}

func (c *carrier) note(stems []string, term string, usual float64) {
	for _, stem := range stems {
		if c.becomes[stem] == nil {
			c.becomes[stem] = map[string]float64{}
		}
		c.becomes[stem][term] += usual
	}
}

// moreUsual prefers what a dictionary lists, then what was seen more often, then the
// shorter and the earlier.
func moreUsual(a, b word) bool {
	if a.base != b.base {
		return a.base
	}
	return cmp.Or(-cmp.Compare(a.count, b.count), cmp.Compare(len(a.text), len(b.text)), cmp.Compare(a.text, b.text)) < 0
}

// explain finds a spelling for stems that no list has. Where the stem on the other side,
// read as a word by the stock analyser of this one, gives the stem, it is the spelling;
// otherwise the stem itself is.
func (c *carrier) explain(side int, rows []row, s stock) {
	for _, r := range rows {
		stem, other := r.stems[side], r.stems[1-side]
		if c.becomes[stem] == nil && slices.Contains(s.stems(other), stem) {
			c.name([]string{stem}, other)
		}
	}
	for _, r := range rows {
		if stem := r.stems[side]; c.becomes[stem] == nil {
			c.name([]string{stem}, stem)
		}
	}
}

func (c *carrier) name(stems []string, spelt string) {
	tokens := analyzers.Tokens(c.lang, spelt)
	if len(tokens) != 1 {
		return
	}
	term := tokens[0].Term
	c.note(stems, term, unseenName)
	if _, known := c.forms[term]; !known {
		c.forms[term] = word{text: spelt}
	}
}

// share is a term and its share of a stem.
type share struct {
	term  string
	part  float64 // of the stem's words
	usual float64
}

// shares returns the terms of a stem by name, without those whose part of its words is
// smaller than least.
func (c *carrier) shares(stem string, least float64) []share {
	terms := c.becomes[stem]
	total := 0.0
	for _, term := range slices.Sorted(maps.Keys(terms)) {
		total += terms[term]
	}
	var found []share
	for _, term := range slices.Sorted(maps.Keys(terms)) {
		if part := terms[term] / total; part >= least {
			found = append(found, share{term, part, terms[term]})
		}
	}
	return found
}

// rare is the part of a stem's words below which a term is not what its translations mean.
const rare = 0.02
