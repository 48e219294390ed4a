package server

import (
	"bytes"
	"context"

	"kiosque/analyzers"
	"kiosque/index"
	"kiosque/query"
	"kiosque/web"
)

// aboutPage answers with what the archive holds, how good it is and how it came to be.
func (s *server) aboutPage(r *request) (response, error) {
	r.passing = true // what is kept may change beside what is current
	if err := r.onlyUI(); err != nil {
		return response{}, err
	}
	return s.ask(r, func(ctx context.Context, from index.View) (response, error) {
		page, err := s.about(ctx, from)
		if err != nil {
			return response{}, err
		}
		return pageResponse(func(b *bytes.Buffer) error { return web.About(b, r.frame, page) })
	})
}

func (s *server) about(ctx context.Context, from index.View) (web.AboutPage, error) {
	page := web.AboutPage{Answering: from.Generation(), Version: s.Version, Analyzers: analyzers.Version(), Scores: s.Scores}
	q := query.New()
	q.Size = 1
	stories, err := from.Search(ctx, q)
	if err != nil {
		return page, err
	}
	page.Stories = stories.Total
	q.Copies = query.All
	if page.Articles, err = from.Search(ctx, q); err != nil {
		return page, err
	}
	page.Kept, err = s.engine.Generations(ctx)
	return page, err
}
