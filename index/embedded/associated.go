package embedded

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
	c := newCollector(g.columns, q)
	defer c.counter.Release()
	c.most = associations.MaxSample
	c.counter.Strict()
	asked, err := g.collect(ctx, q, c)
	if err != nil {
		return nil, fmt.Errorf("find what goes with a question: %w", err)
	}
	words, err := g.wordsWith(c.ranking(), asked)
	if err != nil {
		return nil, fmt.Errorf("find what goes with a question: %w", err)
	}
	all := associations.Best(words, most)
	for _, of := range associations.Facets {
		values, err := c.valuesWith(of.Kind, of.Facet, q, asked)
		if err != nil {
			return nil, fmt.Errorf("find what goes with a question: %w", err)
		}
		all = append(all, associations.Best(values, most)...)
	}
	return all, nil
}

// valuesWith counts the values of a facet in the hits.
func (c *collector) valuesWith(kind string, f query.Facet, q query.Query, asked []index.Asked) ([]associations.Candidate, error) {
	column, here, everywhere := c.columns.Facet(f), map[string]int{}, map[string]int{}
	c.counter.Each(f, func(n uint32, count int) {
		here[column.Value(n)], everywhere[column.Value(n)] = count, int(column.Total(n))
	})
	return associations.Values(kind, q, asked, associations.Counted{
		Facet: f, Hits: c.counter.Hits(), Articles: c.columns.Len(), Here: here,
		Everywhere: func([]string) (map[string]int, error) { return everywhere, nil },
	})
}

// wordsWith counts the words of the best hits.
func (g *generation) wordsWith(best []ranked, asked []index.Asked) ([]associations.Candidate, error) {
	sample := associations.NewSample(shown.NewMatchers(asked))
	for _, r := range associations.Told(best, func(r ranked) string { return g.columns.StoryID(g.columns.Story(r.doc)) }) {
		p, err := g.page(r.doc)
		if err != nil {
			return nil, err
		}
		sample.Add(p)
	}
	return sample.Candidates(associations.Archive{
		Words: g.words, Articles: func(lang string) int { return g.manifest.Languages[lang].Articles },
	}), nil
}
