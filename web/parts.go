package web

import (
	"slices"

	"kiosque/query"
)

// Part is a question without one of its parts: a word beside a phrase or a field, a phrase, an
// exclusion, a filter that was typed, or the demand that something stand in the title.
type Part struct {
	Query query.Query
	key   string // of the message
	part  query.Node
}

// Parts returns q on its first page without each part of its text, in their order. Of plain
// words alone there is none: those are told one by one.
func Parts(q query.Query) []Part {
	q = firstPage(q)
	root := q.Expression().Root
	var all []Part
	if parts, ok := root.(query.And); ok {
		for i, part := range parts {
			all = append(all, withoutPart(q, parts, i, part))
		}
	}
	if anywhere := untitled(root); root != nil && anywhere.String() != root.String() {
		q.Text = anywhere.String()
		all = append(all, Part{q, "none.anywhere", root})
	}
	return all
}

func withoutPart(q query.Query, parts query.And, i int, part query.Node) Part {
	rest := slices.Delete(slices.Clone(parts), i, i+1)
	q.Text = query.Node(rest).String()
	if len(rest) == 1 {
		q.Text = rest[0].String()
	}
	if not, ok := part.(query.Not); ok {
		return Part{q, "none.exclusion", not.Node}
	}
	return Part{q, "none.part", part}
}

// untitled returns n with what was asked of titles asked of whole articles. The depth of n is
// bounded by query.MaxDepth.
func untitled(n query.Node) query.Node {
	switch n := n.(type) {
	case query.Title:
		return n.Node
	case query.And:
		return query.And(each(n, untitled))
	case query.Or:
		return query.Or(each(n, untitled))
	}
	return n
}

// each returns the parts of a node, changed.
func each(parts []query.Node, change func(query.Node) query.Node) []query.Node {
	all := make([]query.Node, len(parts))
	for i, part := range parts {
		all[i] = change(part)
	}
	return all
}

// partsOf returns the ways out that leave a part of the text away. What leads nowhere, or was not
// counted, is not offered.
func (f Frame) partsOf(p SearchPage) []wayOut {
	var all []wayOut
	for i, part := range Parts(p.Search) {
		if i < len(p.Parts) && p.Parts[i] > 0 {
			text := f.T(part.key, "part", f.Language.Quote(part.part.String()))
			all = append(all, wayOut{text, f.searchLink(part.Query), f.N("total", p.Parts[i])})
		}
	}
	return all
}
