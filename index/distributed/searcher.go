package distributed

import (
	"context"
	"iter"

	"kiosque/article"
	"kiosque/index"
	"kiosque/index/vocabulary"
	"kiosque/query"
)

// Search answers q.
func (e *Engine) Search(ctx context.Context, q query.Query) (index.Result, error) {
	v, err := e.ViewOf(ctx, q.Cursor)
	if err != nil {
		return index.Result{}, err
	}
	return v.Search(ctx, q)
}

// Article returns one article.
func (e *Engine) Article(ctx context.Context, id string) (article.Article, error) {
	return ask(ctx, e, func(v index.View) (article.Article, error) { return v.Article(ctx, id) })
}

// Correct returns what may have been meant by words that no article has.
func (e *Engine) Correct(ctx context.Context, q query.Query) ([]vocabulary.Correction, error) {
	return ask(ctx, e, func(v index.View) ([]vocabulary.Correction, error) { return v.Correct(ctx, q) })
}

// Suggest returns ways to go on from what was typed.
func (e *Engine) Suggest(ctx context.Context, typed, ui string, most int) ([]vocabulary.Suggestion, error) {
	return ask(ctx, e, func(v index.View) ([]vocabulary.Suggestion, error) { return v.Suggest(ctx, typed, ui, most) })
}

// Similar returns the articles most like one.
func (e *Engine) Similar(ctx context.Context, id string, most int) ([]index.Hit, error) {
	return ask(ctx, e, func(v index.View) ([]index.Hit, error) { return v.Similar(ctx, id, most) })
}

// Associated returns what goes with a question.
func (e *Engine) Associated(ctx context.Context, q query.Query, most int) ([]index.Association, error) {
	return ask(ctx, e, func(v index.View) ([]index.Association, error) { return v.Associated(ctx, q, most) })
}

// Values returns every value of a facet.
func (e *Engine) Values(ctx context.Context, q query.Query, f query.Facet) ([]index.Value, error) {
	return ask(ctx, e, func(v index.View) ([]index.Value, error) { return v.Values(ctx, q, f) })
}

// Timeline counts hits by when they were published.
func (e *Engine) Timeline(ctx context.Context, q query.Query, unit query.Unit) (index.Timeline, error) {
	return ask(ctx, e, func(v index.View) (index.Timeline, error) { return v.Timeline(ctx, q, unit) })
}

// All gives every hit of q, from the generation that is current when it is asked.
func (e *Engine) All(ctx context.Context, q query.Query) iter.Seq2[index.Hit, error] {
	return func(yield func(index.Hit, error) bool) {
		v, err := e.View(ctx)
		if err != nil {
			yield(index.Hit{}, err)
			return
		}
		v.All(ctx, q)(yield)
	}
}

// ask asks the current generation.
func ask[T any](ctx context.Context, e *Engine, question func(index.View) (T, error)) (T, error) {
	v, err := e.View(ctx)
	if err != nil {
		var none T
		return none, err
	}
	return question(v)
}
