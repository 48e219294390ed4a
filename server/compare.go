package server

import (
	"bytes"
	"context"

	"kiosque/article"
	"kiosque/index"
	"kiosque/query"
	"kiosque/web"
)

// copiesOnPage is how many other copies stand under an article.
const copiesOnPage = 20

// copies returns the articles that tell the story of one, itself perhaps among them, the oldest first, and how many there are. The
// page is right without, and the log says why it is.
func (s *server) copies(ctx context.Context, from index.View, r *request, a *article.Article) ([]index.Hit, int) {
	if a.Story == "" {
		return nil, 0
	}
	found, err := from.Search(ctx, toldAs(a, copiesOnPage+1))
	if err != nil {
		s.leaveOut(r, "copies", err)
		return nil, 0
	}
	return found.Hits, found.Total
}

// toldAs asks for so many of the articles that tell the story of one, the oldest first.
func toldAs(a *article.Article, size int) query.Query {
	q := query.New().OfStory(a.Story)
	q.Sort, q.Size = query.Oldest, size
	return q
}

// comparePage answers with the differences between two articles.
func (s *server) comparePage(r *request) (response, error) {
	var with string
	if err := takeOwn(r, &with, map[string]setter[string]{web.With: setID}); err != nil {
		return response{}, err
	}
	q, err := r.question()
	if err != nil {
		return response{}, err
	}
	if with == "" {
		return response{}, &query.Error{Parameter: web.With, Expected: "the id of an article"}
	}
	return s.askArticle(r, func(ctx context.Context, from index.View, a article.Article) (response, error) {
		if len(with) > maxID {
			return response{}, index.ErrNotFound
		}
		other, err := from.Article(ctx, with)
		if err != nil {
			return response{}, err
		}
		page := web.ComparePage{First: a, Second: other, Search: q}
		return pageResponse(func(b *bytes.Buffer) error { return web.Compare(b, r.frame, page) })
	})
}

func setID(id *string, text string) string {
	*id = text
	return ""
}
