package server

import (
	"context"
	"encoding/json"
	"net/http"

	"kiosque/article"
	"kiosque/index"
	"kiosque/query"
)

// copiesJSON are the other articles that tell the story of one, the oldest first. A page may have a hit less than its
// size: that of the article itself.
type copiesJSON struct {
	Total int             `json:"total"`
	Hits  json.RawMessage `json:"hits"`
	Next  string          `json:"next,omitempty"` // a cursor
}

func (s *server) copiesJSON(r *request) (response, error) {
	chosen, err := r.takeFields()
	if err != nil {
		return response{}, err
	}
	if err := r.only("size", "cursor", fieldsParameter); err != nil {
		return response{}, err
	}
	asked, err := r.question()
	if err != nil {
		return response{}, err
	}
	return s.askArticle(r, func(ctx context.Context, from index.View, a article.Article) (response, error) {
		found, err := otherCopies(ctx, from, asked, &a)
		if err != nil {
			return response{}, err
		}
		hits, err := r.listing(chosen).list(found.Hits)
		if err != nil {
			return response{}, err
		}
		return jsonResponse(http.StatusOK, typeJSON, copiesJSON{found.Total, hits, found.Next})
	})
}

// otherCopies returns the page of a question with those that tell the story of an article, without it.
func otherCopies(ctx context.Context, from index.View, asked query.Query, a *article.Article) (index.Result, error) {
	if a.Story == "" {
		return index.Result{}, nil
	}
	q := toldAs(a, asked.Size)
	q.Cursor = asked.Cursor
	found, err := from.Search(ctx, q)
	found.Total = max(0, found.Total-1)
	var others []index.Hit // what was found is shared
	for _, h := range found.Hits {
		if h.Article.ID != a.ID {
			others = append(others, h)
		}
	}
	found.Hits = others
	return found, err
}
