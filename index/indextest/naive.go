package indextest

import (
	"math/rand/v2"
	"slices"
	"strings"

	"kiosque/analyzers"
	"kiosque/article"
	"kiosque/index/mark"
	"kiosque/query"
)

// naive answers by looking at every article: the truth that engines are held against.
type naive []read

// read is an article with its words: for each field, where each term stands.
type read struct {
	article.Article
	words [3]map[string][]int // title, body, removed
}

func newNaive(articles []article.Article) naive {
	n := make(naive, len(articles))
	for i, a := range articles {
		n[i].Article = a
		for f, text := range []string{a.TitleText(), a.Body(), a.Rest()} {
			n[i].words[f] = map[string][]int{}
			for _, t := range analyzers.Tokens(a.Lang, text) {
				n[i].words[f][t.Term] = append(n[i].words[f][t.Term], t.Position)
			}
		}
	}
	return n
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
	e := q.Expression()
	matchers := mark.CompileAll(e)
	ids := []string{}
	for i := range n {
		m := matchers[n[i].Lang]
		if q.Story != "" && q.Story != n[i].Story {
			continue
		}
		asked := len(e) == 0 || len(m.Clauses) > 0
		if asked && meetsFilters(&n[i].Article, q) && meetsBounds(&n[i].Article, q) && n[i].meetsWords(m, q.Scope) {
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
func meetsBounds(a *article.Article, q query.Query) bool {
	if q.From == "" && q.To == "" {
		return true
	}
	first := a.Date.Value + "0000-01-01"[len(a.Date.Value):]
	last := a.Date.Value + "0000-12-31"[len(a.Date.Value):]
	return a.Date.Value != "" && last >= string(q.From) && (q.To == "" || first <= string(q.To))
}

func (r *read) meetsWords(m mark.Matcher, scope query.Scope) bool {
	fields := r.words[:2]
	if scope == query.Raw {
		fields = r.words[:]
	}
	return !slices.ContainsFunc(m.Clauses, func(c mark.Clause) bool { return !meetsClause(fields, c) })
}

func meetsClause(fields []map[string][]int, c mark.Clause) bool {
	if c.Phrase {
		return slices.ContainsFunc(fields, func(words map[string][]int) bool { return hasPhrase(words, c.Terms) })
	}
	for _, t := range c.Terms {
		if !slices.ContainsFunc(fields, func(words map[string][]int) bool { return len(words[t.Text]) > 0 }) {
			return false
		}
	}
	return true
}

func hasPhrase(words map[string][]int, terms []mark.Term) bool {
	return slices.ContainsFunc(words[terms[0].Text], func(first int) bool {
		for _, t := range terms {
			if !slices.Contains(words[t.Text], first+t.Place) {
				return false
			}
		}
		return true
	})
}

// randomQuery asks for some of the words, under some of the filters.
func randomQuery(r *rand.Rand) query.Query {
	q := words(randomText(r))
	choose := func(f query.Facet, from []string) {
		for _, v := range from {
			if r.IntN(8) == 0 {
				q = q.Toggle(f, v)
			}
		}
	}
	choose(query.Country, countries)
	choose(query.Organisation, organisations)
	choose(query.Year, []string{"2015", "2016", query.Undated})
	choose(query.Lang, []string{article.French, article.English})
	choose(query.Mentioned, []string{"2015", "2019"})
	if r.IntN(6) == 0 {
		q.From, q.To = "2015-06-15", "2017-02-10"
	}
	if r.IntN(3) == 0 {
		q.Copies = query.All
	}
	if r.IntN(10) == 0 {
		q.Story = "a0003"
	}
	if r.IntN(5) == 0 {
		q.Scope = query.Raw
	}
	return q
}

func randomText(r *rand.Rand) string {
	v := vocabulary[pick(r, languages)]
	asked := make([]string, r.IntN(3))
	for i := range asked {
		asked[i] = pick(r, v)
		if r.IntN(4) == 0 {
			asked[i] = `"` + pick(r, v) + " " + pick(r, v) + `"`
		}
	}
	return strings.Join(asked, " ")
}
