package indextest

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kiosque/article"
	"kiosque/index"
	"kiosque/query"
)

// sorts are the orders of hits.
var sorts = []query.Sort{query.Relevance, query.Newest, query.Oldest, query.Added}

// chapters are the articles of rebuilds that follow each other, by the letters of their ids: what is new,
// what comes back, what is told in other words, and what stands elsewhere in the corpus.
var chapters = []string{"abcd", "abcde", "aefgc", "gfecbah", "GfeCbahi"}

// chapter makes articles; one with a capital letter has another text.
func chapter(letters string) []article.Article {
	var all []article.Article
	for _, letter := range letters {
		id := string(letter | 0x20)
		a := New("article "+id, article.English, "Police", "The police met.", "")
		if string(letter) != id {
			a = New("article "+id, article.English, "Police again", "The police met ministers.", "")
		}
		a.Date = article.Date{Value: map[bool]string{true: "2016-05", false: "2017-03-02"}[letter%2 == 0]}
		a.Countries = []article.Fact{{Value: countries[letter%3], Evidence: []article.Evidence{{Words: "police", Rule: article.RuleMetadata}}}}
		if letter|0x20 > 'f' {
			a.Story = "article g"
		}
		all = append(all, a)
	}
	return all
}

// arrivalsTold: every hit says which generation brought it, and when that was built; a question can ask for
// what came since, under which all is counted as under any filter.
func arrivalsTold(t *testing.T, open Open) {
	e := open(t)
	var came history
	for _, letters := range chapters {
		came = came.after(t, e, chapter(letters))
		checkArrivals(t, e, chapter(letters), came)
	}
	names := came.generations()
	if want := []string{"000001", "000002", "000003", "000004", "000005"}; cmp.Diff(want, names) != "" {
		t.Fatalf("articles came with %v, want %v", names, want)
	}
	for letter, want := range map[string]string{"a": "000001", "c": "000001", "e": "000002", "g": "000003", "b": "000004", "i": "000005"} {
		if got := came["article "+letter].Generation; got != want {
			t.Errorf("%s came with %s, want %s", letter, got, want)
		}
	}
}

// checkArrivals holds e to the naive engine under every generation and order.
func checkArrivals(t *testing.T, e index.Searcher, articles []article.Article, came history) {
	t.Helper()
	h := newComparing(e, newNaive(articles).grownAs(came), nil)
	for _, since := range append(came.generations(), "", "000099", "1000000") {
		for _, sort := range sorts {
			for _, q := range []query.Query{everything(), query.New(), words("police"), words("police -again"), words("ministers").Toggle(query.Country, "BE")} {
				q.Since, q.Sort = since, sort
				if d := h.difference(t.Context(), q); d != "" {
					t.Fatalf("%s\n%s", shown(q), d)
				}
			}
		}
	}
}

// arrivalsCarried: what an archive knows of when its articles came goes on from the generation that a new
// one is built upon, through what is brought back, backed up, restored and refused.
func arrivalsCarried(t *testing.T, open Open) {
	e := open(t)
	first := history(nil).after(t, e, chapter("abc"))
	second := first.after(t, e, chapter("abcde"))
	backup := bytes.Buffer{}
	if _, err := e.Backup(t.Context(), &backup); err != nil {
		t.Fatal(err)
	}
	if _, err := e.Rollback(t.Context(), "000001"); err != nil {
		t.Fatal(err)
	}
	checkArrivals(t, e, chapter("abc"), first)
	third := first.after(t, e, chapter("abcd")) // d is new again: the first generation had none
	checkArrivals(t, e, chapter("abcd"), third)
	if _, err := e.Rebuild(t.Context(), Sequence(chapter("x")), index.Gates{}); err == nil {
		t.Fatal("a rebuild that loses nearly all is not refused")
	}
	checkArrivals(t, e, chapter("abcd"), third)
	for _, engine := range []index.Engine{e, open(t)} {
		if _, err := engine.Restore(t.Context(), bytes.NewReader(backup.Bytes())); err != nil {
			t.Fatal(err)
		}
		checkArrivals(t, engine, chapter("abcde"), second)
		checkArrivals(t, engine, chapter("abcdef"), second.after(t, engine, chapter("abcdef")))
	}
}

// arrivalsAreNoContent: the same articles have the same digest, whenever they came.
func arrivalsAreNoContent(t *testing.T, open Open) {
	slowly, once := open(t), open(t)
	came := history(nil).after(t, slowly, chapter("ace"))
	came = came.after(t, slowly, chapter("abcde"))
	report := Rebuild(t, once, chapter("abcde"))
	all, err := slowly.Generations(t.Context())
	if err != nil || all[0].Digest != report.Digest {
		t.Errorf("digests %v and %v (%v)", all[0].Digest, report.Digest, err)
	}
	if report := Rebuild(t, slowly, chapter("abcde")); report.Changed.Same != 5 {
		t.Errorf("%+v changed, want nothing", report.Changed)
	}
	checkArrivals(t, slowly, chapter("abcde"), came)
}

// addedFirst: what came last comes first, and of one generation what is first in the corpus.
func addedFirst(t *testing.T, open Open) {
	e := open(t)
	for _, letters := range []string{"ad", "abcd", "eabcd"} {
		Rebuild(t, e, chapter(letters))
	}
	for _, q := range []query.Query{everything(), words("police")} {
		q.Sort = query.Added
		want := []string{"article e", "article b", "article c", "article a", "article d"}
		if got := ids(search(t, e, q).Hits); cmp.Diff(want, got) != "" {
			t.Errorf("%s: %v, want %v", shown(q), got, want)
		}
	}
}
