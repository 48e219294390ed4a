package columns

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"kiosque/index"
	"kiosque/query"
)

// randomQuestion asks for what stands in one of the rows, and sometimes for what stands nowhere.
func randomQuestion(r *rand.Rand, rows []Row) query.Query {
	q := query.New()
	q.Sort = []query.Sort{query.Relevance, query.Newest, query.Oldest, query.Added}[r.IntN(4)]
	q.Copies = []query.Copies{query.Folded, query.All}[r.IntN(2)]
	q.From = []query.Day{"", "", "", "2010-01-02"}[r.IntN(4)]
	q.To = []query.Day{"", "", "", "2010-01-20"}[r.IntN(4)]
	q.Since = []string{"", "", "", "", "000003", "000012", "999999", "1000000", "000001"}[r.IntN(9)]
	row := Row{Values: make([][]string, len(query.Facets))}
	if len(rows) > 0 {
		row = rows[r.IntN(len(rows))]
	}
	if r.IntN(8) == 0 {
		q.Story = []string{row.Story, "nowhere"}[r.IntN(2)]
	}
	for range r.IntN(4) {
		f := r.IntN(len(query.Facets))
		chosen := append([]string{valueOf(r.IntN(30)), "nobody"}, row.Values[f]...)
		r.Shuffle(len(chosen), func(i, j int) { chosen[i], chosen[j] = chosen[j], chosen[i] })
		q.Filters[query.Facets[f]] = sortedOnce(chosen[:1+r.IntN(min(3, len(chosen)))])
	}
	return q
}

// some returns documents, ascending: all, or by chance.
func some(r *rand.Rand, documents int) []uint32 {
	share := []int{1, 1, 2, 10}[r.IntN(4)]
	var docs []uint32
	for doc := range documents {
		if r.IntN(share) == 0 {
			docs = append(docs, uint32(doc))
		}
	}
	return docs
}

// taken gives docs to k in blocks.
func taken(r *rand.Rand, k *Counter, docs []uint32) (hits []uint32) {
	for len(docs) > 0 {
		n := min(len(docs), 1+r.IntN(2*Block))
		for _, at := range k.Take(docs[:n]) {
			hits = append(hits, docs[at])
		}
		docs = docs[n:]
	}
	return hits
}

func same(t *testing.T, about string, k *Counter, n *naive, hits, want []uint32) {
	t.Helper()
	sameHits(t, about, k, n, hits, want)
	sameCounts(t, about, k, n)
}

func sameHits(t *testing.T, about string, k *Counter, n *naive, hits, want []uint32) {
	t.Helper()
	if !slices.Equal(hits, want) || k.Hits() != len(want) || k.Total() != n.total {
		t.Fatalf("%s: %d of %d hits, %d in the answer; want %d, %d", about, len(hits), k.Hits(), k.Total(), len(want), n.total)
	}
	for _, doc := range hits {
		row := n.rows[doc]
		copies := max(0, n.copies[row.Story]-1)
		if story := k.Folded(doc); k.Copies(story) != copies || story == 0 && copies > 0 {
			t.Fatalf("%s: article %d has %d copies, want %d", about, doc, k.Copies(story), copies)
		}
	}
}

func sameCounts(t *testing.T, about string, k *Counter, n *naive) {
	t.Helper()
	if want, got := n.facets(), k.Facets(); !slices.EqualFunc(want, got, sameFacet) {
		t.Fatalf("%s: %s", about, cmp.Diff(want, got, cmpopts.EquateEmpty()))
	}
	for i, f := range query.Facets {
		values := 0
		k.Each(f, func(v uint32, count int) {
			values++
			if value := k.columns.Facet(f).Value(v); n.counts[i][value] != count {
				t.Fatalf("%s: %d articles have %s %q, want %d", about, count, f, value, n.counts[i][value])
			}
		})
		if values != len(n.counts[i]) {
			t.Fatalf("%s: %d values of %s counted, want %d", about, values, f, len(n.counts[i]))
		}
	}
}

// trials is how many questions are asked of rows: fewer where one takes long.
func trials(s shape) int {
	if s.values > 1<<16 {
		return 10
	}
	return 60
}

func sameFacet(a, b index.Facet) bool {
	return a.Name == b.Name && a.Unlisted == b.Unlisted && slices.Equal(a.Values, b.Values)
}

