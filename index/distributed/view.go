package distributed

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"time"

	"kiosque/article"
	"kiosque/index"
	"kiosque/index/distributed/cluster"
	"kiosque/index/vocabulary"
	"kiosque/query"
)

// view answers from one generation, which stays while it is kept: at least until ten minutes after another one took
// its place.
type view struct{ *generation }

func (v view) Generation() string { return v.manifest.Generation }

// Created tells when the generation was built.
func (v view) Created() time.Time { return v.manifest.Created }

func (view) Close() error { return nil }

func (v view) Search(ctx context.Context, q query.Query) (index.Result, error) {
	r, err := answered(v.search(ctx, q))
	if q.Cursor != "" && errors.Is(err, errPruned) {
		return index.Result{}, index.ErrCursor
	}
	return r, err
}

func (v view) Article(ctx context.Context, id string) (article.Article, error) {
	a, err := v.article(ctx, id)
	if errors.Is(err, index.ErrNotFound) {
		err = v.whyNot(ctx, id)
	}
	return answered(a, err)
}

func (v view) Correct(ctx context.Context, q query.Query) ([]vocabulary.Correction, error) {
	return answered(v.correct(ctx, q))
}

func (v view) Suggest(ctx context.Context, typed, ui string, most int) ([]vocabulary.Suggestion, error) {
	return answered(v.suggest(ctx, typed, ui, most))
}

func (v view) Similar(ctx context.Context, id string, most int) ([]index.Hit, error) {
	return answered(v.similar(ctx, id, most))
}

func (v view) Associated(ctx context.Context, q query.Query, most int) ([]index.Association, error) {
	return answered(v.associated(ctx, q, most))
}

func (v view) Values(ctx context.Context, q query.Query, f query.Facet) ([]index.Value, error) {
	return answered(v.values(ctx, q, f))
}

func (v view) Timeline(ctx context.Context, q query.Query, unit query.Unit) (index.Timeline, error) {
	return answered(v.timeline(ctx, q, unit))
}

func (v view) All(ctx context.Context, q query.Query) iter.Seq2[index.Hit, error] {
	return func(yield func(index.Hit, error) bool) {
		for h, err := range v.all(ctx, q) {
			if !yield(answered(h, err)) || err != nil {
				return
			}
		}
	}
}

// errPruned is the error of who asks a generation that is not kept any more.
var errPruned = errors.New("the generation is not kept any more")

// answered makes of what the cluster says what callers decide on.
func answered[T any](answer T, err error) (T, error) {
	switch {
	case err == nil || errors.Is(err, index.ErrNotFound):
		return answer, err
	case cluster.IsMissing(err):
		return answer, fmt.Errorf("%w: %w", index.ErrUnavailable, errPruned)
	}
	return answer, unavailable(err)
}
