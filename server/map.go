package server

import (
	"bytes"
	"context"

	"kiosque/index"
	"kiosque/query"
	"kiosque/web"
)

// mapPage answers with the countries that the hits of a question are about.
func (s *server) mapPage(r *request) (response, error) {
	var byName bool
	if err := takeOwn(r, &byName, map[string]setter[bool]{web.OrderParameter: setByName}); err != nil {
		return response{}, err
	}
	q, err := r.question()
	if err != nil {
		return response{}, err
	}
	return s.ask(r, func(ctx context.Context, from index.View) (response, error) {
		page, err := mapOf(ctx, from, q)
		if err != nil {
			return response{}, err
		}
		page.ByName = byName
		return pageResponse(func(b *bytes.Buffer) error { return web.Map(b, r.frame, page) })
	})
}

func setByName(byName *bool, text string) string {
	order, expected := orderOf(text)
	*byName = order == web.ByName
	return expected
}

// mapOf counts the countries of a question, or of what it is corrected to.
func mapOf(ctx context.Context, from index.View, q query.Query) (web.MapPage, error) {
	asked := q
	asked.Page, asked.Cursor, asked.Size, asked.Explain = 1, "", 1, false
	answer, err := index.SearchCorrected(ctx, from, asked)
	if err != nil {
		return web.MapPage{}, err
	}
	values, err := from.Values(ctx, answer.Query, query.Country)
	if err != nil {
		return web.MapPage{}, err
	}
	total, err := count(ctx, from, answer.Query.Without(query.Country))
	if err != nil {
		return web.MapPage{}, err
	}
	answered := answer.Query
	answered.Size, answered.Explain = q.Size, q.Explain
	return web.MapPage{Search: q, Answered: answered, Values: values, Total: total}, nil
}
