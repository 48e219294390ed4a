package embedded

import (
	"context"
	"fmt"
	"iter"

	"kiosque/article"
	"kiosque/index"
	"kiosque/query"
)

// atOnce is how many hits are ranked in one pass when all are asked for: a million are had in a hundred
// passes, each of which holds 400 kB.
const atOnce = 10_000

// all gives every hit of q. Each pass ranks what follows the one before, as a cursor does; articles are read
// one by one and neither held nor marked.
func (g *generation) all(ctx context.Context, q query.Query) iter.Seq2[index.Hit, error] {
	q = whole(q)
	return func(yield func(index.Hit, error) bool) {
		for run := (&running{q: q}); !run.ended; {
			ranks, err := ask(ctx, g, func(g *generation) ([]ranked, error) { return run.pass(ctx, g) })
			if err != nil {
				yield(index.Hit{}, fmt.Errorf("all hits: %w", err))
				return
			}
			if !g.rows(ctx, ranks, yield) {
				return
			}
		}
	}
}

// rows reads the articles of ranks; false when there is no more to do.
func (g *generation) rows(ctx context.Context, ranks []ranked, yield func(index.Hit, error) bool) bool {
	for _, r := range ranks {
		hit, err := ask(ctx, g, func(g *generation) (index.Hit, error) {
			a, err := g.store.Article(r.doc)
			return g.hit(r, a), err
		})
		if err != nil {
			yield(index.Hit{}, fmt.Errorf("all hits: %w", err))
			return false
		}
		if !yield(hit, nil) {
			return false
		}
	}
	return true
}

// running is where those stand who ask for all hits.
type running struct {
	q     query.Query
	read  bool // the question was
	asked []index.Asked
	last  *ranked // of the passes before; nil at first
	ended bool
}

// pass ranks the next hits, best first.
func (r *running) pass(ctx context.Context, g *generation) ([]ranked, error) {
	c := newCollector(g.columns, r.q)
	defer c.counter.Release()
	c.counter.OnlyHits()
	c.after, c.most = r.last, atOnce
	if err := r.collect(ctx, g, c); err != nil {
		return nil, err
	}
	ranks := c.ranking()
	if r.ended = len(ranks) < c.most; !r.ended {
		last := ranks[len(ranks)-1]
		r.last = &last
	}
	return ranks, nil
}

// collect gives c what meets the question, which is read once.
func (r *running) collect(ctx context.Context, g *generation, c *collector) (err error) {
	switch {
	case !r.read:
		r.asked, err = g.collect(ctx, r.q, c)
		r.read = err == nil
		return err
	case r.q.Expression().Root == nil:
		return c.everything(ctx)
	}
	return c.ask(newPlan(ctx, g, r.q.Scope), r.asked)
}

// hit is one that is shown without what is marked in it.
func (g *generation) hit(r ranked, a article.Article) index.Hit {
	return index.Hit{Article: a, Score: r.score, Copies: r.copies, Added: g.columns.Arrival(r.doc)}
}
