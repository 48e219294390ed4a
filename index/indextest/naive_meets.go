package indextest

import (
	"slices"

	"kiosque/index/reading"
	"kiosque/query"
)

// Meets tells whether the article meets a node.
func (d *Doc) Meets(n reading.Node, scope query.Scope) bool {
	parts := reading.Parts(n)
	switch n := n.(type) {
	case reading.All:
		return d.met(parts, scope) == len(parts)
	case reading.Any, reading.Best:
		return d.met(parts, scope) > 0
	case reading.Some:
		return d.met(parts, scope) >= n.Least
	case reading.Except:
		return !d.Meets(n.Node, scope)
	case reading.Fact:
		return d.has(n)
	case reading.Dated:
		return meetsBounds(&d.Article, n.From, n.To)
	}
	return d.says(n.(*reading.Class), scope)
}

func (d *Doc) met(nodes []reading.Node, scope query.Scope) (n int) {
	for _, part := range nodes {
		if d.Meets(part, scope) {
			n++
		}
	}
	return n
}

// has tells whether the article has a value that f asks for.
func (d *Doc) has(f reading.Fact) bool {
	values := valuesOf(&d.Article, f.Facet)
	if !f.Within {
		return slices.Contains(values, f.Value)
	}
	asks := f.Asks()
	return slices.ContainsFunc(values, func(v string) bool { return asks(v, reading.Folded(v)) })
}

// says tells whether one of the ways of a class stands in one of the fields.
func (d *Doc) says(c *reading.Class, scope query.Scope) bool {
	return slices.ContainsFunc(c.Ways, func(w reading.Way) bool {
		return slices.ContainsFunc(d.Fields[:Searched(c, scope)], func(words Words) bool { return len(words.Stand(w)) > 0 })
	})
}

// Searched returns how many of the fields c is searched in.
func Searched(c *reading.Class, scope query.Scope) int {
	switch {
	case c.Title:
		return 1
	case scope == query.Raw:
		return 3
	}
	return 2
}

// Stand returns the positions from which on w stands in the text, rising: of its first term, whose
// others follow at their places; or, where w has a slop, of any of its terms, once for each
// term there, when from it on all stand within the span of w.
func (w Words) Stand(way reading.Way) (from []int) {
	if len(way.Terms) == 1 {
		return w.At(way.Terms[0].Text, way.Exact)
	}
	if way.Slop == 0 {
		for _, p := range w.At(way.Terms[0].Text, way.Exact) {
			if w.follow(way, p) {
				from = append(from, p)
			}
		}
		return from
	}
	at := w.standing(way)
	for first, p := range at {
		if different(at[first:], p.position+way.Span()) == len(way.Terms) {
			from = append(from, p.position)
		}
	}
	return from
}

// follow tells whether every term of way stands at its place after first.
func (w Words) follow(way reading.Way, first int) bool {
	return !slices.ContainsFunc(way.Terms, func(t reading.Term) bool {
		return !slices.Contains(w.At(t.Text, way.Exact), first+t.Place)
	})
}

// standing is a term of a way, by its number, and where it stands.
type standing struct{ position, term int }

// standing returns where the terms of way stand, by position.
func (w Words) standing(way reading.Way) (at []standing) {
	for i, t := range way.Terms {
		for _, p := range w.At(t.Text, way.Exact) {
			at = append(at, standing{p, i})
		}
	}
	slices.SortStableFunc(at, func(a, b standing) int { return a.position - b.position })
	return at
}

// different counts the terms that stand up to a position.
func different(at []standing, last int) int {
	terms := map[int]bool{}
	for _, s := range at {
		if s.position > last {
			break
		}
		terms[s.term] = true
	}
	return len(terms)
}
