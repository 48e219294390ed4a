package columns

import (
	"cmp"
	"slices"
	"strings"

	"kiosque/index"
	"kiosque/query"
)

// Facets returns the counts of every facet, once all documents were taken: largest first,
// chosen values always among them.
func (k *Counter) Facets() []index.Facet {
	if kept := k.counted().facets; kept != nil {
		return copyOf(kept)
	}
	k.settle()
	facets := make([]index.Facet, len(query.Facets))
	for i, name := range query.Facets {
		values, unlisted := k.values(i, k.chosen[name])
		facets[i] = index.Facet{Name: name, Values: values, Unlisted: unlisted}
	}
	return facets
}

// Each yields the values of a facet that were counted, ascending, with their numbers.
func (k *Counter) Each(f query.Facet, yield func(n uint32, count int)) {
	k.counted().settle()
	k.counts(facetNumber[f]).each(func(n, count uint32) { yield(n, int(count)) })
}

// Chosen tells whether the value of f with number n is a filter.
func (k *Counter) Chosen(f query.Facet, n uint32) bool {
	return k.filters[facetNumber[f]].table[n] != 0
}

// counts returns the counts of a facet.
func (k *Counter) counts(facet int) *tally {
	if facet == k.own {
		return &k.columns.whole(k.fold).tallies[facet]
	}
	return &k.counted().tallies[facet]
}

// values returns the most frequent values and the chosen ones, largest count first, and
// how many others were counted.
func (k *Counter) values(facet int, chosen []string) (values []index.Value, unlisted int) {
	column, table := &k.columns.facets[facet], k.filters[facet].table
	top, counted := k.counts(facet).top(k.ranked)
	k.ranked = top
	values = make([]index.Value, 0, len(top)+len(chosen))
	for _, r := range top {
		n := r.ordinal()
		values = append(values, index.Value{Value: column.Value(n), Count: int(r.count()), Chosen: table[n] != 0})
	}
	unlisted = counted - len(top)
	if len(chosen) > 0 {
		values, unlisted = k.withChosen(values, facet, chosen, unlisted)
	}
	return values, unlisted
}

// withChosen adds the chosen values that are not among the most frequent.
func (k *Counter) withChosen(values []index.Value, facet int, chosen []string, unlisted int) ([]index.Value, int) {
	column, counts, listed := &k.columns.facets[facet], k.counts(facet).counts, values
	for _, value := range chosen {
		v := index.Value{Value: value, Chosen: true}
		if n, known := column.Ordinal(value); known {
			v.Count = int(counts[n])
		}
		if v.Count == 0 {
			values = append(values, v)
		} else if byCount(v, listed[len(listed)-1]) > 0 {
			values = append(values, v)
			unlisted--
		}
	}
	slices.SortFunc(values, byCount)
	return values, unlisted
}

func byCount(a, b index.Value) int {
	return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Value, b.Value))
}
