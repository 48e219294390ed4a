package lexicon

import (
	"cmp"
	"slices"
	"sort"
)

// table is the statistical lexicon: two sides of terms, and links between them
// that carry a weight for each direction. All of it lies in a few large slices.
type table struct {
	sides [2]side // by the index of the language
	links [2][]link
}

// side is the terms of one language, sorted, each with its most usual form.
type side struct {
	terms, forms texts
	first        []uint32 // of each term: where its links begin; one more at the end
}

// texts is many short strings in one.
type texts struct {
	blob string
	ends []uint32
}

func (t texts) at(i int) string {
	start := uint32(0)
	if i > 0 {
		start = t.ends[i-1]
	}
	return t.blob[start:t.ends[i]]
}

// link leads to a term of the other side, with the weight of 255 that it has there.
type link struct {
	term   uint32
	weight uint8
}

// find returns the number of a term.
func (s side) find(term string) (int, bool) {
	i := sort.Search(len(s.terms.ends), func(i int) bool { return s.terms.at(i) >= term })
	return i, i < len(s.terms.ends) && s.terms.at(i) == term
}

// form returns what people write for a term.
func (s side) form(i int) string {
	if f := s.forms.at(i); f != "" {
		return f
	}
	return s.terms.at(i)
}

// translations returns the best ways to say a term of language from (0 or 1) in the other
// language, best first; their weights add up to 1.
func (t *table) translations(from int, term string) []Way {
	own, other := t.sides[from], t.sides[1-from]
	i, found := own.find(term)
	if !found {
		return nil
	}
	links := best(t.links[from][own.first[i]:own.first[i+1]])
	ways := make([]Way, 0, len(links))
	for _, l := range links {
		ways = append(ways, Way{
			Text:   other.form(int(l.term)),
			Terms:  []Term{{Text: other.terms.at(int(l.term))}},
			Weight: float64(l.weight),
		})
	}
	return normalised(ways)
}

// best returns the heaviest links, heaviest first, without the tiny ones.
func best(links []link) []link {
	kept := make([]link, 0, len(links))
	for _, l := range links {
		if float64(l.weight) >= tiny*full {
			kept = append(kept, l)
		}
	}
	slices.SortFunc(kept, func(a, b link) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.term, b.term))
	})
	return kept[:min(MaxWays, len(kept))]
}

const (
	full = 255  // the weight of a certain translation in the table
	tiny = 0.03 // what is less likely is noise of the training
)
