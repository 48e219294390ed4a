package web

import (
	"kiosque/article"
	"kiosque/query"
)

// hitFacts is how many countries, and organisations, a hit shows: more would outweigh the article.
const hitFacts = 6

// facts are the values of one facet in one article, as links that refine.
type facts struct {
	Title string
	Links []factLink
	More  string // how many stand beyond those
}

type factLink struct {
	Name, Link, Action string
	Main, Chosen       bool
}

// newFacts returns the facts of one facet, or nothing where there are none.
func newFacts(f Frame, q query.Query, name query.Facet, all []article.Fact) []facts {
	if len(all) == 0 {
		return nil
	}
	sorted := article.MainFirst(all)
	shown := sorted[:min(len(sorted), hitFacts)]
	v := facts{Title: f.T("facet." + string(name))}
	for _, fact := range shown {
		v.Links = append(v.Links, newFactLink(f, q, name, fact))
	}
	if more := len(all) - len(shown); more > 0 {
		v.More = f.N("hit.more", more)
	}
	return []facts{v}
}

func newFactLink(f Frame, q query.Query, name query.Facet, fact article.Fact) factLink {
	label, action := f.Label(name, fact.Value), "filters.toggle.add"
	if q.Chosen(name, fact.Value) {
		action = "filters.remove"
	}
	return factLink{
		Name: label, Link: f.searchLink(q.Toggle(name, fact.Value)), Action: f.T(action, "name", label),
		Main: fact.Main, Chosen: q.Chosen(name, fact.Value),
	}
}
