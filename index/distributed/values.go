package distributed

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"kiosque/index"
	"kiosque/index/columns"
	"kiosque/query"
)

// values returns every value of a facet: none where there is no such facet.
func (g *generation) values(ctx context.Context, q query.Query, f query.Facet) ([]index.Value, error) {
	if !slices.Contains(query.Facets, f) {
		return nil, nil
	}
	words, _, err := g.asked(ctx, q)
	if err != nil {
		return nil, err
	}
	counts, err := g.everyCount(ctx, words, q, f)
	if err != nil {
		return nil, fmt.Errorf("values of a facet: %w", err)
	}
	return columns.Ranked(counts, q.Filters[f]), nil
}

// strictCounts counts the values of f in the hits of q, under its own filter too, copies one by one.
func (g *generation) strictCounts(ctx context.Context, q query.Query, f query.Facet) (counts map[string]int, hits int, err error) {
	words, _, err := g.asked(ctx, q)
	if err != nil {
		return nil, 0, err
	}
	l := listing{field: facetField(f), in: both(words, narrowed(q, ""))}
	if err := g.list(ctx, &l); err != nil {
		return nil, 0, err
	}
	return l.counts, l.articles, nil
}

// everyCount counts the values of f as countsOf does, however many there are. Words are those of q.
func (g *generation) everyCount(ctx context.Context, words any, q query.Query, f query.Facet) (map[string]int, error) {
	l := listing{field: facetField(f), in: both(words, narrowed(q, f)), folded: isFolded(q)}
	err := g.list(ctx, &l)
	return l.counts, err
}

// listing counts every value of a field.
type listing struct {
	field  string
	in     any  // what is counted
	folded bool // stories
	most   int  // values of a request; 0: maxBuckets
	parts  int  // the values are counted in so many parts, a request each
	// What was found.
	counts   map[string]int
	articles int
	more     map[string]int
}

// maxParts is how many parts values are divided in, at most.
const maxParts = 256

// list counts, in one part or else in four times as many: the cluster divides values by a hash, so that a part has
// all of a value, from every shard, and either is whole or says that it is not.
func (g *generation) list(ctx context.Context, l *listing) error {
	for l.parts = 1; l.parts <= maxParts; l.parts *= 4 {
		whole, err := g.listParts(ctx, l)
		if err != nil || whole {
			return err
		}
	}
	return fmt.Errorf("%s: more than %d values", l.field, maxParts*maxBuckets)
}

func (g *generation) listParts(ctx context.Context, l *listing) (whole bool, err error) {
	l.counts = map[string]int{}
	for part := range l.parts {
		var answer valuesFound
		if err := g.client.Search(ctx, g.index, l.request(part), &answer); err != nil {
			return false, err
		}
		if answer.Aggregations.Values.Others > 0 {
			return false, nil
		}
		l.add(&answer, part)
	}
	return true, nil
}

// valuesFound is the answer to one request of a listing.
type valuesFound struct {
	Hits struct {
		Total struct{ Value int }
	}
	Aggregations struct {
		Values  buckets
		Stories told
	}
}

func (l *listing) request(part int) any {
	values := terms(l.field, cmp.Or(l.most, maxBuckets))
	if l.parts > 1 {
		values["terms"].(map[string]any)["include"] = map[string]any{"partition": part, "num_partitions": l.parts}
	}
	aggregations := map[string]any{"values": values}
	if l.folded && part == 0 {
		aggregations[retelling] = storiesOf([]string{l.field}, retold)
	}
	return map[string]any{"size": 0, "track_total_hits": part == 0, "query": l.in, "aggs": aggregations}
}

func (l *listing) add(answer *valuesFound, part int) {
	if part == 0 {
		l.articles, l.more = answer.Hits.Total.Value, answer.Aggregations.Stories.Told.Value
	}
	for _, b := range answer.Aggregations.Values.Buckets {
		l.counts[b.Key] = b.Count - l.more["0 "+b.Key]
	}
}

// totals counts, in the whole archive, the articles that have each of values, copies one by one.
func (g *generation) totals(ctx context.Context, f query.Facet, values []string) (map[string]int, error) {
	counts := make(map[string]int, len(values))
	for some := range slices.Chunk(values, maxBuckets) {
		var answer struct{ Aggregations struct{ Values buckets } }
		counted := terms(facetField(f), len(some))
		counted["terms"].(map[string]any)["include"] = some
		request := map[string]any{"size": 0, "query": having(f, some), "aggs": map[string]any{"values": counted}}
		if err := g.client.Search(ctx, g.index, request, &answer); err != nil {
			return nil, err
		}
		for _, b := range answer.Aggregations.Values.Buckets {
			counts[b.Key] = b.Count
		}
	}
	return counts, nil
}
