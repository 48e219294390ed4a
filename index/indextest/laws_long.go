package indextest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kiosque/article"
	"kiosque/index"
	"kiosque/query"
)

const (
	manyArticles = 3000
	manyWords    = 42 // that every article of a crowd has in the same places: each can be asked for as if for the first time
)

func numberedWord(n int) string { return fmt.Sprintf("w%02d", n) }

// crowd holds as many articles that all say the same words, in three lengths.
func crowd(t *testing.T, open Open) index.Engine {
	t.Helper()
	numbered := make([]string, manyWords)
	for i := range numbered {
		numbered[i] = numberedWord(i)
	}
	articles := make([]article.Article, manyArticles)
	for i := range articles {
		body := strings.Join(numbered, " ") + ". The police met."
		if i%3 > 0 {
			body += " The police spoke of the weather."
		}
		if i%3 > 1 {
			body += " Nobody else did, and that was all of it."
		}
		a := New(fmt.Sprintf("a%04d", i), article.English, fmt.Sprintf("Item %d", i%10), body, "")
		a.Source = fmt.Sprintf("source %d", i%7)
		a.Date = article.Date{Value: fmt.Sprintf("20%02d", i%20)}
		articles[i] = a
	}
	e := open(t)
	Rebuild(t, e, articles)
	return e
}

// longAnswers: a word that every article has finds every article; pages and cursors reach each once.
func longAnswers(t *testing.T, open Open) {
	e := crowd(t, open)
	for _, sort := range []query.Sort{query.Relevance, query.Newest} {
		q := words("police")
		q.Sort = sort
		all := byCursor(t, e, q)
		if different := slices.Compact(slices.Sorted(slices.Values(all))); len(different) != manyArticles || len(all) != manyArticles {
			t.Errorf("%s: cursors reach %d hits, %d different, want %d", sort, len(all), len(different), manyArticles)
		}
		var paged []string
		for q.Page = 1; q.Page <= manyArticles/q.Size; q.Page++ {
			paged = append(paged, ids(search(t, e, q).Hits)...)
		}
		if !slices.Equal(paged, all) {
			t.Errorf("%s: pages and cursors differ:\n%s", sort, cmp.Diff(all, paged))
		}
		checkTies(t, all, sort)
	}
	checkCrowd(t, search(t, e, words("police")))
	checkCrowd(t, search(t, e, words("")))
}

// checkTies: articles alike stand in the order of the corpus.
func checkTies(t *testing.T, all []string, sort query.Sort) {
	t.Helper()
	alike := 3 // how far apart in the corpus those of one score are
	if sort == query.Newest {
		alike = 20
	}
	last := make([]int, alike)
	for _, id := range all {
		var number int
		if _, err := fmt.Sscanf(id, "a%d", &number); err != nil {
			t.Fatal(err)
		}
		if number < last[number%alike] {
			t.Fatalf("%s: %s after one that is alike and later in the corpus", sort, id)
		}
		last[number%alike] = number
	}
}

func checkCrowd(t *testing.T, r index.Result) {
	t.Helper()
	if r.Total != manyArticles || countOf(r, query.Source, "source 0") != (manyArticles+6)/7 || countOf(r, query.Year, "2019") != manyArticles/20 {
		t.Errorf("total %d, facets %+v", r.Total, r.Facets)
	}
}

// byCursor follows the cursors of q to the end, and looks that each page says the same besides its hits.
func byCursor(t *testing.T, e index.Engine, q query.Query) (all []string) {
	t.Helper()
	first := search(t, e, q)
	for page := first; ; page = search(t, e, q) {
		all = append(all, ids(page.Hits)...)
		if page.Total != first.Total || !cmp.Equal(page.Facets, first.Facets) {
			t.Fatalf("%v: another total or other facets on a later page", q.Values())
		}
		if q.Cursor = page.Next; page.Next == "" || len(all) > manyArticles {
			return all
		}
	}
}
