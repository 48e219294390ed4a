package distributed

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"

	"kiosque/index"
	"kiosque/index/columns"
	"kiosque/index/distributed/cluster"
	"kiosque/query"
)

// maxBuckets is how many values are counted in one request: somewhat less than the buckets that a cluster gives in an
// answer unless it is told otherwise (search.max_buckets: 65,535).
const maxBuckets = 60_000

// beside is how many values of a facet are counted beside a search: together at most maxBuckets. What has more is
// counted in requests of its own.
var beside = map[query.Facet]int{
	query.Year: 2_000, query.Mentioned: 2_000, query.Country: 1_000, query.Lang: 1_000, query.Source: 10_000, query.Organisation: 44_000,
}

// counting is the aggregation of everything that stands under the same filters.
const counting = "hits"

// countsOf are the aggregations by which a Result is counted; they stand beside the words of q, not under its filters.
// Facets that q does not filter stand under all its filters, each of the others under those of the rest.
func countsOf(q query.Query) map[string]any {
	var free []query.Facet
	counts := map[string]any{}
	for _, f := range query.Facets {
		if len(q.Filters[f]) == 0 {
			free = append(free, f)
		} else {
			counts[facetField(f)] = countsUnder(narrowed(q, f), q, f)
		}
	}
	counts[counting] = countsUnder(narrowed(q, ""), q, free...)
	return counts
}

// countsUnder counts facets under a filter.
func countsUnder(filter any, q query.Query, facets ...query.Facet) map[string]any {
	aggregations, fields := map[string]any{}, []string{}
	for _, f := range facets {
		aggregations[facetField(f)] = terms(facetField(f), beside[f])
		fields = append(fields, facetField(f))
	}
	if isFolded(q) {
		aggregations[retelling] = storiesOf(fields, retold)
	}
	return map[string]any{"filter": filter, "aggs": aggregations}
}

// terms counts at most so many values of a field, the most frequent. A value that one shard leaves out may be frequent in
// all: as many are asked of each as of all, and where anything was left out (buckets.Others) nothing of it is believed.
func terms(field string, most int) map[string]any {
	return map[string]any{"terms": map[string]any{"field": field, "size": most, "shard_size": most}}
}

const retelling = "stories"

// tallied is the answer to countsUnder.
type tallied struct {
	articles int
	facets   map[query.Facet]buckets
	more     map[string]int // by the number of the field among those that were counted together, and the value
}

// buckets are values and how many articles have them.
type buckets struct {
	Others  int `json:"sum_other_doc_count"` // of what is not among the buckets; of all shards
	Buckets []struct {
		Key   string `json:"key"`
		Count int    `json:"doc_count"`
	} `json:"buckets"`
}

// read reads the answer to countsUnder.
func (t *tallied) read(answer []byte) error {
	var members map[string]json.RawMessage
	if err := cluster.Decode(answer, &members); err != nil {
		return err
	}
	if err := cluster.Decode(members["doc_count"], &t.articles); err != nil {
		return err
	}
	t.facets = map[query.Facet]buckets{}
	for _, f := range query.Facets {
		if content, counted := members[facetField(f)]; counted {
			var b buckets
			if err := cluster.Decode(content, &b); err != nil {
				return err
			}
			t.facets[f] = b
		}
	}
	if content, folded := members[retelling]; folded {
		var stories told
		if err := cluster.Decode(content, &stories); err != nil {
			return err
		}
		t.more = stories.Told.Value
	}
	return nil
}

// total is how many articles there are, or stories where they were gathered.
func (t *tallied) total() int { return t.articles - t.more[all] }

// counts are those of f, the field with that number among those counted together. Whole: no value was left out.
func (t *tallied) counts(f query.Facet, number int) (counts map[string]int, whole bool) {
	b := t.facets[f]
	counts = make(map[string]int, len(b.Buckets))
	for _, v := range b.Buckets {
		counts[v.Key] = v.Count - t.more[strconv.Itoa(number)+" "+v.Key]
	}
	return counts, b.Others == 0
}

// counted reads the answer to countsOf into r: Total, Articles, Facets. Words are those that the hits were asked for:
// what the answer leaves out of a facet of very many values is asked for again.
func (g *generation) counted(ctx context.Context, words any, q query.Query, aggregations []byte, r *index.Result) error {
	hits, others, err := tallies(aggregations)
	if err != nil {
		return fmt.Errorf("read counts: %w", err)
	}
	r.Articles, r.Total, r.Facets = hits.articles, hits.total(), make([]index.Facet, len(query.Facets))
	free := 0
	for i, f := range query.Facets {
		of, chosen := others[f]
		number := 0
		if !chosen {
			of, number = hits, free
			free++
		}
		counts, whole := of.counts(f, number)
		if !whole {
			if counts, err = g.everyCount(ctx, words, q, f); err != nil {
				return err
			}
		}
		values, unlisted := columns.Listed(columns.Ranked(counts, q.Filters[f]))
		r.Facets[i] = index.Facet{Name: f, Values: values, Unlisted: unlisted}
	}
	return nil
}

// tallies reads the answer to countsOf: what stands under all filters, and each facet that stands under the others'.
func tallies(aggregations []byte) (hits *tallied, others map[query.Facet]*tallied, err error) {
	var answer map[string]json.RawMessage
	if err := cluster.Decode(aggregations, &answer); err != nil {
		return nil, nil, err
	}
	hits, others = &tallied{}, map[query.Facet]*tallied{}
	for _, f := range query.Facets {
		if content, chosen := answer[facetField(f)]; chosen {
			others[f] = &tallied{}
			if err := others[f].read(content); err != nil {
				return nil, nil, err
			}
		}
	}
	return hits, others, hits.read(answer[counting])
}
