package columns

import (
	"iter"
	"slices"

	"kiosque/index"
	"kiosque/query"
)

// whole returns the counts of all articles, which are kept: by story where copies are folded.
func (c *Columns) whole(fold bool) *Counter {
	if fold {
		return c.totals[1]()
	}
	return c.totals[0]()
}

func (c *Columns) countWhole(copies query.Copies) *Counter {
	k := c.NewCounter(query.Query{Copies: copies})
	k.blocks(c.everything, k.count)
	k.facets = k.Facets()
	k.copies.docs, k.ranked = nil, nil
	return k
}

// All counts every document, as Take does, and returns the hits in the order of the
// question's Sort, best first: of articles that are folded, the one that stands for
// their story comes first. It is good until Release. Where nothing narrows the question
// nothing is counted: the counts of the whole archive are kept.
func (k *Counter) All() iter.Seq[uint32] {
	if k.nowhere {
		return func(func(uint32) bool) {}
	}
	if !k.narrowed() && len(k.active) == 0 {
		k.kept = k.columns.whole(k.fold)
		return k.inOrder(k.columns.everything)
	}
	if !k.narrowed() && len(k.active) == 1 && !k.strict {
		k.own = k.active[0] // under no filter of another facet
	}
	within, met := k.sets()
	for i, facet := range k.active {
		if facet != k.own && !k.strict {
			apart := within.without(met[i])
			for j := range met {
				if j != i {
					apart.narrow(met[j])
				}
			}
			k.blocks(apart, func(docs []uint32) { k.tally(facet, k.aside(docs, uint8(1+facet))) })
		}
	}
	for _, s := range met {
		within.narrow(s)
	}
	k.blocks(within, k.count)
	return k.inOrder(within)
}

// narrowed tells whether days, generations or a story are asked for.
func (k *Counter) narrowed() bool { return k.inTime != nil || k.fresh != nil || k.only }

// sets returns the documents that are of the days, the generations and the story asked for, and those
// that meet each filter.
func (k *Counter) sets() (within Set, met []Set) {
	c := k.columns
	within = c.everything.And(c.everything)
	if k.inTime != nil {
		within.narrow(having(c.dates.codes, k.inTime, c.articles))
	}
	if k.fresh != nil {
		within.narrow(having(c.arrivals.column.codes, k.fresh, c.articles))
	}
	if k.only {
		within.narrow(c.stories.column.Having(k.story))
	}
	for _, facet := range k.active {
		met = append(met, having(c.facets[facet].codes, k.filters[facet].table, c.articles))
	}
	return within, met
}

// blocks gives the documents of a set to take, a Block at a time.
func (k *Counter) blocks(s Set, take func(docs []uint32)) {
	docs := sized(k.buffers.kept, Block)
	k.buffers.kept = docs
	for from := 0; from < len(s.words); {
		var n int
		n, from = s.fill(docs, from)
		take(docs[:n])
	}
}

// inOrder yields the documents of a set, best first.
func (k *Counter) inOrder(s Set) iter.Seq[uint32] {
	sorted, byDate := k.columns.orders[k.sort]
	if !byDate {
		return s.each
	}
	return func(yield func(uint32) bool) {
		for _, doc := range sorted() {
			if s.Has(doc) && !yield(doc) {
				return
			}
		}
	}
}

// copyOf returns facets that their caller may change.
func copyOf(facets []index.Facet) []index.Facet {
	copied := slices.Clone(facets)
	for i := range copied {
		copied[i].Values = slices.Clone(copied[i].Values)
	}
	return copied
}
