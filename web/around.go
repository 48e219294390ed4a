package web

import "kiosque/query"

// waysAround returns questions that may be answered where one was not: one that took too long
// asked for less, one whose place in the results is gone from the beginning.
func (f Frame) waysAround(p ErrorPage) []wayOut {
	q, err := query.Parse(f.Query)
	if err != nil || f.Path != "/" {
		return nil
	}
	switch p.Cause {
	case "cursor":
		return []wayOut{{Text: f.T("error.way.first"), Href: f.searchLink(firstPage(q))}}
	case "slow":
		return f.lessThan(q)
	}
	return nil
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
