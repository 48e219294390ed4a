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
func newFacts(f Frame, q question, name query.Facet, all []article.Fact) []facts {
	if len(all) == 0 {
		return nil
	}
	v := facts{Title: f.T("facet." + string(name)), Links: make([]factLink, 0, min(len(all), hitFacts))}
	for _, main := range []bool{true, false} {
		for i := range all {
			if all[i].Main == main && len(v.Links) < hitFacts {
				v.Links = append(v.Links, newFactLink(f, q, name, &all[i]))
			}
		}
	}
	if more := len(all) - len(v.Links); more > 0 {
		v.More = f.N("hit.more", more)
	}
	return []facts{v}
}

func newFactLink(f Frame, q question, name query.Facet, fact *article.Fact) factLink {
	label, action := f.Label(name, fact.Value), "filters.toggle.add"
	if q.Chosen(name, fact.Value) {
		action = "filters.remove"
	}
	return factLink{
		Name: label, Link: q.toggled(name, fact.Value), Action: f.T(action, "name", label),
		Main: fact.Main, Chosen: q.Chosen(name, fact.Value),
	}
}
