package embedded

import (
	"context"
	"iter"
	"sync/atomic"
	"time"

	"kiosque/article"
	"kiosque/index"
	"kiosque/index/vocabulary"
	"kiosque/query"
)

// View holds the current generation.
func (e *Engine) View(context.Context) (index.View, error) {
	g, err := e.acquire()
	if err != nil {
		return nil, err
	}
	return view{g, new(atomic.Bool)}, nil
}

// view answers from one generation.
type view struct {
	g      *generation
	closed *atomic.Bool // nil in the hands of one who does not close it
}

func (v view) Generation() string { return v.g.manifest.Generation }

// Created tells when the generation was built.
func (v view) Created() time.Time { return v.g.manifest.Created }

// Close lets the generation go; a second time it does nothing.
func (v view) Close() error {
	if v.closed.Swap(true) {
		return nil
	}
	return v.g.release()
}

func (v view) Search(ctx context.Context, q query.Query) (index.Result, error) {
	return ask(ctx, v.g, func(g *generation) (index.Result, error) { return g.search(ctx, q) })
}

func (v view) Article(ctx context.Context, id string) (article.Article, error) {
	return ask(ctx, v.g, func(g *generation) (article.Article, error) { return g.article(id) })
}

func (v view) Correct(ctx context.Context, q query.Query) ([]vocabulary.Correction, error) {
	return ask(ctx, v.g, func(g *generation) ([]vocabulary.Correction, error) { return g.words.CorrectText(q.Text), nil })
}

func (v view) Suggest(ctx context.Context, typed, ui string, most int) ([]vocabulary.Suggestion, error) {
	return ask(ctx, v.g, func(g *generation) ([]vocabulary.Suggestion, error) { return g.suggest(typed, ui, most) })
}

func (v view) Similar(ctx context.Context, id string, most int) ([]index.Hit, error) {
	return ask(ctx, v.g, func(g *generation) ([]index.Hit, error) { return g.similar(ctx, id, most) })
}

func (v view) Associated(ctx context.Context, q query.Query, most int) ([]index.Association, error) {
	return ask(ctx, v.g, func(g *generation) ([]index.Association, error) { return g.associated(ctx, q, most) })
}

func (v view) Values(ctx context.Context, q query.Query, f query.Facet) ([]index.Value, error) {
	return ask(ctx, v.g, func(g *generation) ([]index.Value, error) { return g.values(ctx, q, f) })
}

func (v view) Timeline(ctx context.Context, q query.Query, unit query.Unit) (index.Timeline, error) {
	return ask(ctx, v.g, func(g *generation) (index.Timeline, error) { return g.timeline(ctx, q, unit) })
}

func (v view) All(ctx context.Context, q query.Query) iter.Seq2[index.Hit, error] {
	return v.g.all(ctx, q)
}
