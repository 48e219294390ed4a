package queries

import (
	"errors"
	"iter"
	"math/rand/v2"
	"slices"
	"strings"
)

// Counts says how many queries of each kind to make.
type Counts map[Kind]int

// Usual are the counts of the comparison: 500 in all.
var Usual = Counts{Word: 200, Or: 200, And: 50, Phrase: 50}

const (
	seed     = 1
	patience = 200 // draws a query from one band: then it counts as having no more
)

var errSmall = errors.New("make queries: the corpus is too small for so many")

// Make draws queries from texts, which is read twice and must give the same both
// times. stop tells which words are no words to ask for. No query comes twice.
func Make(texts iter.Seq[string], stop func(string) bool, counts Counts) ([]Query, error) {
	articles, n := count(texts, stop)
	m := &maker{
		r: rand.New(rand.NewPCG(seed, 0)), articles: articles, n: n, bands: divide(articles, n), known: map[string]bool{},
	}
	for _, b := range Bands {
		if len(m.bands[b.Name]) > 0 {
			m.names = append(m.names, b.Name)
		}
	}
	if len(m.names) == 0 {
		return nil, errSmall
	}
	m.sample(texts, stop, 40*(counts[And]+counts[Phrase])+1)
	var all []Query
	for _, kind := range kinds {
		for i := range counts[kind] {
			q, ok := m.next(kind, i)
			if !ok {
				return nil, errSmall
			}
			all = append(all, q)
		}
	}
	return all, nil
}

type maker struct {
	r        *rand.Rand
	articles map[string]int
	n        int
	bands    banded
	names    []string // of the bands that have words: a small corpus has no rare ones
	texts    []text   // a sample, for words that do stand together
	known    map[string]bool
}

// sample keeps about so many texts, spread over all.
func (m *maker) sample(texts iter.Seq[string], stop func(string) bool, most int) {
	at, each := 0, max(1, m.n/most)
	for s := range texts {
		if at%each == 0 {
			m.texts = append(m.texts, words(s, stop))
		}
		at++
	}
}

// next draws until a query is a new one; where a band has no further words, from the next.
func (m *maker) next(kind Kind, i int) (Query, bool) {
	draws := map[Kind]func(int) []string{Word: m.word, Or: m.or, And: m.and, Phrase: m.phrase}
	for attempt := range patience * len(Bands) {
		asked := draws[kind](i + attempt/patience)
		sorted := slices.Sorted(slices.Values(asked))
		key := string(kind) + strings.Join(sorted, " ")
		if len(asked) == 0 || m.known[key] || len(slices.Compact(sorted)) < len(asked) {
			continue
		}
		m.known[key] = true
		return Query{kind, m.band(kind, asked), asked}, true
	}
	return Query{}, false
}

// word draws from the bands in turn.
func (m *maker) word(i int) []string {
	return []string{m.bands.draw(m.r, m.names[i%len(m.names)])}
}

// or draws two or three words, each from any band.
func (m *maker) or(i int) []string {
	var all []string
	for range 2 + i%2 {
		all = append(all, m.word(m.r.IntN(len(m.names)))...)
	}
	return all
}

// and draws two words that stand in one text.
func (m *maker) and(int) []string {
	t := m.texts[m.r.IntN(len(m.texts))]
	if len(t) == 0 {
		return nil
	}
	return m.banded(t[m.r.IntN(len(t))], t[m.r.IntN(len(t))])
}

// phrase draws two neighbours in a text.
func (m *maker) phrase(int) []string {
	t := m.texts[m.r.IntN(len(m.texts))]
	if len(t) < 2 {
		return nil
	}
	at := m.r.IntN(len(t) - 1)
	return m.banded(t[at], t[at+1])
}

// banded returns two words, or none where one of them has no band.
func (m *maker) banded(a, b string) []string {
	if bandOf(m.articles[a], m.n) == "" || bandOf(m.articles[b], m.n) == "" {
		return nil
	}
	return []string{a, b}
}

// band names the band of the word that decides how many hits there are: the rarest
// where all are required, the commonest where any will do.
func (m *maker) band(kind Kind, asked []string) string {
	counts := make([]int, len(asked))
	for i, w := range asked {
		counts[i] = m.articles[w]
	}
	if kind == Or {
		return bandOf(slices.Max(counts), m.n)
	}
	return bandOf(slices.Min(counts), m.n)
}
