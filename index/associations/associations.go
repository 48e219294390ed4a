// Package associations says what goes with a question: words, organisations and countries that are more frequent in
// its hits than everywhere. It compares counts; engines count.
package associations

import (
	"cmp"
	"math"
	"slices"

	"kiosque/index"
)

const (
	leastSample = 10 // hits of a language whose words are shown; half of all hits where that is less
	leastHits   = 3  // that must have something for it to go with a question
	half        = 5  // hits that have something: so few count half, fewer may have it by chance
)

// Candidate is what may go with a question.
type Candidate struct {
	index.Association
	Of   int // articles among which Everywhere was counted
	Hits int // that were looked at; of words, those in the Sample's language are a part
}

// Best returns the most telling of what is more frequent here than everywhere, at most so many. It reorders all.
func Best(all []Candidate, most int) []index.Association {
	all = slices.DeleteFunc(all, func(c Candidate) bool { return c.Here < leastHits || c.excess() <= 0 })
	slices.SortFunc(all, func(a, b Candidate) int {
		return cmp.Or(cmp.Compare(b.excess(), a.excess()), cmp.Compare(a.Value, b.Value))
	})
	var found []index.Association
	for _, c := range all[:min(most, len(all))] {
		found = append(found, c.Association)
	}
	return found
}

// excess is how much more frequent something is here, absolutely and in proportion: a term of
// the divergence of Kullback and Leibler, which lets rare words shout less than a plain ratio does.
// It is less for what few hits have, and for a language in which few of the hits are; 0 for
// what is not more frequent.
func (c Candidate) excess() float64 {
	here, everywhere := float64(c.Here)/float64(c.Sample), float64(max(c.Everywhere, c.Here))/float64(c.Of)
	if here <= everywhere {
		return 0
	}
	trust := float64(c.Here) / float64(c.Here+half) * float64(c.Sample) / float64(c.Hits)
	return here * math.Log2(here/everywhere) * trust
}
