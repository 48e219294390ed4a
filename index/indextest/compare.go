package indextest

import (
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"

	"kiosque/index"
	"kiosque/query"
)

// Comparison holds what an engine answers to random questions against the naive engine:
// totals, facets and their whole lists, timelines, readings, hits, their order, copies, arrivals, fragments and marks, and all
// hits one by one. What differs is
// told with the smallest question that shows it.
type Comparison struct {
	Open Open
	// Body is what the engines of Open have as reading.Knowledge; nil: no organisation is known.
	Body func(name string) (value string, known bool)
	// Reasons makes the Reasoner of a corpus; nil: what the hits score is not compared, only
	// that they stand by it.
	Reasons func(*Naive) Reasoner
	// Questions is how many each corpus is asked; KIOSQUE_QUESTIONS asks for another number.
	Questions int
}

// Reasoner computes by an engine's own formula, from the words of an article that meets the
// question, the reasons that add up to its score.
type Reasoner func(in []index.Asked, scope query.Scope, doc *Doc) []index.Reason

// Run asks the questions of every corpus of Shapes.
func (c Comparison) Run(t *testing.T) {
	for _, shape := range Shapes() {
		t.Run(shape.Name, func(t *testing.T) {
			t.Parallel()
			articles := shape.Make()
			e := c.Open(t)
			truth := NewNaive(articles, c.Body).grownAs(grown(t, e, articles))
			h := newComparing(e, truth, c.Reasons)
			c.hold(t, h, newAsker(rand.New(rand.NewPCG(shape.Seed, 3)), h.truth, shape.Words))
		})
	}
}

func (c Comparison) hold(t *testing.T, h *comparing, ask asker) {
	for n := range c.questions(t) {
		q := ask.question()
		if h.difference(t.Context(), q) == "" {
			continue
		}
		smallest := h.shrunk(t.Context(), q)
		t.Fatalf("question %d, %s\nat its smallest: %s\n%s", n, shown(q), shown(smallest), h.report(t.Context(), smallest))
	}
}

func (c Comparison) questions(t *testing.T) int {
	number := os.Getenv("KIOSQUE_QUESTIONS")
	if number == "" {
		return c.Questions
	}
	n, err := strconv.Atoi(number)
	if err != nil {
		t.Fatalf("read KIOSQUE_QUESTIONS: %v", err)
	}
	return n
}

func shown(q query.Query) string { return fmt.Sprint(q.Values()) }

// comparing is an engine and the truth about its articles.
type comparing struct {
	engine  index.Searcher
	truth   *Naive
	reasons Reasoner       // nil: not known
	place   map[string]int // in the corpus, of the article with that id
}

func newComparing(e index.Searcher, truth *Naive, reasons func(*Naive) Reasoner) *comparing {
	h := &comparing{engine: e, truth: truth, place: map[string]int{}}
	if reasons != nil {
		h.reasons = reasons(truth)
	}
	for i := range truth.Docs {
		h.place[truth.Docs[i].ID] = i
	}
	return h
}

// response is what the engine answers: one page, and all hits.
type response struct {
	index.Result
	all []index.Hit
}

// difference says where the engine does not answer q as the naive one does; "" where it does.
func (h *comparing) difference(ctx context.Context, q query.Query) string {
	ctx, cancel := context.WithTimeout(ctx, deadline)
	defer cancel()
	got, err := h.response(ctx, q)
	if err != nil {
		return "search: " + err.Error()
	}
	want := h.truth.answer(q)
	for _, differs := range []func(query.Query, response, answer) string{
		totalsDiffer, facetsDiffer, askedDiffers, h.hitsDiffer, h.orderDiffers, h.pageDiffers, h.tiesDiffer,
	} {
		if d := differs(q, got, want); d != "" {
			return d
		}
	}
	return cmp.Or(h.linesDiffer(ctx, q), h.listsDiffer(ctx, q, want), h.allDiffers(ctx, q, got))
}

// response asks for the page of q, then for all hits.
func (h *comparing) response(ctx context.Context, q query.Query) (r response, err error) {
	if r.Result, err = h.engine.Search(ctx, q); err != nil {
		return r, err
	}
	if q.Page == 1 && r.Next == "" {
		r.all = r.Hits
		return r, nil
	}
	q.Page, q.Size = 1, query.MaxSize
	for range len(h.truth.Docs) + 1 {
		page, err := h.engine.Search(ctx, q)
		if err != nil {
			return r, err
		}
		r.all = append(r.all, page.Hits...)
		if page.Next == "" {
			return r, nil
		}
		q.Cursor = page.Next
	}
	return r, fmt.Errorf("cursors do not end: %d hits", len(r.all))
}

// report tells what is different, and both answers.
func (h *comparing) report(ctx context.Context, q query.Query) string {
	got, _ := h.response(ctx, q)
	want := h.truth.answer(q)
	matching := make([]string, len(want.articles))
	for at, i := range want.articles {
		matching[at] = h.truth.Docs[i].ID
	}
	return fmt.Sprintf("%s\nengine: total %d, %d articles, hits %v\nnaive:  total %d, %d articles: %v",
		h.difference(ctx, q), got.Total, got.Articles, ids(got.all), want.hits, len(want.articles), matching)
}
