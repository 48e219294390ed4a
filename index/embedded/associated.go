package embedded

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"unicode"

	"kiosque/analyzers"
	"kiosque/index"
	"kiosque/index/mark"
	"kiosque/query"
)

const (
	maxSample   = 100 // of the best hits are read for their words
	leastHits   = 3   // that must have something for it to go with a question
	leastLetter = 4   // letters of a word that is shown
)

// associated compares the hits of q with the archive: organisations and countries
// in all hits, words in the best.
func (g *generation) associated(ctx context.Context, q query.Query, most int) ([]index.Association, error) {
	q.Sort, q.Copies, q.Page, q.Cursor = query.Relevance, query.All, 1, ""
	c := newCollector(g.columns, q)
	c.most = maxSample
	asked, err := g.collect(ctx, q, c)
	if err != nil {
		return nil, fmt.Errorf("find what goes with a question: %w", err)
	}
	words, err := g.wordsWith(c.ranking(), newMatchers(asked))
	if err != nil {
		return nil, err
	}
	all := best(words, g.columns.len(), most)
	for kind, facet := range map[string]query.Facet{index.AssociatedOrganisation: query.Organisation, index.AssociatedCountry: query.Country} {
		all = append(all, best(c.valuesWith(kind, facet, q), g.columns.len(), most)...)
	}
	slices.SortStableFunc(all, func(a, b index.Association) int { return cmp.Compare(kindOrder[a.Kind], kindOrder[b.Kind]) })
	return all, nil
}

var kindOrder = map[string]int{index.AssociatedWord: 0, index.AssociatedOrganisation: 1, index.AssociatedCountry: 2}

// best returns the most telling of what is more frequent here than everywhere.
func best(all []index.Association, articles, most int) []index.Association {
	all = slices.DeleteFunc(all, func(a index.Association) bool { return a.Here < leastHits || excess(a, articles) <= 0 })
	slices.SortFunc(all, func(a, b index.Association) int {
		return cmp.Or(cmp.Compare(excess(b, articles), excess(a, articles)), cmp.Compare(a.Value, b.Value))
	})
	return all[:min(most, len(all))]
}

// excess is how much more frequent something is here, absolutely and in proportion:
// the score that Elasticsearch's significant terms call JLH.
func excess(a index.Association, articles int) float64 {
	here, everywhere := float64(a.Here)/float64(a.Sample), float64(max(a.Everywhere, a.Here))/float64(articles)
	return (here - everywhere) * here / everywhere
}

// valuesWith counts the values of a facet that were not chosen themselves.
func (c *collector) valuesWith(kind string, f query.Facet, q query.Query) []index.Association {
	var all []index.Association
	column := c.columns.facet(f)
	for n, count := range c.counts[slices.Index(query.Facets, f)] {
		if count > 0 && !q.Chosen(f, column.Values[n]) {
			all = append(all, index.Association{Kind: kind, Value: column.Values[n], Here: int(count), Sample: c.hits, Everywhere: int(column.totals[n])})
		}
	}
	return all
}

// wordsWith counts the words of the best hits, but for those that were asked for.
func (g *generation) wordsWith(page []ranked, m matchers) ([]index.Association, error) {
	type form struct{ lang, exact string }
	found, samples := map[form]int{}, map[string]int{}
	for _, r := range page {
		a, err := g.at(r.doc)
		if err != nil {
			return nil, err
		}
		samples[a.Lang]++
		for exact := range otherWords(a.Lang, a.TitleText()+"\n"+a.Body(), m.of(&a)) {
			found[form{a.Lang, exact}]++
		}
	}
	var all []index.Association
	for f, n := range found {
		if n >= leastHits {
			all = append(all, index.Association{
				Kind: index.AssociatedWord, Value: g.words.Display(f.lang, f.exact),
				Here: n, Sample: samples[f.lang], Everywhere: g.words.Articles(f.lang, f.exact),
			})
		}
	}
	return all, nil
}

// otherWords returns the words of a text that are not marked in it.
func otherWords(lang, text string, m mark.Matcher) map[string]bool {
	asked := map[int]bool{}
	for _, s := range m.Marks(text) {
		asked[s.Start] = true
	}
	words := map[string]bool{}
	for _, t := range analyzers.Tokens(lang, text) {
		if !asked[t.Start] && len(t.Exact) >= leastLetter && unicode.IsLetter(rune(t.Exact[0])) {
			words[t.Exact] = true
		}
	}
	return words
}
