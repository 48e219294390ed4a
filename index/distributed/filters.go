package distributed

import (
	"strconv"
	"strings"

	"kiosque/query"
)

// narrowed is everything but words that q asks for, as a query of the cluster, for its post_filter. But: the filter of
// one facet is left out, "" for none.
func narrowed(q query.Query, but query.Facet) any {
	var filters []any
	for _, f := range query.Facets {
		if chosen := q.Filters[f]; f != but && len(chosen) > 0 {
			filters = append(filters, having(f, chosen))
		}
	}
	filters = append(filters, between(q.From, q.To)...)
	if q.Story != "" {
		filters = append(filters, clause("term", storyField, q.Story))
	}
	if q.Since != "" {
		filters = append(filters, after(q.Since))
	}
	return both(filters...)
}

// having is the articles that have one of values.
func having(f query.Facet, values []string) any { return clause("terms", facetField(f), values) }

// between is the articles that can have been published between two days, both within; an empty day is no bound.
// What has no date has neither field, and is within no bounds.
func between(from, to query.Day) (filters []any) {
	if from != "" {
		filters = append(filters, clause("range", lastField, map[string]any{"gte": dayNumber(from)}))
	}
	if to != "" {
		filters = append(filters, clause("range", firstField, map[string]any{"lte": dayNumber(to)}))
	}
	return filters
}

// dayNumber turns "2017-03-12" into 20170312, as firstField has it.
func dayNumber(d query.Day) int {
	n, _ := strconv.Atoi(strings.ReplaceAll(string(d), "-", ""))
	return n
}

// after is the articles that a generation after one brought: the blank that ends a name in cameValue comes before
// the mark that ends it here, so that its own articles are not among them.
func after(generation string) any {
	return clause("range", cameField, map[string]any{"gte": cameGeneration(generation) + "!"})
}

// clause is a query of one field.
func clause(kind, field string, asked any) any {
	return map[string]any{kind: map[string]any{field: asked}}
}

// both is what meets all of queries, none of them ranked; everything where there are none.
func both(queries ...any) any {
	switch len(queries) {
	case 0:
		return map[string]any{"match_all": map[string]any{}}
	case 1:
		return queries[0]
	}
	return map[string]any{"bool": map[string]any{"filter": queries}}
}
