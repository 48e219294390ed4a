package embedded

import (
	"context"

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
	return view{g}, nil
}

// view answers from one generation.
type view struct{ g *generation }

func (v view) Generation() string { return v.g.manifest.Generation }

func (v view) Close() error { return v.g.release() }

func (v view) Search(ctx context.Context, q query.Query) (index.Result, error) {
	return v.g.search(ctx, q)
}

func (v view) Article(_ context.Context, id string) (article.Article, error) { return v.g.article(id) }

func (v view) Correct(_ context.Context, q query.Query) ([]vocabulary.Correction, error) {
	return v.g.words.CorrectText(q.Text), nil
}

func (v view) Suggest(_ context.Context, typed, ui string, most int) ([]vocabulary.Suggestion, error) {
	return v.g.words.Suggest(typed, ui, most), nil
}

func (v view) Similar(ctx context.Context, id string, most int) ([]index.Hit, error) {
	return v.g.similar(ctx, id, most)
}

func (v view) Associated(ctx context.Context, q query.Query, most int) ([]index.Association, error) {
	return v.g.associated(ctx, q, most)
}
