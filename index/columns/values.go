package columns

import (
	"slices"

	"kiosque/index"
	"kiosque/query"
)

// Values returns every value of a facet in the hits, and the chosen ones, in the order of Facets,
// once a Counter of Only that facet has taken all documents.
func (k *Counter) Values(f query.Facet, chosen []string) []index.Value {
	k.counted().settle()
	facet := facetNumber[f]
	column, all := &k.columns.facets[facet], k.counts(facet).ranked(k.ranked)
	k.ranked = all
	slices.Sort(all)
	values := make([]index.Value, 0, len(all)+len(chosen))
	for _, r := range all {
		v := index.Value{Value: column.Value(r.ordinal()), Count: int(r.count())}
		v.Chosen = slices.Contains(chosen, v.Value)
		values = append(values, v)
	}
	return append(values, missing(values, chosen)...)
}

// missing returns the chosen values that are not among values, by value.
func missing(values []index.Value, chosen []string) (rest []index.Value) {
	found := map[string]bool{}
	for _, v := range values {
		if v.Chosen {
			found[v.Value] = true
		}
	}
	for _, value := range slices.Compact(slices.Sorted(slices.Values(chosen))) {
		if !found[value] {
			rest = append(rest, index.Value{Value: value, Chosen: true})
		}
	}
	return rest
}
