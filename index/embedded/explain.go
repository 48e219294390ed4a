package embedded

import (
	"cmp"
	"context"
	"slices"

	"kiosque/index"
	"kiosque/query"
)

// explain gives every hit its reasons: the page is asked for again, document by document.
func (g *generation) explain(ctx context.Context, q query.Query, asked []index.Asked, page []ranked, hits []index.Hit) error {
	if q.Expression().Root == nil {
		return nil
	}
	s, err := newPlan(ctx, g, q.Scope).question(asked)
	if err != nil {
		return err
	}
	order := make([]int, len(page))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(page[a].doc, page[b].doc) })
	for _, i := range order {
		if hits[i].Reasons, err = reasons(s, page[i].doc); err != nil {
			return err
		}
	}
	return nil
}

// reasons returns what the score of doc comes from.
func reasons(s scorer, doc uint32) (all []index.Reason, err error) {
	s.seek(doc)
	s.leaves(func(leaf *scored) {
		if leaf.score() == 0 || err != nil {
			return
		}
		var r index.Reason
		r, err = leaf.reason(doc)
		r.Score = leaf.score()
		r.Rarity = cmp.Or(r.Rarity, r.Score)
		all = append(all, r)
	})
	return all, err
}
