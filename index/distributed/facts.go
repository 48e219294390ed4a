package distributed

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"kiosque/index/reading"
)

// maxAsked is how many values a fact may ask for: the most terms that a cluster takes in a query, unless it is told
// otherwise (index.max_terms_count).
const maxAsked = 65_536

// factQuery is the articles that have a value that f asks for, and totalOf about how many there are in the archive: as
// if none had two.
func (g *generation) factQuery(ctx context.Context, f reading.Fact) (q any, totalOf float64, err error) {
	var values map[string]int
	if f.Within {
		values, err = g.valuesWithin(ctx, f)
	} else {
		values, err = g.totals(ctx, f.Facet, []string{f.Value})
	}
	if err != nil {
		return nil, 0, fmt.Errorf("find the values of %s: %w", f.Facet, err)
	}
	if len(values) == 0 {
		return map[string]any{"match_none": map[string]any{}}, 0, nil
	}
	if len(values) > maxAsked {
		return nil, 0, fmt.Errorf("find the values of %s: more than %d", f.Facet, maxAsked)
	}
	for _, articles := range values {
		totalOf += float64(articles)
	}
	return having(f.Facet, slices.Sorted(maps.Keys(values))), totalOf, nil
}

// valuesWithin returns the values that have the words of f, with their totals. Whatever has such a value has all the words in
// its names; so the values of those articles are all that need to be looked at, and their counts there are their totals.
func (g *generation) valuesWithin(ctx context.Context, f reading.Fact) (map[string]int, error) {
	var words []any
	for _, word := range strings.Fields(reading.Folded(f.Value)) {
		words = append(words, clause("term", nameField(f.Facet), word))
	}
	if len(words) == 0 {
		return nil, nil
	}
	l := listing{field: facetField(f.Facet), in: both(words...)}
	if err := g.list(ctx, &l); err != nil {
		return nil, err
	}
	asks := f.Asks()
	maps.DeleteFunc(l.counts, func(value string, _ int) bool { return !asks(value, reading.Folded(value)) })
	return l.counts, nil
}
