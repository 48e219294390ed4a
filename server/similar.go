package server

import (
	"context"
	"net/http"

	"kiosque/index"
)

// similarOnPage is how many similar articles stand under an article.
const similarOnPage = 5

type similarJSON struct {
	Hits []hitJSON `json:"hits"`
}

func (s *server) similarJSON(r *request) (response, error) {
	size, err := r.helpSize()
	if err != nil {
		return response{}, err
	}
	if len(r.param) > maxID {
		return response{}, index.ErrNotFound
	}
	return s.ask(r, func(ctx context.Context, from index.View) (response, error) {
		hits, err := from.Similar(ctx, r.param, size)
		if err != nil {
			return response{}, err
		}
		return jsonResponse(http.StatusOK, typeJSON, similarJSON{newHitsJSON(r.frame.Labels, hits)})
	})
}

// similar returns the articles that are shown under one; the page is right without,
// and the log says why it is.
func (s *server) similar(ctx context.Context, from index.View, r *request) []index.Hit {
	hits, err := from.Similar(ctx, r.param, similarOnPage)
	if err != nil {
		s.leaveOut(r, "similar articles", err)
		return nil
	}
	return hits
}
