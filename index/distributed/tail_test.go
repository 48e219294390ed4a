package distributed

import (
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kiosque/article"
	"kiosque/index"
	"kiosque/index/columns"
	"kiosque/query"
)

// tail is articles whose organisations are a few that many have, and a long tail that few have each; three in ten
// tell a story that others tell.
func tail(articles, organisations int) []article.Article {
	r := rand.New(rand.NewPCG(77, 1))
	all := make([]article.Article, articles)
	for i := range all {
		a := &all[i]
		*a = article.Article{ID: fmt.Sprintf("a%06d", i), Lang: []string{article.French, article.English}[r.IntN(2)], Path: "p", Source: "s" + strconv.Itoa(r.IntN(40))}
		a.Date = article.Date{Value: []string{"", "2016", "2015-03", fmt.Sprintf("20%02d-%02d-%02d", r.IntN(25), 1+r.IntN(12), 1+r.IntN(28))}[min(3, r.IntN(20))]}
		for range 4 {
			rank := int(math.Pow(float64(organisations), math.Pow(r.Float64(), 0.6))) - 1
			a.Organisations = append(a.Organisations, article.Fact{Value: fmt.Sprintf("Organisation %06d", rank*7919%organisations)})
		}
		a.Countries = []article.Fact{{Value: []string{"FR", "BE", "DE", "MA", "US"}[r.IntN(5)]}}
		if r.IntN(10) < 3 {
			a.Story = fmt.Sprintf("a%06d", r.IntN(1+articles/10))
		}
	}
	return all
}

// A facet with far more values than a shard is asked for is counted as exactly as a small one: beside a search, in a request
// of its own, and in many. Asking each shard for its most frequent values alone, as is usual, would not do: it is
// wrong here.
func TestLongTailIsExact(t *testing.T) {
	articles := tail(14_000, 20_000)
	truth, g := rowsOf(articles), loaded(t, articles, 6)
	for _, copies := range []query.Copies{query.All, query.Folded} {
		q := query.New()
		q.Copies = copies
		counts := truth.counts(q, query.Organisation, query.Organisation)
		values, unlisted := columns.Listed(columns.Ranked(counts, nil))
		want := index.Facet{Name: query.Organisation, Values: values, Unlisted: unlisted}
		for _, most := range []int{beside[query.Organisation], len(values)} {
			if got := besideAt(t, g, q, most); !cmp.Equal(want, got) {
				t.Errorf("%s, %d beside a search: %s", copies, most, cmp.Diff(want, got)[:900])
			}
		}
		for _, most := range []int{0, 700} {
			l := listing{field: facetField(query.Organisation), in: both(), folded: isFolded(q), most: most}
			if err := g.list(t.Context(), &l); err != nil || !maps.Equal(counts, l.counts) || l.articles != len(articles) {
				t.Errorf("%s, in %d parts: %d values of %d articles (%v), want %d", copies, l.parts, len(l.counts), l.articles, err, len(counts))
			}
		}
		if cut := usual(t, g, len(values)); copies == query.All && maps.Equal(cut, headOf(values)) {
			t.Error("asking each shard for its most frequent values is exact here: nothing was tried")
		}
	}
}

// besideAt counts organisations beside a search, at most so many.
func besideAt(t *testing.T, g *generation, q query.Query, most int) index.Facet {
	t.Helper()
	before := beside[query.Organisation]
	beside[query.Organisation] = most
	defer func() { beside[query.Organisation] = before }()
	return count(t, g, q).Facets[slices.Index(query.Facets, query.Organisation)]
}

// usual counts the most frequent organisations by asking each shard for as many.
func usual(t *testing.T, g *generation, most int) map[string]int {
	t.Helper()
	var answer struct{ Aggregations struct{ Values buckets } }
	terms := map[string]any{"field": facetField(query.Organisation), "size": most, "shard_size": most}
	if err := g.client.Search(t.Context(), g.index, map[string]any{"size": 0, "aggs": map[string]any{"values": map[string]any{"terms": terms}}}, &answer); err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	for _, b := range answer.Aggregations.Values.Buckets {
		counts[b.Key] = b.Count
	}
	return counts
}

func headOf(values []index.Value) map[string]int {
	first := map[string]int{}
	for _, v := range values {
		first[v.Value] = v.Count
	}
	return first
}

// BenchmarkCounts counts an archive of KIOSQUE_ARTICLES articles with half as many organisations, over six shards.
func BenchmarkCounts(b *testing.B) {
	n, err := strconv.Atoi(os.Getenv("KIOSQUE_ARTICLES"))
	if err != nil {
		n = 20_000
	}
	articles := tail(n, n/2)
	g := loaded(b, articles, 6)
	some := query.New().With(query.Country, []string{"FR"}).With(query.Source, []string{"s1"})
	for _, copies := range []query.Copies{query.All, query.Folded} {
		for name, q := range map[string]query.Query{"everything": query.New(), "a country and a source": some} {
			q.Copies = copies
			b.Run(fmt.Sprintf("%s, copies %s", name, copies), func(b *testing.B) { benchmarkCounts(b, g, q) })
		}
	}
}

func benchmarkCounts(b *testing.B, g *generation, q query.Query) {
	each := map[string]func() error{
		"beside": func() error { count(b, g, q); return nil },
		"list":   func() error { _, err := g.values(b.Context(), q, query.Organisation); return err },
		"months": func() error { _, err := g.timeline(b.Context(), q, query.ByMonth); return err },
	}
	for name, do := range each {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := do(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
