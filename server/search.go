package server

import (
	"bytes"
	"context"
	"maps"
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
func find(ctx context.Context, from index.View, q query.Query, start time.Time) (found, error) {
	answer, err := index.SearchCorrected(ctx, from, q)
	if err != nil {
		return found{}, err
	}
	return found{answer, q, notes(answer, q), time.Since(start)}, nil
}

// question reads the question of a request, once what is none of it was taken out.
func (r *request) question() (query.Query, error) {
	q, err := query.Parse(r.values)
	if err == nil {
		r.frame.Query, r.weight = q.Values(), weigh(q)
		maps.Copy(r.frame.Query, r.own)
	}
	return q, err
}

func (s *server) searchPage(r *request) (response, error) {
	q, err := r.question()
	if err != nil {
		return response{}, err
	}
	return s.ask(r, func(ctx context.Context, from index.View) (response, error) {
		f, err := find(ctx, from, q, r.start)
		if err != nil {
			return response{}, err
		}
		r.outcome = f.outcome()
		page := web.SearchPage{Search: f.typed, Answered: f.Query, Result: f.Result, Notes: f.notes}
		countOthers(ctx, from, f, &page)
		if page.Timeline, err = s.timeline(ctx, from, r, f); err != nil {
			return response{}, err
		}
		return pageResponse(func(b *bytes.Buffer) error { return web.Search(b, r.frame, page) })
	})
}

// maxWays bounds the searches of each kind that a page costs besides its own.
const maxWays = 8

// countOthers counts what the page's other questions lead to: the words of a question
// that was relaxed, and the ways out of an empty page.
func countOthers(ctx context.Context, from index.View, f found, page *web.SearchPage) {
	page.Alone = countAlone(ctx, from, f.Corrected)
	if f.Total == 0 {
		countWays(ctx, from, page)
	}
}

// countWays counts what the ways out of an empty page lead to. A count that
// fails ends the counting: the page is right without.
func countWays(ctx context.Context, from index.View, page *web.SearchPage) {
	relaxed := web.Relaxations(page.Search)
	for _, way := range relaxed[:min(len(relaxed), maxWays)] {
		total, err := count(ctx, from, way.Query)
		if err != nil {
			return
		}
		page.Without = append(page.Without, total)
	}
	page.Parts = countParts(ctx, from, page.Search)
	page.Cleared = countWay(ctx, from, web.Unfiltered, page.Search)
	page.Removed = countWay(ctx, from, web.InRemoved, page.Search)
	page.Freed = countWay(ctx, from, web.Unquoted, page.Search)
}

// countParts counts the question without each of its parts, of a question that is quickly answered.
func countParts(ctx context.Context, from index.View, asked query.Query) (totals []int) {
	if weigh(asked) > heavy {
		return nil
	}
	parts := web.Parts(asked)
	for _, way := range parts[:min(len(parts), maxWays)] {
		total, err := count(ctx, from, way.Query)
		if err != nil {
			return totals
		}
		totals = append(totals, total)
	}
	return totals
}

// countWay counts what one way out leads to; nil where there is none, or nobody can say.
func countWay(ctx context.Context, from index.View, way func(query.Query) (query.Query, bool), asked query.Query) []int {
	q, ok := way(asked)
	if !ok {
		return nil
	}
	total, err := count(ctx, from, q)
	if err != nil {
		return nil
	}
	return []int{total}
}

func count(ctx context.Context, from index.View, q query.Query) (int, error) {
	q.Size, q.Explain = 1, false
	result, err := from.Search(ctx, q)
	return result.Total, err
}

func (s *server) searchJSON(r *request) (response, error) {
	chosen, err := r.takeFields()
	if err != nil {
		return response{}, err
	}
	q, err := r.question()
	if err != nil {
		return response{}, err
	}
	q.Explain = q.Explain || explain(chosen)
	return s.ask(r, func(ctx context.Context, from index.View) (response, error) {
		f, err := find(ctx, from, q, r.start)
		if err != nil {
			return response{}, err
		}
		r.outcome = f.outcome()
		return written(http.StatusOK, typeJSON, func(b *bytes.Buffer) error { return encodeAnswer(b, r.listing(chosen), f) })
	})
}
