package embedded

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"kiosque/index"
	"kiosque/query"
)

// timeline counts the hits of q by when they were published.
func (g *generation) timeline(ctx context.Context, q query.Query, unit query.Unit) (index.Timeline, error) {
	q.From, q.To, q.Page, q.Size, q.Cursor = "", "", 1, 1, ""
	found, err := g.search(ctx, q.Without(query.Year))
	if err != nil {
		return index.Timeline{}, err
	}
	everything := query.New()
	everything.Copies = q.Copies
	all, err := g.search(ctx, everything)
	if err != nil {
		return index.Timeline{}, err
	}
	line := index.Timeline{Unit: unit}
	for year := 1900; year < 2100; year++ {
		p, err := g.period(ctx, found, all, year)
		if err != nil {
			return line, err
		}
		if p.All > 0 {
			line.Periods = append(line.Periods, p)
		}
	}
	return line, nil
}

func (g *generation) period(_ context.Context, found, all index.Result, year int) (index.Period, error) {
	first := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC)
	p := index.Period{From: query.Day(first.Format(time.DateOnly)), To: query.Day(fmt.Sprintf("%d-12-31", year))}
	p.Count, p.All = countOf(found, strconv.Itoa(year)), countOf(all, strconv.Itoa(year))
	return p, nil
}

func countOf(r index.Result, year string) int {
	for _, v := range r.Facets[0].Values {
		if v.Value == year {
			return v.Count
		}
	}
	return 0
}

// values returns every value of a facet.
func (g *generation) values(ctx context.Context, q query.Query, f query.Facet) ([]index.Value, error) {
	found, err := g.search(ctx, q)
	if err != nil {
		return nil, err
	}
	for _, facet := range found.Facets {
		if facet.Name == f {
			return facet.Values, nil
		}
	}
	return nil, nil
}
