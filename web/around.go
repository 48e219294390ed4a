package web

import (
	"maps"

	"kiosque/query"
)

// waysAround returns questions that may be answered where one was not: one that took too long
// asked for less, one whose place in the results is gone from the beginning, one with a wrong
// parameter without it.
func (f Frame) waysAround(p ErrorPage) []wayOut {
	asked := maps.Clone(f.Query)
	if p.Cause == "" {
		delete(asked, p.Parameter)
	}
	q, err := query.Parse(asked)
	if err != nil || f.Path != "/" {
		return nil
	}
	switch p.Cause {
	case "":
		return f.without(p.Parameter, q)
	case "cursor":
		return []wayOut{{Text: f.T("error.way.first"), Href: f.searchLink(firstPage(q))}}
	case "slow":
		return f.lessThan(q)
	}
	return nil
}

// without returns what is left of a question whose parameter was wrong, unless that is nothing.
func (f Frame) without(parameter string, q query.Query) []wayOut {
	if parameter == "" || len(q.Values()) == 0 {
		return nil
	}
	return []wayOut{{Text: f.T("error.way.without", "parameter", parameter), Href: f.searchLink(q)}}
}

// lessThan returns questions that take less time than q.
func (f Frame) lessThan(q query.Query) []wayOut {
	var all []wayOut
	q = firstPage(q)
	if q.Translate && q.Text != "" {
		plain := q
		plain.Translate, plain.Untranslated = false, nil
		all = append(all, wayOut{Text: f.T("error.way.untranslated"), Href: f.searchLink(plain)})
	}
	if root := q.Expression().Root; isOnlyWords(root) {
		titles := q
		titles.Text = query.Title{Node: root}.String()
		all = append(all, wayOut{Text: f.T("error.way.title"), Href: f.searchLink(titles)})
	}
	return all
}

// isOnlyWords tells a question without fields, which may all stand in a title.
func isOnlyWords(root query.Node) bool {
	found, only := false, true
	query.Walk(root, func(n query.Node) bool {
		switch n.(type) {
		case query.Words:
			found = true
		case query.And:
		default:
			only = false
		}
		return only
	})
	return found && only
}
