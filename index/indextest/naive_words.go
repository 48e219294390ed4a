package indextest

import (
	"slices"
	"strings"

	"kiosque/index/reading"
	"kiosque/query"
)

// read reads q as package reading says, and relaxes it after counting every article.
func (n naive) read(q query.Query) map[string]reading.Reading {
	readings, err := reading.CompileAll(q, reading.Knowledge{Forms: n})
	if err != nil {
		panic(err) // only Forms fail, and these do not
	}
	if !q.Relax {
		return readings
	}
	tallies := map[string]reading.Tally{}
	for lang, r := range readings {
		tallies[lang] = n.tally(r, q.Scope)
	}
	for lang, least := range reading.Least(tallies, q.Sort == query.Relevance) {
		readings[lang] = readings[lang].Relaxed(least)
	}
	return readings
}

// tally counts the articles in the language of r by the highest step that they meet.
func (n naive) tally(r reading.Reading, scope query.Scope) reading.Tally {
	t := r.Tally()
	for i := range n {
		a := &n[i]
		if a.Lang != r.Lang || r.Root == nil {
			continue
		}
		switch {
		case a.meets(r.Root, scope):
			t.Met[r.Steps()]++
		case len(r.Words()) > 0 && (r.Rest() == nil || a.meets(r.Rest(), scope)):
			t.Met[a.met(r.Words(), scope)]++
		}
	}
	return t
}

func (r *read) met(nodes []reading.Node, scope query.Scope) (n int) {
	for _, part := range nodes {
		if r.meets(part, scope) {
			n++
		}
	}
	return n
}

// meets tells whether the article meets a node.
func (r *read) meets(n reading.Node, scope query.Scope) bool {
	parts := reading.Parts(n)
	switch n := n.(type) {
	case reading.All:
		return r.met(parts, scope) == len(parts)
	case reading.Any, reading.Best:
		return r.met(parts, scope) > 0
	case reading.Some:
		return r.met(parts, scope) >= n.Least
	case reading.Except:
		return !r.meets(n.Node, scope)
	case reading.Fact:
		return slices.ContainsFunc(valuesOf(&r.Article, n.Facet), func(v string) bool { return n.Asks()(v, reading.Folded(v)) })
	case reading.Dated:
		return meetsBounds(&r.Article, n.From, n.To)
	}
	return r.says(n.(*reading.Class), scope)
}

// says tells whether one of the ways of a class stands in one of the fields.
func (r *read) says(c *reading.Class, scope query.Scope) bool {
	fields := r.words[:2]
	switch {
	case c.Title:
		fields = r.words[:1]
	case scope == query.Raw:
		fields = r.words[:]
	}
	return slices.ContainsFunc(c.Ways, func(w reading.Way) bool {
		return slices.ContainsFunc(fields, func(p places) bool { return p.hold(w) })
	})
}

// hold tells whether w stands somewhere: at its places from some first position
// on, or anywhere within its span.
func (p places) hold(w reading.Way) bool {
	at := p.stems
	if w.Exact {
		at = p.forms
	}
	return slices.ContainsFunc(w.Terms, func(first reading.Term) bool {
		return slices.ContainsFunc(at[first.Text], func(position int) bool {
			if w.Slop == 0 {
				position -= first.Place
			}
			return holdFrom(at, w, position)
		})
	})
}

func holdFrom(at map[string][]int, w reading.Way, first int) bool {
	return !slices.ContainsFunc(w.Terms, func(term reading.Term) bool {
		from, to := first+term.Place, first+term.Place
		if w.Slop > 0 {
			from, to = first, first+w.Span()
		}
		return !slices.ContainsFunc(at[term.Text], func(p int) bool { return from <= p && p <= to })
	})
}

// Prefixed returns the exact forms in lang that begin with prefix.
func (n naive) Prefixed(lang, prefix string, most int) ([]string, error) {
	return n.forms(lang, most, func(form string) bool { return strings.HasPrefix(form, prefix) }), nil
}

// Near returns the exact forms in lang within so many edits of text.
func (n naive) Near(lang, text string, edits, most int) ([]string, error) {
	return n.forms(lang, most, func(form string) bool { return distance([]rune(form), []rune(text)) <= edits }), nil
}

func (n naive) forms(lang string, most int, is func(form string) bool) []string {
	var all []string
	for i := range n {
		for _, p := range n[i].words {
			for form := range p.forms {
				if n[i].Lang == lang && is(form) {
					all = append(all, form)
				}
			}
		}
	}
	slices.Sort(all)
	all = slices.Compact(all)
	return all[:min(most, len(all))]
}

// distance counts the edits between two words: a letter put in, taken out or replaced,
// or two neighbours exchanged (Damerau's, as optimal string alignment).
func distance(a, b []rune) int {
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			replaced := rows[i-1][j-1]
			if a[i-1] != b[j-1] {
				replaced++
			}
			rows[i][j] = min(replaced, rows[i-1][j]+1, rows[i][j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				rows[i][j] = min(rows[i][j], rows[i-2][j-2]+1)
			}
		}
	}
	return rows[len(a)][len(b)]
}
