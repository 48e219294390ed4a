// Package mark finds the words of a question in a text, exactly to the letter:
// byte spans to be marked, and fragments, cut at sentences, in which they stand.
//
// It belongs to no engine. A text is analysed again by the chain of its
// language and its terms are compared with those of the question's reading in
// that language; so what is marked is what was searched, in every engine, and an
// engine has nothing to store for it.
package mark

import (
	"kiosque/analyzers"
	"kiosque/article"
	"kiosque/index/reading"
)

// Matcher marks what a reading asks for.
type Matcher struct {
	lang     string
	classes  []*reading.Class
	terms    map[string][]place // of single words, stemmed
	exact    map[string][]place // of single words, as they are
	together []together         // ways of several words
	bodies   map[string]bool    // organisations asked for as words
}

// place is a class by its number, from 1.
type place struct {
	class int
	title bool
}

type together struct {
	place
	reading.Way
}

// New returns the matcher of r.
func New(r reading.Reading) Matcher {
	m := Matcher{lang: r.Lang, classes: r.Classes(), bodies: map[string]bool{}}
	reading.Walk(r.Root, func(n reading.Node) bool {
		if f, ok := n.(reading.Fact); ok && f.Times > 0 {
			m.bodies[f.Value] = true
		}
		_, not := n.(reading.Except)
		return !not
	})
	m.index()
	return m
}

func (m *Matcher) index() {
	m.terms, m.exact, m.together = map[string][]place{}, map[string][]place{}, nil
	for i, c := range m.classes {
		for _, w := range c.Ways {
			m.add(place{i + 1, c.Title}, w)
		}
	}
}

func (m *Matcher) add(p place, w reading.Way) {
	switch {
	case len(w.Terms) > 1:
		m.together = append(m.together, together{p, w})
	case w.Exact:
		m.exact[w.Terms[0].Text] = append(m.exact[w.Terms[0].Text], p)
	default:
		m.terms[w.Terms[0].Text] = append(m.terms[w.Terms[0].Text], p)
	}
}

// For returns m so that it marks, of the organisations that were asked for as
// words, the names under which a names them.
func (m Matcher) For(a *article.Article) Matcher {
	if len(m.bodies) == 0 {
		return m
	}
	named := m
	named.classes = append([]*reading.Class(nil), m.classes...)
	for _, f := range a.Organisations {
		if m.bodies[f.Value] {
			named.classes = append(named.classes, names(m.lang, f.Evidence)...)
		}
	}
	named.index()
	return named
}

func names(lang string, evidence []article.Evidence) []*reading.Class {
	var all []*reading.Class
	for _, e := range evidence {
		if c := reading.Name(lang, e.Words); c != nil {
			all = append(all, c)
		}
	}
	return all
}

// Marks returns the spans of text that m asks for, sorted and disjoint: every
// word of it, and the words of a phrase only where it stands whole.
func (m Matcher) Marks(text string) []article.Span { return spans(m.find(text, false)) }

// TitleMarks returns what Marks does for a title: what was asked of titles alone as well.
func (m Matcher) TitleMarks(title string) []article.Span { return spans(m.find(title, true)) }

func spans(found []hit) []article.Span {
	spans := make([]article.Span, len(found))
	for i, f := range found {
		spans[i] = f.Span
	}
	return spans
}

// hit is one word of the question found in a text, and the class it is of.
type hit struct {
	article.Span
	class int
}

func (m Matcher) find(text string, title bool) []hit {
	if len(m.classes) == 0 || text == "" {
		return nil
	}
	tokens := analyzers.Tokens(m.lang, text)
	wanted := make([]int, len(tokens)) // number of the class, 0 where not wanted
	for i, t := range tokens {
		for _, p := range append(m.terms[t.Term], m.exact[t.Exact]...) {
			if title || !p.title {
				wanted[i] = p.class
			}
		}
	}
	for _, t := range m.together {
		if title || !t.title {
			markTogether(t, tokens, wanted)
		}
	}
	return collect(tokens, wanted)
}

func collect(tokens []analyzers.Token, wanted []int) []hit {
	var hits []hit
	for i, class := range wanted {
		span := article.Span{Start: tokens[i].Start, End: tokens[i].End}
		overlaps := len(hits) > 0 && span.Start < hits[len(hits)-1].End
		if class > 0 && !overlaps && !span.Empty() {
			hits = append(hits, hit{span, class})
		}
	}
	return hits
}
