package distributed

import (
	"slices"
	"strings"

	"kiosque/analyzers"
	"kiosque/article"
	"kiosque/index"
	"kiosque/index/formula"
	"kiosque/index/occurrences"
	"kiosque/index/reading"
)

// texts are the words of one article, to tell where those of a question stand in it.
type texts struct{ title, body, removed text }

func textsOf(a *article.Article) texts {
	return texts{
		analyzers.Tokens(a.Lang, a.TitleText()), analyzers.Tokens(a.Lang, a.Body()), analyzers.Tokens(a.Lang, a.Rest()),
	}
}

// text is the words of a field.
type text []analyzers.Token

// found is where a way of a class stands, and which of these places count besides.
func (t texts) found(c *reading.Class, w reading.Way, raw bool) (all []index.Occurrence) {
	add := func(word, field string, exact bool, times float64, length int, weight float64) {
		if times > 0 {
			all = append(all, index.Occurrence{Word: word, Field: field, Exact: exact, Frequency: times, Length: float64(length), Weight: w.Weight * weight})
		}
	}
	for _, f := range t.fields(c, raw) {
		add(w.String(), f.name, w.Exact, f.times(w), len(f.text), formula.Fields[f.name].Weight)
	}
	if !c.Title && len(c.Ways) <= formula.MaxWaysInTitle {
		add(w.String(), formula.Title, w.Exact, t.title.times(w), len(t.title), 1)
	}
	for _, f := range t.fields(c, raw) {
		if isTyped(w) {
			add(w.Terms[0].Exact, f.name, true, f.times(typedWay(w)), len(f.text), formula.Fields[f.name].Weight)
		}
	}
	if len(w.Terms) == 1 && !w.Exact && !c.Title {
		add(w.String(), formula.Lead, false, t.body.lead(w), min(len(t.body), occurrences.Lead), formula.Fields[formula.Lead].Weight)
	}
	if family := c.Family(w); family != "" {
		add(family, formula.Family, false, t.title.family(family)+t.body.family(family), len(t.title)+len(t.body), formula.FamilyShare)
	}
	return all
}

// field is the words of one field.
type field struct {
	name string
	text
}

// fields are those in which c is looked for.
func (t texts) fields(c *reading.Class, raw bool) []field {
	all := []field{{formula.Title, t.title}, {formula.Body, t.body}, {formula.Removed, t.removed}}
	switch {
	case c.Title:
		return all[:1]
	case raw:
		return all
	}
	return all[:2]
}

// typedWay is the form that was typed.
func typedWay(w reading.Way) reading.Way {
	return reading.Way{Exact: true, Terms: []reading.Term{{Text: w.Terms[0].Exact}}}
}

// times is how often w stands in the text.
func (t text) times(w reading.Way) (n float64) {
	for i := range t {
		if t.isAt(w, i) {
			n++
		}
	}
	return n
}

// isAt tells whether w stands in the text from word i on.
func (t text) isAt(w reading.Way, i int) bool {
	if w.Slop > 0 && len(w.Terms) > 1 {
		return slices.Contains(different(w), t.token(i, w.Exact)) && t.holds(w, i)
	}
	for _, term := range w.Terms {
		if j, there := t.at(t[i].Position + term.Place); !there || t.token(j, w.Exact) != token(term.Text, w.Exact) {
			return false
		}
	}
	return true
}

// holds tells whether all words of w stand from word i on, within its span.
func (t text) holds(w reading.Way, i int) bool {
	missing := different(w)
	for j := i; j < len(t) && t[j].Position-t[i].Position <= w.Span(); j++ {
		missing = slices.DeleteFunc(missing, func(word string) bool { return word == t.token(j, w.Exact) })
	}
	return len(missing) == 0
}

func (t text) token(i int, exact bool) string {
	if exact {
		return exactToken(t[i].Exact)
	}
	return t[i].Term
}

// at finds the word at a position.
func (t text) at(position int) (i int, there bool) {
	return slices.BinarySearchFunc(t, position, func(token analyzers.Token, p int) int { return token.Position - p })
}

// lead is how often a word stands in the lead, its first half twice.
func (t text) lead(w reading.Way) (n float64) {
	for i := range t[:min(len(t), occurrences.Lead)] {
		if t[i].Term != w.Terms[0].Text {
			continue
		}
		if n++; i < occurrences.LeadHalf {
			n++
		}
	}
	return n
}

// family is how many words begin with family and go on.
func (t text) family(family string) (n float64) {
	for _, word := range t {
		if strings.HasPrefix(word.Exact, family) && word.Exact != family {
			n++
		}
	}
	return n
}

// follow is how often the second word of a pair follows the first soon.
func (t text) follow(p reading.Pair) (n int) {
	for i, word := range t {
		if word.Term != p.First {
			continue
		}
		next := slices.IndexFunc(t[i+1:], func(other analyzers.Token) bool { return other.Term == p.Second })
		if next >= 0 && t[i+1+next].Position-word.Position <= formula.PairReach {
			n++
		}
	}
	return n
}
