package indextest

import (
	"context"
	"slices"
	"strings"

	"kiosque/query"
)

// shrunk drops what it can of a question that is answered differently, as long as it
// is answered differently.
func (h *comparing) shrunk(ctx context.Context, q query.Query) query.Query {
	for {
		smaller := slices.IndexFunc(simpler(q), func(s query.Query) bool { return h.difference(ctx, s) != "" })
		if smaller < 0 {
			return q
		}
		q = simpler(q)[smaller]
	}
}

// simpler returns q with one thing less, in every way.
func simpler(q query.Query) (all []query.Query) {
	if root := q.Expression().Root; root != nil {
		for _, n := range less(root) {
			with := q
			with.Text = query.Expression{Root: n}.String()
			if len(with.Text) < len(q.Text) {
				all = append(all, with)
			}
		}
	}
	for _, f := range query.Facets {
		for _, value := range q.Filters[f] {
			with := q.Toggle(f, value)
			with.Page = q.Page
			all = append(all, with)
		}
	}
	for _, set := range plainer {
		with := q
		set(&with)
		if shown(with) != shown(q) {
			all = append(all, with)
		}
	}
	return all
}

// plainer sets what is not asked in words to what is asked by default, or to less.
var plainer = []func(*query.Query){
	func(q *query.Query) { q.From = "" },
	func(q *query.Query) { q.To = "" },
	func(q *query.Query) { q.Sort = query.Relevance },
	func(q *query.Query) { q.Scope = query.Body },
	func(q *query.Query) { q.Copies = query.All },
	func(q *query.Query) { q.Story = "" },
	func(q *query.Query) { q.Since = "" },
	func(q *query.Query) { q.Page, q.Size = 1, query.MaxSize },
	func(q *query.Query) { q.Untranslated = nil },
	func(q *query.Query) { q.Translate = false },
	func(q *query.Query) { q.Relax = false },
	func(q *query.Query) { q.Explain = false },
}

// less returns n without one of its parts or words, and the parts that can stand for it.
func less(n query.Node) []query.Node {
	switch n := n.(type) {
	case query.And:
		return lessOf(n, func(parts []query.Node) query.Node { return query.And(parts) })
	case query.Or:
		return lessOf(n, func(parts []query.Node) query.Node { return query.Or(parts) })
	case query.Not:
		return append(inside(n.Node, func(part query.Node) query.Node { return query.Not{Node: part} }), n.Node)
	case query.Title:
		return append(inside(n.Node, func(part query.Node) query.Node { return query.Title{Node: part} }), n.Node)
	case query.Words:
		return fewer(n.Text, func(text string) query.Node { return query.Words{Text: text} })
	case query.Phrase:
		return fewer(n.Text, func(text string) query.Node { return query.Phrase{Text: text, Slop: n.Slop} })
	}
	return nil
}

// inside simplifies the one part of a node.
func inside(part query.Node, with func(query.Node) query.Node) (all []query.Node) {
	for _, smaller := range less(part) {
		all = append(all, with(smaller))
	}
	return all
}

// lessOf leaves out a part, takes it alone, or simplifies it.
func lessOf(parts []query.Node, join func([]query.Node) query.Node) (all []query.Node) {
	for i, part := range parts {
		all = append(all, part)
		if len(parts) > 2 {
			all = append(all, join(slices.Delete(slices.Clone(parts), i, i+1)))
		}
		for _, smaller := range less(part) {
			with := slices.Clone(parts)
			with[i] = smaller
			all = append(all, join(with))
		}
	}
	return all
}

// fewer leaves out a word.
func fewer(text string, with func(string) query.Node) (all []query.Node) {
	words := strings.Fields(text)
	for i := range words {
		if len(words) > 1 {
			all = append(all, with(strings.Join(slices.Delete(slices.Clone(words), i, i+1), " ")))
		}
	}
	return all
}
