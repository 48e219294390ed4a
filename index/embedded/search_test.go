package embedded

import (
	"context"
	"testing"

	"kiosque/index"
	"kiosque/index/indextest"
	"kiosque/query"
)

// looked counts how often a question asks whether to go on: once before it begins, and then
// as long as it goes through articles.
type looked struct {
	context.Context
	times int
}

func (l *looked) Err() error {
	l.times++
	return nil
}

// passes tells whether a question goes through articles or lists.
func passes(t *testing.T, question func(context.Context) error) bool {
	t.Helper()
	ctx := &looked{Context: t.Context()}
	if err := question(ctx); err != nil {
		t.Fatal(err)
	}
	return ctx.times > 1
}

func TestTheHitsAfterAPageAreFoundWithIt(t *testing.T) {
	e := open(t)
	indextest.Rebuild(t, e, indextest.Random(42, 300))
	for _, text := range []string{"police", ""} {
		for _, step := range []struct {
			page, size int
			anew       bool
		}{{1, 10, true}, {1, 10, false}, {3, 1, false}, {20, 1, false}, {2, 10, false}, {21, 1, true}, {31, 1, false}, {4, 5, false}} {
			q := query.New()
			q.Text, q.Copies, q.Page, q.Size = text, query.All, step.page, step.size
			got := passes(t, func(ctx context.Context) error { return hits(ctx, e, q) })
			if got != step.anew {
				t.Errorf("%q: page %d of %d is searched for: %v", text, step.page, step.size, got)
			}
		}
	}
}

func hits(ctx context.Context, e index.Searcher, q query.Query) error {
	_, err := e.Search(ctx, q)
	return err
}

func TestATimelineThatIsAskedForAgainIsHeldWhateverIsChosenOfTime(t *testing.T) {
	e := open(t)
	indextest.Rebuild(t, e, indextest.Random(42, 300))
	q := query.New()
	q.Text = "police"
	for i, set := range []func(*query.Query){
		func(*query.Query) {}, func(q *query.Query) { q.From = "2016-01-01" }, func(q *query.Query) { q.Page = 3 },
		func(q *query.Query) { *q = q.Toggle(query.Year, "2016") }, func(q *query.Query) { q.Unit, q.Share = query.ByYear, true },
	} {
		asked := q
		set(&asked)
		got := passes(t, func(ctx context.Context) error {
			_, err := e.Timeline(ctx, asked, query.ByMonth)
			return err
		})
		if got != (i == 0) {
			t.Errorf("%v is counted anew: %v", asked.Values(), got)
		}
	}
}

func TestHowAPageIsDrawnChangesNothingThatIsHeld(t *testing.T) {
	e := open(t)
	indextest.Rebuild(t, e, indextest.Random(42, 300))
	q := query.New()
	for i := range 2 {
		q.Unit, q.Share = []query.Unit{"", query.ByYear}[i], i > 0
		for name, question := range map[string]func(context.Context) error{
			"hits":   func(ctx context.Context) error { return hits(ctx, e, q) },
			"values": func(ctx context.Context) error { _, err := e.Values(ctx, q, query.Source); return err },
		} {
			if have := passes(t, question); have != (i == 0) {
				t.Errorf("drawn by %q, %s are counted anew: %v", q.Unit, name, have)
			}
		}
	}
}
