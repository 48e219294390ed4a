package distributed

import (
	"context"
	"fmt"

	"kiosque/index"
	"kiosque/index/associations"
	"kiosque/index/shown"
	"kiosque/query"
)

// associated compares the hits of q with the archive: organisations and countries
// in all hits, words in the best.
func (g *generation) associated(ctx context.Context, q query.Query, most int) ([]index.Association, error) {
	q.Sort, q.Copies, q.Page, q.Cursor = query.Relevance, query.All, 1, ""
	all, err := g.allAssociated(ctx, q, most)
	if err != nil {
		return nil, fmt.Errorf("find what goes with a question: %w", err)
	}
	return all, nil
}

func (g *generation) allAssociated(ctx context.Context, q query.Query, most int) ([]index.Association, error) {
	_, asked, err := g.asked(ctx, q)
	if err != nil {
		return nil, err
	}
	with, err := g.wordsWith(ctx, q, asked)
	if err != nil {
		return nil, err
	}
	all := associations.Best(with, most)
	for _, of := range associations.Facets {
		values, err := g.valuesWith(ctx, of.Kind, of.Facet, q, asked)
		if err != nil {
			return nil, err
		}
		all = append(all, associations.Best(values, most)...)
	}
	return all, nil
}

// wordsWith counts the words of the best hits.
func (g *generation) wordsWith(ctx context.Context, q query.Query, asked []index.Asked) ([]associations.Candidate, error) {
	v, err := g.vocabulary(ctx)
	if err != nil {
		return nil, err
	}
	best, err := g.foremost(ctx, q, asked, associations.MaxSample)
	if err != nil {
		return nil, err
	}
	sample := associations.NewSample(shown.NewMatchers(asked))
	for _, h := range associations.Told(best.Hits.Hits, func(h hit) string { return h.story() }) {
		read, err := h.read()
		if err != nil {
			return nil, err
		}
		sample.Add(g.page(&h, read.Article))
	}
	return sample.Candidates(associations.Archive{
		Words: v, Articles: func(lang string) int { return g.manifest.Languages[lang].Articles },
	}), nil
}

// foremost asks for the first hits of q, scored: who counts asks for words that are not.
func (g *generation) foremost(ctx context.Context, q query.Query, asked []index.Asked, most int) (answer found, err error) {
	words, err := g.asking(&compiler{ctx: ctx, generation: g, raw: q.Scope == query.Raw}, q, asked)
	if err != nil {
		return answer, err
	}
	return g.ask(ctx, (&searching{generation: g, q: q, words: words}).ranked(most))
}

// valuesWith counts the values of a facet in the hits.
func (g *generation) valuesWith(ctx context.Context, kind string, f query.Facet, q query.Query, asked []index.Asked) ([]associations.Candidate, error) {
	here, hits, err := g.strictCounts(ctx, q, f)
	if err != nil {
		return nil, err
	}
	return associations.Values(kind, q, asked, associations.Counted{
		Facet: f, Hits: hits, Articles: g.manifest.Articles, Here: here,
		Everywhere: func(values []string) (map[string]int, error) { return g.totals(ctx, f, values) },
	})
}
