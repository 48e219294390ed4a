package server

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"kiosque/article"
	"kiosque/corpus/extract/organisations"
	"kiosque/index"
	"kiosque/query"
)

// paragraphs and sentences of an article that is as long as most of the press.
const (
	paragraphs = 8
	sentences  = 4
)

// printed makes an article as the press prints them: with facts, and with a notice that was removed.
func printed(i int) article.Article {
	a := article.Article{ID: fmt.Sprintf("article-%d", i), Path: "a.txt", Source: "Le Journal", Lang: article.French, Date: article.Date{Value: "2017-03-12"}}
	add := func(kind article.Kind, text string) article.Span {
		s := article.Span{Start: len(a.Text), End: len(a.Text) + len(text)}
		a.Text += text + "\n\n"
		a.Passages = append(a.Passages, article.Passage{Span: s, Kind: kind, Lang: a.Lang})
		return s
	}
	a.Title.Span = add(article.KindTitle, "La police enquête sur l’affaire no "+fmt.Sprint(i))
	for p := range paragraphs {
		add(article.KindBody, strings.Repeat(fmt.Sprintf("La police a fait savoir « ceci » au numéro %d.%d & ailleurs. ", i, p), sentences))
	}
	add(article.KindRemoved, "Lire aussi : nos autres articles")
	for n, code := range []string{"FR", "BE", "DE", "US"} {
		a.Countries = append(a.Countries, article.Fact{Value: code, Main: n == 0})
	}
	for n := range 4 {
		a.Organisations = append(a.Organisations, article.Fact{Value: fmt.Sprintf("Organisation no %d", i+n), Main: n == 1})
	}
	return a
}

// plenty is the answer to a question of one common word: ten hits with three fragments,
// and facets with as many values as an engine lists.
func plenty() index.Result {
	r := index.Result{Generation: "000001", Total: 2345, Articles: 2400, Next: "next"}
	for i := range 10 {
		a := printed(i)
		h := index.Hit{Article: a, Score: 12.3456789 / float64(i+1)}
		for p := range 3 {
			text := a.Passages[1+p].Of(a.Text)
			text = text[:strings.IndexByte(text, '.')+1]
			h.Fragments = append(h.Fragments, index.Fragment{Field: "body", Text: text, Marks: []article.Span{{Start: 3, End: 9}}})
		}
		r.Hits = append(r.Hits, h)
	}
	for _, f := range []struct {
		name   query.Facet
		values int
		value  func(int) string
	}{
		{query.Year, 40, func(i int) string { return fmt.Sprint(1980 + i) }},
		{query.Country, 150, func(i int) string { return string([]byte{byte('A' + i/26), byte('A' + i%26)}) }},
		{query.Organisation, 250, func(i int) string { return fmt.Sprintf("Organisation no %d", i) }},
		{query.Lang, 2, func(i int) string { return []string{"fr", "en"}[i] }},
		{query.Source, 250, func(i int) string { return fmt.Sprintf("Le Journal de %d", i) }},
		{query.Mentioned, 60, func(i int) string { return fmt.Sprint(1960 + i) }},
	} {
		facet := index.Facet{Name: f.name, Unlisted: 12}
		for i := range f.values {
			facet.Values = append(facet.Values, index.Value{Value: f.value(i), Count: 3000/(i+1) + 1})
		}
		r.Facets = append(r.Facets, facet)
	}
	return r
}

// answers are what most is asked for, and the allocations that one may cost: half as
// many again as it does. That is far below one for each value of the facets: what is
// done for every value must cost none.
var answers = []struct {
	name, address string
	allocations   float64
}{
	{"page", "/?q=police&ui=fr", 1200},
	{"JSON", "/search?q=police&ui=fr", 300},
}

// overPlenty serves one prepared answer, so that nothing but the server is measured.
func overPlenty() http.Handler {
	r := plenty()
	engine := fake{search: func(context.Context, query.Query) (index.Result, error) { return r, nil }}
	return New(engine, Options{Logger: quiet, OrganisationName: organisations.Name})
}

func TestAnAnswerAllocatesNoMoreThanItMay(t *testing.T) {
	h := overPlenty()
	for _, c := range answers {
		r := httptest.NewRequest(http.MethodGet, c.address, nil)
		have := testing.AllocsPerRun(20, func() { h.ServeHTTP(nowhere{http.Header{}}, r) })
		t.Logf("%s: %.0f allocations", c.name, have)
		if have > c.allocations {
			t.Errorf("%s: %.0f allocations, at most %.0f wanted", c.name, have, c.allocations)
		}
	}
}

// BenchmarkAnswer measures what the server adds to the work of an engine.
func BenchmarkAnswer(b *testing.B) {
	h := overPlenty()
	for _, c := range answers {
		b.Run(c.name, func(b *testing.B) {
			r := httptest.NewRequest(http.MethodGet, c.address, nil)
			b.ReportAllocs()
			for b.Loop() {
				h.ServeHTTP(nowhere{http.Header{}}, r)
			}
		})
	}
}

// nowhere is a client that reads nothing.
type nowhere struct{ header http.Header }

func (n nowhere) Header() http.Header         { return n.header }
func (n nowhere) Write(b []byte) (int, error) { return len(b), nil }
func (n nowhere) WriteHeader(int)             {}
