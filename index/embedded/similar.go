package embedded

import (
	"context"
	"errors"

	"kiosque/article"
	"kiosque/index"
	"kiosque/index/likeness"
	"kiosque/index/reading"
	"kiosque/index/shown"
	"kiosque/query"
)

// similar asks for the words that tell most of an article, in its own language and,
// translated, in the other.
func (g *generation) similar(ctx context.Context, id string, most int) ([]index.Hit, error) {
	a, err := g.article(id)
	if err != nil {
		return nil, err
	}
	words, err := g.telling(ctx, &a)
	if err != nil {
		return nil, err
	}
	hits, err := g.best(ctx, likeness.Asked(a.Lang, words), most+1)
	return likeness.Others(&a, hits, most), err
}

// best returns the best hits of readings, one a story.
func (g *generation) best(ctx context.Context, asked []index.Asked, most int) ([]index.Hit, error) {
	q := query.New()
	c := newCollector(g.columns, q)
	defer c.counter.Release()
	c.most = most
	s, err := newPlan(ctx, g, q.Scope).question(asked)
	if err != nil {
		return nil, err
	}
	if err := c.collect(ctx, s); err != nil {
		return nil, err
	}
	return g.hits(c.ranking(), shown.Matchers{}, q.Scope)
}

// telling returns the words of a that tell most.
func (g *generation) telling(ctx context.Context, a *article.Article) ([]likeness.Word, error) {
	words := likeness.Words(a)
	with := make([]int, len(words))
	b := newPlan(ctx, g, query.Body).in(a.Lang)
	for i, w := range words {
		forms, err := b.formsOf(wordsField, reading.Term{Text: w.Term}, false)
		if err != nil || ctx.Err() != nil {
			return nil, errors.Join(err, ctx.Err())
		}
		if len(forms) > 0 {
			with[i] = int(union(forms).GetCardinality())
		}
	}
	return likeness.Telling(words, g.manifest.Languages[a.Lang].Articles, with), nil
}
