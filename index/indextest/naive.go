package indextest

import (
	"slices"

	"kiosque/analyzers"
	"kiosque/article"
	"kiosque/query"
)

// naive answers by looking at every article: the truth that engines are held against.
type naive []read

// read is an article with its words: title, body, removed.
type read struct {
	article.Article
	words [3]places
}

// places are the positions of the words of a text, stemmed and as they are.
type places struct{ stems, forms map[string][]int }

func newNaive(articles []article.Article) naive {
	n := make(naive, len(articles))
	for i, a := range articles {
		n[i].Article = a
		for f, text := range []string{a.TitleText(), a.Body(), a.Rest()} {
			n[i].words[f] = newPlaces(a.Lang, text)
		}
	}
	return n
}

func newPlaces(lang, text string) places {
	p := places{map[string][]int{}, map[string][]int{}}
	for _, t := range analyzers.Tokens(lang, text) {
		p.stems[t.Term] = append(p.stems[t.Term], t.Position)
		p.forms[t.Exact] = append(p.forms[t.Exact], t.Position)
	}
	return p
}

// values returns every value that an article has in f.
func (n naive) values(f query.Facet) []string {
	var all []string
	for i := range n {
		all = append(all, valuesOf(&n[i].Article, f)...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// total counts the articles that meet q, or their stories.
func (n naive) total(q query.Query) int { return len(n.matching(q)) }

// matching returns the names of what meets q, sorted: articles, or stories.
func (n naive) matching(q query.Query) []string {
	readings := n.read(q)
	ids := []string{}
	for i := range n {
		if q.Story != "" && q.Story != n[i].Story {
			continue
		}
		root := readings[n[i].Lang].Root
		asked := q.Expression().Root == nil || root != nil && n[i].meets(root, q.Scope)
		if asked && meetsFilters(&n[i].Article, q) && meetsBounds(&n[i].Article, q.From, q.To) {
			ids = append(ids, nameOf(&n[i].Article, q))
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// nameOf names what an article is answered as: itself, or its story.
func nameOf(a *article.Article, q query.Query) string {
	if q.Copies == query.Folded && a.Story != "" {
		return "story " + a.Story
	}
	return a.ID
}

func meetsFilters(a *article.Article, q query.Query) bool {
	for f, chosen := range q.Filters {
		if !slices.ContainsFunc(valuesOf(a, f), func(v string) bool { return slices.Contains(chosen, v) }) {
			return false
		}
	}
	return true
}

func valuesOf(a *article.Article, f query.Facet) []string {
	switch f {
	case query.Country:
		return values(a.Countries)
	case query.Organisation:
		return values(a.Organisations)
	case query.Mentioned:
		return values(a.Mentioned)
	case query.Source:
		return []string{a.Source}
	case query.Lang:
		return []string{a.Lang}
	}
	if a.Date.Value == "" {
		return []string{query.Undated}
	}
	return []string{a.Date.Year()}
}

// meetsBounds: a date as wide as a month or a year is within bounds when one of
// its days is.
func meetsBounds(a *article.Article, from, to query.Day) bool {
	if from == "" && to == "" {
		return true
	}
	first := a.Date.Value + "0000-01-01"[len(a.Date.Value):]
	last := a.Date.Value + "0000-12-31"[len(a.Date.Value):]
	return a.Date.Value != "" && last >= string(from) && (to == "" || first <= string(to))
}
