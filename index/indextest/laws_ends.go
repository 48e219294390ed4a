package indextest

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kiosque/index"
	"kiosque/query"
)

// fading is a context that ends after it was looked at so many times.
type fading struct {
	context.Context
	left  atomic.Int64
	ended chan struct{}
}

func newFading(looks int) *fading {
	f := &fading{Context: context.Background(), ended: make(chan struct{})}
	f.left.Store(int64(looks))
	return f
}

func (f *fading) look() bool {
	left := f.left.Add(-1)
	if left == 0 {
		close(f.ended)
	}
	return left <= 0
}

// Err tells whether there were looks enough.
func (f *fading) Err() error {
	if f.look() {
		return context.Canceled
	}
	return nil
}

// Done is closed after as many looks.
func (f *fading) Done() <-chan struct{} {
	f.look()
	return f.ended
}

// endsAnywhere: a search that is ended says so, wherever it was, or answers whole; the next
// search of the same question is right, whatever the one that was ended left behind.
func endsAnywhere(t *testing.T, open Open) {
	e := crowd(t, open)
	looks := []int{0, 1, 2, 3, 5, 8, 20, 100}
	for n, template := range []string{"$1", `"$1 $2"`, "$1*", "$1 OR nobody", "$1 weather -nobody"} {
		right := outlined(search(t, e, numberedQuestion(template, manyWords-2)))
		if right.Total == 0 {
			t.Fatalf("nothing is found by %s", template)
		}
		for m, most := range looks {
			checkEnds(t, e, numberedQuestion(template, n*len(looks)+m), most, right)
		}
	}
}

// numberedQuestion asks for words that stand alike in every article of a crowd.
func numberedQuestion(template string, n int) query.Query {
	q := words(strings.NewReplacer("$1", numberedWord(n), "$2", numberedWord(n+1)).Replace(template))
	q.Filters[query.Source] = []string{"source 1", "source 2"}
	return q
}

// outline is an answer but for its texts.
type outline struct {
	Total, Articles int
	IDs             []string
	Scores          []float64
	Facets          []index.Facet
}

func outlined(r index.Result) outline {
	o := outline{Total: r.Total, Articles: r.Articles, IDs: ids(r.Hits), Facets: r.Facets}
	for _, h := range r.Hits {
		o.Scores = append(o.Scores, h.Score)
	}
	return o
}

func checkEnds(t *testing.T, e index.Engine, q query.Query, looks int, right outline) {
	t.Helper()
	got, err := e.Search(newFading(looks), q)
	if err != nil && !errors.Is(err, context.Canceled) {
		t.Fatalf("%s ended after %d looks: %v", shown(q), looks, err)
	}
	if diff := cmp.Diff(right, outlined(got)); err == nil && diff != "" {
		t.Fatalf("%s ended after %d looks has another answer:\n%s", shown(q), looks, diff)
	}
	if diff := cmp.Diff(right, outlined(search(t, e, q))); diff != "" {
		t.Fatalf("%s after it was ended:\n%s", shown(q), diff)
	}
}
