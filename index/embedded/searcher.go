package embedded

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
	return anewOf(e, q.Cursor, func(v view) (index.Result, error) { return v.Search(ctx, q) })
}

// Article returns one article.
func (e *Engine) Article(ctx context.Context, id string) (article.Article, error) {
	return anew(e, func(v view) (article.Article, error) { return v.Article(ctx, id) })
}

// Correct returns what may have been meant by words that no article has.
func (e *Engine) Correct(ctx context.Context, q query.Query) ([]vocabulary.Correction, error) {
	return anew(e, func(v view) ([]vocabulary.Correction, error) { return v.Correct(ctx, q) })
}

// Suggest returns ways to go on from what was typed.
func (e *Engine) Suggest(ctx context.Context, typed, ui string, most int) ([]vocabulary.Suggestion, error) {
	return anew(e, func(v view) ([]vocabulary.Suggestion, error) { return v.Suggest(ctx, typed, ui, most) })
}

// Similar returns the articles most like one.
func (e *Engine) Similar(ctx context.Context, id string, most int) ([]index.Hit, error) {
	return anew(e, func(v view) ([]index.Hit, error) { return v.Similar(ctx, id, most) })
}

// Associated returns what goes with a question.
func (e *Engine) Associated(ctx context.Context, q query.Query, most int) ([]index.Association, error) {
	return anew(e, func(v view) ([]index.Association, error) { return v.Associated(ctx, q, most) })
}

// Values returns every value of a facet.
func (e *Engine) Values(ctx context.Context, q query.Query, f query.Facet) ([]index.Value, error) {
	return anew(e, func(v view) ([]index.Value, error) { return v.Values(ctx, q, f) })
}

// Timeline counts hits by when they were published.
func (e *Engine) Timeline(ctx context.Context, q query.Query, unit query.Unit) (index.Timeline, error) {
	return anew(e, func(v view) (index.Timeline, error) { return v.Timeline(ctx, q, unit) })
}

// All gives every hit of q, from the generation that is current when it is asked. Where that turns out to be
// damaged before the first hit, they are of the one that takes its place.
func (e *Engine) All(ctx context.Context, q query.Query) iter.Seq2[index.Hit, error] {
	return func(yield func(index.Hit, error) bool) {
		begun := false
		_, err := anew(e, func(v view) (broken struct{}, err error) {
			for hit, err := range v.All(ctx, q) {
				if !begun && isDamage(err) {
					return broken, err
				}
				begun = true
				if !yield(hit, err) {
					break
				}
			}
			begun = true
			return broken, nil
		})
		if err != nil {
			yield(index.Hit{}, err)
		}
	}
}
