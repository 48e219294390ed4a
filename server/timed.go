package server

import (
	"context"
	"time"

	"kiosque/article"
	"kiosque/index"
	"kiosque/index/vocabulary"
	"kiosque/metrics"
	"kiosque/query"
)

// timed is a view that notes how long each question takes. Hits that are given one by one are not timed: their
// time is that of whoever reads them.
type timed struct {
	index.View
	metrics *metrics.Metrics
}

// timed times a view where somebody counts.
func (s *server) timed(v index.View) index.View {
	if s.Metrics == nil {
		return v
	}
	return timed{v, s.Metrics}
}

func (t timed) Search(ctx context.Context, q query.Query) (index.Result, error) {
	defer t.metrics.Engine("search", time.Now())
	return t.View.Search(ctx, q)
}

func (t timed) Article(ctx context.Context, id string) (article.Article, error) {
	defer t.metrics.Engine("article", time.Now())
	return t.View.Article(ctx, id)
}

func (t timed) Correct(ctx context.Context, q query.Query) ([]vocabulary.Correction, error) {
	defer t.metrics.Engine("correct", time.Now())
	return t.View.Correct(ctx, q)
}

func (t timed) Suggest(ctx context.Context, typed, ui string, most int) ([]vocabulary.Suggestion, error) {
	defer t.metrics.Engine("suggest", time.Now())
	return t.View.Suggest(ctx, typed, ui, most)
}

func (t timed) Similar(ctx context.Context, id string, most int) ([]index.Hit, error) {
	defer t.metrics.Engine("similar", time.Now())
	return t.View.Similar(ctx, id, most)
}

func (t timed) Associated(ctx context.Context, q query.Query, most int) ([]index.Association, error) {
	defer t.metrics.Engine("associated", time.Now())
	return t.View.Associated(ctx, q, most)
}

func (t timed) Values(ctx context.Context, q query.Query, f query.Facet) ([]index.Value, error) {
	defer t.metrics.Engine("values", time.Now())
	return t.View.Values(ctx, q, f)
}

func (t timed) Timeline(ctx context.Context, q query.Query, unit query.Unit) (index.Timeline, error) {
	defer t.metrics.Engine("timeline", time.Now())
	return t.View.Timeline(ctx, q, unit)
}
