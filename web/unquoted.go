package web

import "kiosque/query"

// Unquoted returns q on its first page with plain words in the place of phrases and exact
// words; ok is false where it has none.
func Unquoted(q query.Query) (unquoted query.Query, ok bool) {
	root := q.Expression().Root
	query.Walk(root, func(n query.Node) bool {
		_, isPhrase := n.(query.Phrase)
		_, isExact := n.(query.Exact)
		_, isNot := n.(query.Not)
		ok = ok || isPhrase || isExact
		return !isNot
	})
	q = firstPage(q)
	if ok {
		q.Text = plain(root).String()
	}
	return q, ok
}

// plain returns n with words in the place of phrases and exact words that an answer has. The
// depth of n is bounded by query.MaxDepth.
func plain(n query.Node) query.Node {
	switch n := n.(type) {
	case query.Phrase:
		return query.Words{Text: n.Text}
	case query.Exact:
		return query.Words(n)
	case query.Title:
		return query.Title{Node: plain(n.Node)}
	case query.And:
		return query.And(each(n, plain))
	case query.Or:
		return query.Or(each(n, plain))
	}
	return n
}
