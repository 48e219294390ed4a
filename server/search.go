package server

import (
	"bytes"
	"context"
	"net/http"
	"time"

	"kiosque/index"
	"kiosque/query"
	"kiosque/web"
)

// found is a query and its answer.
type found struct {
	query  query.Query
	result index.Result
	notes  []web.Note
	took   time.Duration
}

// find answers the query of a request, for the page and for JSON alike.
func (s *server) find(r *request) (found, error) {
	q, err := query.Parse(r.values)
	if err != nil {
		return found{}, err
	}
	r.frame.Query = q.Values()
	ctx, cancel := context.WithTimeout(r.Context(), s.SearchTimeout)
	defer cancel()
	result, err := s.engine.Search(ctx, q)
	if err != nil {
		return found{}, err
	}
	return found{q, result, notes(q), time.Since(r.start)}, nil
}

func (s *server) searchPage(r *request) (response, error) {
	f, err := s.find(r)
	if err != nil {
		return response{}, err
	}
	page := web.SearchPage{Search: f.query, Result: f.result, Notes: f.notes}
	if f.result.Total == 0 {
		s.countWays(r, &page)
	}
	var body bytes.Buffer
	err = web.Search(&body, r.frame, page)
	return response{media: typePage, header: varies, body: body.Bytes()}, err
}

// maxWays bounds the searches that a page without hits costs besides its own.
const maxWays = 8

// countWays counts what the ways out of an empty page lead to. A count that
// fails ends the counting: the page is right without.
func (s *server) countWays(r *request, page *web.SearchPage) {
	ctx, cancel := context.WithTimeout(r.Context(), s.SearchTimeout)
	defer cancel()
	relaxed := web.Relaxations(page.Search)
	for _, way := range relaxed[:min(len(relaxed), maxWays)] {
		total, err := s.count(ctx, way.Query)
		if err != nil {
			return
		}
		page.Without = append(page.Without, total)
	}
	if raw, ok := web.InRemoved(page.Search); ok {
		if total, err := s.count(ctx, raw); err == nil {
			page.Removed = []int{total}
		}
	}
}

func (s *server) count(ctx context.Context, q query.Query) (int, error) {
	q.Size = 1
	result, err := s.engine.Search(ctx, q)
	return result.Total, err
}

func (s *server) searchJSON(r *request) (response, error) {
	f, err := s.find(r)
	if err != nil {
		return response{}, err
	}
	return jsonResponse(http.StatusOK, typeJSON, newAnswer(r.frame.Labels, f))
}