func TestACounterCountsAsOneThatLooksAtEveryArticleByItself(t *testing.T) {
	for name, s := range shapes {
		r := rand.New(rand.NewPCG(5, 6))
		rows := randomRows(r, 1200, s)
		c := built(t, rows)
		for i := range trials(s) {
			n := &naive{rows: rows, q: randomQuestion(r, rows), strict: i%5 == 0}
			k := c.NewCounter(n.q)
			if n.strict {
				k.Strict()
			}
			docs := some(r, len(rows))
			n.take(docs)
			same(t, fmt.Sprintf("%s: %+v strict %v of %d", name, n.q, n.strict, len(docs)), k, n, taken(r, k, docs), n.hits)
			k.Release()
		}
	}
}

func TestAllDocumentsAreCountedAndComeInTheOrderAskedFor(t *testing.T) {
	for name, s := range shapes {
		r := rand.New(rand.NewPCG(7, 8))
		for _, documents := range []int{0, 1, 1200} {
			rows := randomRows(r, documents, s)
			c := built(t, rows)
			for i := range trials(s) {
				n := &naive{rows: rows, q: randomQuestion(r, rows), strict: i%7 == 0}
				k := c.NewCounter(n.q)
				if n.strict {
					k.Strict()
				}
				n.take(every(documents))
				same(t, fmt.Sprintf("%s: %+v strict %v", name, n.q, n.strict), k, n, slices.Collect(k.All()), n.sorted())
				k.Release()
			}
		}
	}
}

// Of a Counter of hits alone hits, totals and copies are the same.
func TestHitsAreTheSameWhereNoFacetIsCounted(t *testing.T) {
	for name, s := range shapes {
		r := rand.New(rand.NewPCG(21, 22))
		rows := randomRows(r, 1200, s)
		c := built(t, rows)
		for i := range trials(s) {
			n := &naive{rows: rows, q: randomQuestion(r, rows), strict: true}
			n.take(every(len(rows)))
			k, want := c.NewCounter(n.q).OnlyHits(), n.hits
			var hits []uint32
			if i%2 == 0 {
				hits, want = slices.Collect(k.All()), n.sorted()
			} else {
				hits = taken(r, k, every(len(rows)))
			}
			sameHits(t, fmt.Sprintf("%s: %+v", name, n.q), k, n, hits, want)
			k.Release()
		}
	}
}

func every(documents int) []uint32 {
	docs := make([]uint32, documents)
	for i := range docs {
		docs[i] = uint32(i)
	}
	return docs
}

func TestCountersDoNotDisturbEachOther(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	rows := randomRows(r, 800, shapes["several values, many copies"])
	c := built(t, rows)
	var all sync.WaitGroup
	for seed := range uint64(4) {
		all.Go(func() {
			r := rand.New(rand.NewPCG(11, seed))
			for i := range 40 {
				n := &naive{rows: rows, q: randomQuestion(r, rows)}
				k := c.NewCounter(n.q)
				n.take(every(len(rows)))
				if i%2 == 0 {
					same(t, fmt.Sprintf("%+v", n.q), k, n, slices.Collect(k.All()), n.sorted())
				} else {
					same(t, fmt.Sprintf("%+v", n.q), k, n, taken(r, k, every(len(rows))), n.hits)
				}
				k.Release()
			}
		})
	}
	all.Wait()
}

func TestFacetsOfAnAnswerAreTheCallersToChange(t *testing.T) {
	c := built(t, randomRows(rand.New(rand.NewPCG(12, 13)), 50, shapes["one value each"]))
	answer := func() int {
		k := c.NewCounter(query.New())
		defer k.Release()
		k.All()
		facets := k.Facets()
		count := facets[0].Values[0].Count
		facets[0].Values[0].Count = -1
		return count
	}
	if first, second := answer(), answer(); first != second {
		t.Errorf("%d, then %d", first, second)
	}
}

func TestCountingAllocatesNothingAndListingOneListAFacet(t *testing.T) {
	c := built(t, randomRows(rand.New(rand.NewPCG(18, 19)), 5000, shapes["many values, two bytes a code"]))
	q := query.Query{Copies: query.All, Filters: map[query.Facet][]string{query.Country: {valueOf(1)}}}
	k, docs := c.NewCounter(q), every(c.Len())
	takeAll(k, docs)
	k.Facets()
	if n := testing.AllocsPerRun(5, func() { takeAll(k, docs) }); n > 0 {
		t.Errorf("%v allocations to count", n)
	}
	if n := testing.AllocsPerRun(5, func() { k.Facets() }); n > float64(1+2*len(query.Facets)) {
		t.Errorf("%v allocations to list", n)
	}
}
