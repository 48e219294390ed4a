package indextest

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"kiosque/article"
	"kiosque/index"
	"kiosque/query"
)

const (
	corpusSize = 120
	questions  = 300
)

// sameAsNaive: an engine that knows no organisations and tells no formula is compared here; see Comparison.
func sameAsNaive(t *testing.T, open Open) {
	Comparison{Open: open, Questions: questions / 4}.Run(t)
}

// countsAreTotals: the count beside a value is the total when that value alone is
// chosen in its facet, and no value is missing.
func countsAreTotals(t *testing.T, open Open) {
	e, truth := filled(t, open)
	r := rand.New(rand.NewPCG(8, 8))
	for n := range questions / 4 {
		q := randomQuery(r)
		if n%2 == 0 {
			q = randomQuestion(r)
		}
		for _, facet := range search(t, e, q).Facets {
			checkCounts(t, truth, q, facet)
		}
	}
}

func checkCounts(t *testing.T, truth *Naive, q query.Query, facet index.Facet) {
	t.Helper()
	counted := map[string]int{}
	for _, v := range facet.Values {
		counted[v.Value] = v.Count
		if v.Chosen != q.Chosen(facet.Name, v.Value) {
			t.Fatalf("%v: %s=%s chosen is %v", q.Values(), facet.Name, v.Value, v.Chosen)
		}
	}
	missing := facet.Unlisted
	for _, value := range truth.values(facet.Name) {
		q.Filters = only(q.Filters, facet.Name, value)
		count, listed := counted[value]
		want := truth.total(q)
		if want > 0 && !listed {
			missing--
			continue
		}
		if count != want {
			t.Fatalf("%v: %s=%s counts %d, want %d", q.Values(), facet.Name, value, count, want)
		}
	}
	if missing != 0 {
		t.Fatalf("%v: %s: %d values are unlisted, want %d", q.Values(), facet.Name, facet.Unlisted, facet.Unlisted-missing)
	}
}

func only(filters map[query.Facet][]string, f query.Facet, value string) map[query.Facet][]string {
	with := map[query.Facet][]string{f: {value}}
	for other, chosen := range filters {
		if other != f {
			with[other] = chosen
		}
	}
	return with
}

func searchEnds(t *testing.T, open Open) {
	e, _ := filled(t, open)
	ended, end := context.WithCancel(t.Context())
	end()
	for _, q := range []query.Query{words("Europol"), words(`"police européenne"`), query.New()} {
		if _, err := e.Search(ended, q); !errors.Is(err, context.Canceled) {
			t.Errorf("%v: %v, want context.Canceled", q.Values(), err)
		}
	}
}

func pagesPartition(t *testing.T, open Open) {
	e, _ := filled(t, open)
	for _, q := range []query.Query{query.New(), words("Europol"), words("police")} {
		for _, q.Sort = range sorts {
			q.Size = query.MaxSize
			whole := allHits(t, e, q)
			q.Size = 7
			checkPages(t, e, q, whole)
		}
	}
}

func checkPages(t *testing.T, e index.Engine, q query.Query, whole []string) {
	t.Helper()
	var paged []string
	for q.Page = 1; len(paged) < len(whole); q.Page++ {
		page := search(t, e, q)
		if len(page.Hits) == 0 {
			break
		}
		paged = append(paged, names(page.Hits, q)...)
	}
	if diff := cmp.Diff(whole, paged); diff != "" {
		t.Errorf("%v: pages of %d:\n%s", q.Values(), q.Size, diff)
	}
	if page := search(t, e, q); len(page.Hits) != 0 || page.Next != "" || page.Total != len(whole) {
		t.Errorf("%v: %d hits after the last page, next %q", q.Values(), len(page.Hits), page.Next)
	}
}

// hitsAlone: one hit asked for by its place, forwards, backwards or at first, is the one that
// stands there on a page, with the same counts.
func hitsAlone(t *testing.T, open Open) {
	e, _ := filled(t, open)
	fresh, _ := filled(t, open)
	for _, q := range []query.Query{query.New(), words("Europol"), words("police"), words("minister security investigation")} {
		for _, q.Sort = range sorts {
			q.Size = query.MaxSize
			whole := search(t, e, q)
			q.Size = 1
			for place := range whole.Hits {
				q.Page = place + 1
				checkAlone(t, e, q, whole)
			}
			for place := len(whole.Hits) - 1; place >= 0; place -= 1 + place/9 {
				q.Page = place + 1
				checkAlone(t, fresh, q, whole)
			}
		}
	}
}

// whenever compares what two engines hold, which were filled one after the other.
var whenever = cmpopts.IgnoreFields(index.Arrival{}, "At")

func checkAlone(t *testing.T, e index.Engine, q query.Query, whole index.Result) {
	t.Helper()
	alone, more := search(t, e, q), whole.Total > q.Page
	if diff := cmp.Diff(whole.Hits[q.Page-1:q.Page], alone.Hits, whenever); diff != "" || more != (alone.Next != "") {
		t.Fatalf("%v: next %q, of %d hits:\n%s", q.Values(), alone.Next, whole.Total, diff)
	}
	if alone.Total != whole.Total || alone.Articles != whole.Articles || !cmp.Equal(alone.Facets, whole.Facets) {
		t.Fatalf("%v: other counts: %d of %d", q.Values(), alone.Total, alone.Articles)
	}
}

