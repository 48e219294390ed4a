// Package mark finds the words of a question in a text, exactly to the letter:
// byte spans to be marked, and fragments, cut at sentences, in which they stand.
//
// It belongs to no engine. A text is analysed by the chain of its language and its terms
// are compared with those of the question's reading in that language; so what is marked is
// what was searched, in every engine. An engine stores nothing for it, but may keep the
// texts that it shows often (Text), which are then marked in a few microseconds.
package mark

import (
	"kiosque/article"
	"kiosque/index/reading"
)

// Matcher marks what a reading asks for. It is safe for concurrent use; the zero value
// marks nothing.
type Matcher struct {
	lang     string
	classes  []*reading.Class
	terms    wanted          // single words, stemmed
	exact    wanted          // single words, as they are
	together []together      // ways of several words
	bodies   map[string]bool // organisations asked for as words
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
	m.terms, m.exact, m.together = wanted{}, wanted{}, nil
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
		m.exact.add(w.Terms[0].Text, p)
	default:
		m.terms.add(w.Terms[0].Text, p)
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

// Marks returns the spans of t that m asks for, sorted and disjoint: every word of
// it, and the words of a phrase only where it stands whole.
func (m Matcher) Marks(t *Text) []article.Span { return spans(m.find(t, false)) }

// TitleMarks returns what Marks does for a title: what was asked of titles alone as well.
func (m Matcher) TitleMarks(title *Text) []article.Span { return spans(m.find(title, true)) }

func spans(found []hit) []article.Span {
	spans := make([]article.Span, len(found))
	for i, f := range found {
		spans[i] = f.Span
	}
	return spans
}
