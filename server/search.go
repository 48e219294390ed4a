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
	index.Corrected
	typed query.Query // as the address asks; Corrected.Query is what was answered
	notes []web.Note
	took  time.Duration
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
	answer, err := index.SearchCorrected(ctx, s.engine, q)
	if err != nil {
		return found{}, err
	}
	return found{answer, q, notes(answer, q), time.Since(r.start)}, nil
}

func (s *server) searchPage(r *request) (response, error) {
	f, err := s.find(r)
	if err != nil {
		return response{}, err
	}
	page := web.SearchPage{Search: f.typed, Answered: f.Query, Result: f.Result, Notes: f.notes}
	s.countOthers(r, f, &page)
	return pageResponse(func(b *bytes.Buffer) error { return web.Search(b, r.frame, page) })
}

// maxWays bounds the searches of each kind that a page costs besides its own.
const maxWays = 8

// countOthers counts what the page's other questions lead to: the words of a question
// that was relaxed, and the ways out of an empty page.
func (s *server) countOthers(r *request, f found, page *web.SearchPage) {
	ctx, cancel := context.WithTimeout(r.Context(), s.SearchTimeout)
	defer cancel()
	page.Alone = s.countAlone(ctx, f.Corrected)
	if f.Total == 0 {
		s.countWays(ctx, page)
	}
}

// countWays counts what the ways out of an empty page lead to. A count that
// fails ends the counting: the page is right without.
func (s *server) countWays(ctx context.Context, page *web.SearchPage) {
	relaxed := web.Relaxations(page.Search)
	for _, way := range relaxed[:min(len(relaxed), maxWays)] {
		total, err := s.count(ctx, way.Query)
		if err != nil {
			return
		}
		page.Without = append(page.Without, total)
	}
	page.Removed = s.countWay(ctx, web.InRemoved, page.Search)
	page.Freed = s.countWay(ctx, web.Unquoted, page.Search)
}

// countWay counts what one way out leads to; nil where there is none, or nobody can say.
func (s *server) countWay(ctx context.Context, way func(query.Query) (query.Query, bool), from query.Query) []int {
	q, ok := way(from)
	if !ok {
		return nil
	}
	total, err := s.count(ctx, q)
	if err != nil {
		return nil
	}
	return []int{total}
}

func (s *server) count(ctx context.Context, q query.Query) (int, error) {
	q.Size, q.Explain = 1, false
	result, err := s.engine.Search(ctx, q)
	return result.Total, err
}

func (s *server) searchJSON(r *request) (response, error) {
	f, err := s.find(r)
	if err != nil {
		return response{}, err
	}
	return written(http.StatusOK, typeJSON, func(b *bytes.Buffer) error { return encodeAnswer(b, r.frame.Labels, f) })
}
