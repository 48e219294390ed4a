package embedded

import (
	"context"
	"fmt"
	"slices"

	"kiosque/index"
	"kiosque/index/shown"
	"kiosque/query"
)

// answer is one thing that is held for those who ask the same.
type answer struct {
	index.Result
	best     []ranked // of the hits, for the pages that are asked for next
	all      bool     // they are all hits
	timeline index.Timeline
	values   []index.Value
}

const (
	bytesOfHit    = 1024 // and of what is shown of it; the article is held as a page
	bytesOfRanked = 32
	bytesOfValue  = 48 // of a facet
	bytesOfPeriod = 56
)

func (a *answer) Cost() int {
	n := bytesOfHit*(1+len(a.Hits)) + bytesOfRanked*len(a.best) + bytesOfPeriod*len(a.timeline.Periods) + bytesOfValue*len(a.values)
	for _, f := range a.Facets {
		n += bytesOfValue * len(f.Values)
	}
	return n
}

func (g *generation) search(ctx context.Context, q query.Query) (index.Result, error) {
	q = q.Undrawn() // what is held, and the cursors, are the same however a page is drawn
	a, err := g.answers.Get(q.Values().Encode(), func() (*answer, error) {
		result, err := g.find(ctx, q)
		return &answer{Result: result}, err
	})
	if err != nil {
		return index.Result{}, fmt.Errorf("search: %w", err)
	}
	result := a.Result
	result.Hits, result.Facets = slices.Clone(result.Hits), slices.Clone(result.Facets)
	return result, nil
}

// find answers q from what was found for another page of the question, or anew.
func (g *generation) find(ctx context.Context, q query.Query) (index.Result, error) {
	question := "hits of " + whole(q).Values().Encode()
	found, held := g.answers.Find(question)
	if !held || !found.reaches(q) {
		var err error
		if found, err = g.rank(ctx, q); err != nil {
			return index.Result{}, err
		}
		if q.Cursor == "" {
			g.answers.Put(question, found)
		}
	}
	return g.show(ctx, q, found)
}

// reaches tells whether the hits of q, and whether others follow, are known of a.
func (a *answer) reaches(q query.Query) bool {
	return q.Cursor == "" && (a.all || len(a.best) > q.Offset()+q.Size)
}

// rank answers q but for the hits, of which it gives the best.
func (g *generation) rank(ctx context.Context, q query.Query) (*answer, error) {
	c := newCollector(g.columns, q)
	defer c.counter.Release()
	if err := g.turnTo(q, c); err != nil {
		return nil, err
	}
	asked, err := g.collect(ctx, q, c)
	if err != nil {
		return nil, err
	}
	found := &answer{best: c.ranking(), Result: index.Result{
		Generation: g.manifest.Generation, Total: c.counter.Total(), Articles: c.counter.Hits(),
		Facets: c.counter.Facets(), Asked: asked,
	}}
	found.all = len(found.best) < c.most
	return found, nil
}

// collect gives c what meets q, and returns how q was read.
func (g *generation) collect(ctx context.Context, q query.Query, c *collector) ([]index.Asked, error) {
	p := newPlan(ctx, g, q.Scope)
	if q.Expression().Root == nil {
		asked, err := p.read(q)
		if err != nil {
			return nil, err
		}
		return asked, c.everything(ctx)
	}
	key := wordsOf(q)
	m, held := g.met.Find(key)
	if held {
		return m.asked, c.ask(p, m.asked)
	}
	asked, err := p.read(q)
	if err != nil {
		return nil, err
	}
	c.met = newMet(asked, g.columns.Len())
	if err := c.ask(p, asked); err != nil {
		return nil, err
	}
	g.met.Put(key, c.met)
	return asked, nil
}

// ask gives c what meets a question as it was read.
func (c *collector) ask(p *plan, asked []index.Asked) error {
	s, err := p.question(asked)
	if err != nil {
		return err
	}
	return c.collect(p.ctx, s)
}

// ahead is how many hits after a page are found with it: the next page, or the next hits one
// by one, are then asked for without looking at all articles again.
const ahead = query.Size

// turnTo sets c to the page that q asks for: one more than the page is kept, so
// that it is known whether another follows.
func (g *generation) turnTo(q query.Query, c *collector) error {
	if q.Cursor == "" {
		c.most = q.Offset() + q.Size + 1 + ahead
		return nil
	}
	after, err := g.readCursor(q)
	c.after, c.most = &after, q.Size+1
	return err
}

// show gives the page of q its hits.
func (g *generation) show(ctx context.Context, q query.Query, found *answer) (index.Result, error) {
	result, page := found.Result, found.best
	if q.Cursor == "" {
		page = page[min(q.Offset(), len(page)):]
	}
	if len(page) > q.Size {
		page = page[:q.Size]
		result.Next = g.cursor(q, page[q.Size-1])
	}
	var err error
	if result.Hits, err = g.hits(page, shown.NewMatchers(result.Asked), q.Scope); err == nil && q.Explain {
		err = g.explain(ctx, q, result.Asked, page, result.Hits)
	}
	return result, err
}
