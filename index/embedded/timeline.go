package embedded

import (
	"context"
	"fmt"
	"slices"

	"kiosque/index"
	"kiosque/query"
)

// timeline counts the hits of q by when they were published.
func (g *generation) timeline(ctx context.Context, q query.Query, unit query.Unit) (index.Timeline, error) {
	q.From, q.To = "", ""
	q = unordered(q.Without(query.Year))
	a, err := g.answers.Get(fmt.Sprintf("timeline by %s of %s", unit, q.Values().Encode()), func() (*answer, error) {
		k := g.columns.NewCounter(q).OnlyDates()
		defer k.Release()
		if err := g.count(ctx, q, k); err != nil {
			return nil, err
		}
		return &answer{timeline: k.Timeline(unit)}, nil
	})
	if err != nil {
		return index.Timeline{}, fmt.Errorf("timeline: %w", err)
	}
	line := a.timeline
	line.Periods = slices.Clone(line.Periods)
	return line, nil
}

// values returns every value of a facet: none where there is no such facet.
func (g *generation) values(ctx context.Context, q query.Query, f query.Facet) ([]index.Value, error) {
	if !slices.Contains(query.Facets, f) {
		return nil, nil
	}
	q = unordered(q)
	a, err := g.answers.Get(fmt.Sprintf("values of %s of %s", f, q.Values().Encode()), func() (*answer, error) {
		others := q.Without(f)
		k := g.columns.NewCounter(others).Only(f)
		defer k.Release()
		if err := g.count(ctx, others, k); err != nil {
			return nil, err
		}
		return &answer{values: k.Values(f, q.Filters[f])}, nil
	})
	if err != nil {
		return nil, fmt.Errorf("values of a facet: %w", err)
	}
	return slices.Clone(a.values), nil
}
