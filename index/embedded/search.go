package embedded

import (
	"context"
	"fmt"
	"slices"

	"kiosque/index"
	"kiosque/query"
)

// answer is a result that is held for those who ask the same.
type answer struct{ index.Result }

const (
	bytesOfHit   = 1024 // and of what is shown of it; the article is held as a page
	bytesOfValue = 48   // of a facet
)

func (a *answer) cost() int {
	n := bytesOfHit * (1 + len(a.Hits))
	for _, f := range a.Facets {
		n += bytesOfValue * len(f.Values)
	}
	return n
}

func (g *generation) search(ctx context.Context, q query.Query) (index.Result, error) {
	q = q.Undrawn() // what is held, and the cursors, are the same however a page is drawn
	a, err := g.answers.get(q.Values().Encode(), func() (*answer, error) {
		result, err := g.find(ctx, q)
		return &answer{result}, err
	})
	if err != nil {
		return index.Result{}, fmt.Errorf("search: %w", err)
	}
	result := a.Result
	result.Hits, result.Facets = slices.Clone(result.Hits), slices.Clone(result.Facets)
	return result, nil
}

// find answers q anew.
func (g *generation) find(ctx context.Context, q query.Query) (index.Result, error) {
	c := newCollector(g.columns, q)
	defer c.counter.Release()
	if err := g.turnTo(q, c); err != nil {
		return index.Result{}, err
	}
	asked, err := g.collect(ctx, q, c)
	if err != nil {
		return index.Result{}, err
	}
	return g.answer(ctx, q, c, asked)
}

// collect gives c what meets q, and returns how q was read.
func (g *generation) collect(ctx context.Context, q query.Query, c *collector) ([]index.Asked, error) {
	p := newPlan(ctx, g, q.Scope)
	asked, err := p.read(q)
	if err != nil {
		return nil, err
	}
	if q.Expression().Root == nil {
		return asked, c.everything(ctx)
	}
	s, err := p.question(asked)
	if err != nil {
		return nil, err
	}
	return asked, c.collect(ctx, s)
}

// turnTo sets c to the page that q asks for: one more than the page is kept, so
// that it is known whether another follows.
func (g *generation) turnTo(q query.Query, c *collector) error {
	if q.Cursor == "" {
		c.most = q.Offset() + q.Size + 1
		return nil
	}
	after, err := g.readCursor(q)
	c.after, c.most = &after, q.Size+1
	return err
}

func (g *generation) answer(ctx context.Context, q query.Query, c *collector, asked []index.Asked) (index.Result, error) {
	result := index.Result{
		Generation: g.manifest.Generation, Total: c.counter.Total(), Articles: c.counter.Hits(),
		Facets: c.counter.Facets(), Asked: asked,
	}
	page := c.ranking()
	if q.Cursor == "" {
		page = page[min(q.Offset(), len(page)):]
	}
	if len(page) > q.Size {
		page = page[:q.Size]
		result.Next = g.cursor(q, page[q.Size-1])
	}
	var err error
	if result.Hits, err = g.hits(page, newMatchers(asked), q.Scope); err == nil && q.Explain {
		err = g.explain(ctx, q, asked, page, result.Hits)
	}
	return result, err
}
