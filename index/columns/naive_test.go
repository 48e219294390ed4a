package columns

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"kiosque/index"
	"kiosque/query"
)

// naive is a counter without a thought for speed: what Counter has to say, word by word.
type naive struct {
	rows   []Row
	q      query.Query
	strict bool

	hits   []uint32
	total  int
	copies map[string]int
	counts []map[string]int // by facet
}

func (n *naive) take(docs []uint32) {
	n.copies = map[string]int{}
	seen := map[string]bool{}
	for range query.Facets {
		n.counts = append(n.counts, map[string]int{})
	}
	for _, doc := range docs {
		row := n.rows[doc]
		if !inTime(row, dayNumber(n.q.From), dayNumber(n.q.To)) && (n.q.From != "" || n.q.To != "") || n.q.Story != "" && row.Story != n.q.Story || !n.isSince(doc) {
			continue
		}
		failed, at := n.failures(row)
		if failed == 0 {
			n.hit(doc)
		}
		for f := range query.Facets {
			if failed == 0 || failed == 1 && at == f && !n.strict {
				n.count(f, row, seen)
			}
		}
	}
}

// isSince tells whether doc came with a generation that has a larger number.
func (n *naive) isSince(doc uint32) bool {
	came, _ := strconv.Atoi(arrivalOf(int(doc)).Generation)
	since, _ := strconv.Atoi(n.q.Since)
	return came > since
}

func (n *naive) folds(row Row) bool { return n.q.Copies == query.Folded && row.Story != "" }

func (n *naive) hit(doc uint32) {
	n.hits = append(n.hits, doc)
	story := n.rows[doc].Story
	if n.folds(n.rows[doc]) {
		n.copies[story]++
	}
	if !n.folds(n.rows[doc]) || n.copies[story] == 1 {
		n.total++
	}
}

func (n *naive) count(f int, row Row, seen map[string]bool) {
	for _, v := range sortedOnce(row.Values[f]) {
		key := string(query.Facets[f]) + "\n" + row.Story + "\n" + v
		if n.folds(row) && seen[key] {
			continue
		}
		seen[key] = true
		n.counts[f][v]++
	}
}

func (n *naive) failures(row Row) (failed, at int) {
	for f, name := range query.Facets {
		if chosen := n.q.Filters[name]; len(chosen) > 0 && !meetsAny(row.Values[f], chosen) {
			failed++
			at = f
		}
	}
	return failed, at
}

func meetsAny(values, chosen []string) bool {
	return slices.ContainsFunc(values, func(v string) bool { return slices.Contains(chosen, v) })
}

func inTime(row Row, from, to uint32) bool {
	return row.First != 0 && row.Last >= from && (to == 0 || row.First <= to)
}

func (n *naive) facets() []index.Facet {
	var all []index.Facet
	for f, name := range query.Facets {
		facet := index.Facet{Name: name}
		for i, v := range n.values(f) {
			if i < maxValues || v.Chosen {
				facet.Values = append(facet.Values, v)
			} else {
				facet.Unlisted++
			}
		}
		all = append(all, facet)
	}
	return all
}

// values returns every value of a facet that was counted, and the chosen ones.
func (n *naive) values(f int) (values []index.Value) {
	chosen := n.q.Filters[query.Facets[f]]
	for v, count := range n.counts[f] {
		values = append(values, index.Value{Value: v, Count: count, Chosen: slices.Contains(chosen, v)})
	}
	for _, v := range chosen {
		if n.counts[f][v] == 0 {
			values = append(values, index.Value{Value: v, Chosen: true})
		}
	}
	slices.SortFunc(values, func(a, b index.Value) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Value, b.Value))
	})
	return values
}

// sorted returns the hits as All does.
func (n *naive) sorted() []uint32 {
	key := func(doc uint32) float64 {
		first, came := float64(n.rows[doc].First), arrivalOf(int(doc)).At
		switch {
		case n.q.Sort == query.Newest:
			return -first
		case n.q.Sort == query.Added:
			return -float64(came.Unix())
		case n.q.Sort == query.Oldest && first == 0:
			return math.Inf(1)
		case n.q.Sort == query.Oldest:
			return first
		}
		return 0
	}
	sorted := slices.Clone(n.hits)
	slices.SortStableFunc(sorted, func(a, b uint32) int { return cmp.Compare(key(a), key(b)) })
	return sorted
}
