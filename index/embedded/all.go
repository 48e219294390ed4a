package embedded

import (
	"context"
	"iter"

	"kiosque/index"
	"kiosque/query"
)

// all gives every hit of q, page by page.
func (g *generation) all(ctx context.Context, q query.Query) iter.Seq2[index.Hit, error] {
	q.Page, q.Size, q.Cursor = 1, query.MaxSize, ""
	return func(yield func(index.Hit, error) bool) {
		for {
			result, err := ask(ctx, g, func(g *generation) (index.Result, error) { return g.search(ctx, q) })
			if err != nil {
				yield(index.Hit{}, err)
				return
			}
			for _, h := range result.Hits {
				if !yield(h, nil) {
					return
				}
			}
			if q.Cursor = result.Next; q.Cursor == "" {
				return
			}
		}
	}
}