func cursorsPartition(t *testing.T, open Open) {
	e, truth := filled(t, open)
	for _, sort := range sorts {
		q := words("Europol")
		q.Sort, q.Size = sort, 3
		all := allHits(t, e, q)
		if len(all) != truth.total(q) || len(slices.Compact(slices.Sorted(slices.Values(all)))) != len(all) {
			t.Errorf("%s: cursors reach %d hits, want %d different ones", sort, len(all), truth.total(q))
		}
	}
	q := words("Europol")
	q.Size = 1
	q.Cursor = search(t, e, q).Next
	q.Text = "police"
	if _, err := e.Search(t.Context(), q); !errors.Is(err, index.ErrCursor) {
		t.Errorf("cursor of another question: %v, want ErrCursor", err)
	}
	q.Cursor = "nonsense"
	if _, err := e.Search(t.Context(), q); !errors.Is(err, index.ErrCursor) {
		t.Errorf("nonsense as cursor: %v, want ErrCursor", err)
	}
}

// allHits follows the cursors of q to the end.
func allHits(t *testing.T, e index.Engine, q query.Query) []string {
	t.Helper()
	all := []string{}
	for range corpusSize + 1 {
		result := search(t, e, q)
		all = append(all, names(result.Hits, q)...)
		if result.Next == "" {
			return all
		}
		q.Cursor = result.Next
	}
	t.Fatalf("%v: cursors do not end", q.Values())
	return nil
}

func names(hits []index.Hit, q query.Query) []string {
	names := make([]string, len(hits))
	for i := range hits {
		names[i] = nameOf(&hits[i].Article, q)
	}
	return names
}

// copiesFold: one hit stands for a story, and says how many more of it match.
func copiesFold(t *testing.T, open Open) {
	e := open(t)
	var articles []article.Article
	for _, id := range []string{"a0", "a1", "a2", "a3"} {
		articles = append(articles, New(id, article.English, "Police", "The police met.", ""))
	}
	articles[1].Story, articles[3].Story = "a1", "a1"
	Rebuild(t, e, articles)
	q := words("police")
	expect(t, e, q, "a0", "a1", "a2")
	if hit := search(t, e, q).Hits[1]; hit.Copies != 1 {
		t.Errorf("%s has %d copies, want 1", hit.Article.ID, hit.Copies)
	}
	q.Copies, q.Story = query.All, "a1"
	expect(t, e, q, "a1", "a3")
	q.Story = "a2"
	expect(t, e, q)
}

func sortedByDate(t *testing.T, open Open) {
	e, _ := filled(t, open)
	for sort, order := range map[query.Sort]int{query.Newest: 1, query.Oldest: -1} {
		q := words("")
		q.Sort = sort
		hits := search(t, e, q).Hits
		for i := 1; i < len(hits); i++ {
			before, after := firstDay(&hits[i-1].Article), firstDay(&hits[i].Article)
			if after != "" && (before == "" || strings.Compare(before, after)*order < 0) {
				t.Fatalf("%s: %q before %q", sort, before, after)
			}
		}
	}
}

// marksStrip: a fragment is a part of its field, and its marks are sorted,
// disjoint, within it, and never empty.
func marksStrip(t *testing.T, open Open) {
	e, _ := filled(t, open)
	r := rand.New(rand.NewPCG(9, 9))
	for range questions / 3 {
		q := randomQuery(r)
		for _, h := range search(t, e, q).Hits {
			if q.Text != "" && !marked(h) {
				t.Fatalf("%v: %s has no marks", q.Values(), h.Article.ID)
			}
			for _, f := range h.Fragments {
				checkFragment(t, &h.Article, f)
			}
		}
	}
}

func marked(h index.Hit) bool {
	return slices.ContainsFunc(h.Fragments, func(f index.Fragment) bool { return len(f.Marks) > 0 })
}

func checkFragment(t *testing.T, a *article.Article, f index.Fragment) {
	t.Helper()
	text := map[string]string{"title": a.TitleText(), "body": a.Body(), "removed": a.Rest()}[f.Field]
	if f.Text == "" || !strings.Contains(text, f.Text) {
		t.Fatalf("%s: fragment %q is no part of the %s", a.ID, f.Text, f.Field)
	}
	end := 0
	for _, m := range f.Marks {
		if m.Start < end || m.End <= m.Start || m.End > len(f.Text) {
			t.Fatalf("%s: mark %v in %q", a.ID, m, f.Text)
		}
		end = m.End
	}
}

func filled(t *testing.T, open Open) (index.Engine, *Naive) {
	t.Helper()
	e := open(t)
	articles := Random(42, corpusSize)
	return e, newNaive(articles).grownAs(grown(t, e, articles))
}
