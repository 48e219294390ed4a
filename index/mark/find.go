package mark

import (
	"cmp"
	"slices"

	"kiosque/article"
)

// hit is one word of the question found in a text, and the class it is of.
type hit struct {
	article.Span
	class int
}

// found is a token of a text by its number, and the class for which it was wanted.
type found struct{ token, class int }

// find returns the words of t that m asks for, in order. A text of another language
// than the question's reading is analysed again, as one of that.
func (m *Matcher) find(t *Text, title bool) []hit {
	if len(m.classes) == 0 || t.text == "" {
		return nil
	}
	if t.lang != m.lang {
		t = Analyse(m.lang, t.text)
	}
	all := m.single(t, title)
	words := len(all)
	for i := range m.together {
		if w := &m.together[i]; title || !w.title {
			all = w.find(all, t)
		}
	}
	if len(all) > words {
		slices.SortStableFunc(all, func(a, b found) int { return cmp.Compare(a.token, b.token) })
	}
	return collect(t, all)
}

// single finds the words that are asked for by themselves.
func (m *Matcher) single(t *Text, title bool) []found {
	var all []found
	tokens := t.analysed()
	for i := range tokens {
		class := 0
		if m.terms.may(t.term(i)) {
			class = m.terms.class(t.term(i), title)
		}
		if m.exact.may(t.exact(i)) {
			class = cmp.Or(m.exact.class(t.exact(i), title), class)
		}
		if class > 0 {
			all = append(all, found{i, class})
		}
	}
	return all
}

// collect makes hits of tokens in order; of a token wanted for several classes the
// last counts, and of two that overlap the first.
func collect(t *Text, all []found) []hit {
	var hits []hit
	for i, f := range all {
		if i+1 < len(all) && all[i+1].token == f.token {
			continue
		}
		span := t.tokens[f.token].span()
		overlaps := len(hits) > 0 && span.Start < hits[len(hits)-1].End
		if !overlaps && !span.Empty() {
			hits = append(hits, hit{span, f.class})
		}
	}
	return hits
}
