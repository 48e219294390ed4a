package distributed

import (
	"kiosque/index/formula"
	"kiosque/index/reading"
)

// said is in about how many articles a class stands: at all, in the title, as typed, in the lead.
type said struct{ articles, title, exact, lead float64 }

func (s *said) add(other said, weight float64) {
	s.articles += weight * other.articles
	s.title += weight * other.title
	s.exact += weight * other.exact
	s.lead += weight * other.lead
}

// class is the articles that meet a class. What its ways score is added before it saturates.
func (b branch) class(c *reading.Class) any {
	ways := atLeast(1, b.ways(c))
	switch {
	case b.counting:
		return unranked(ways)
	case c.IsPattern() || b.detail == present:
		return b.once(c, ways)
	}
	s := b.said(c)
	if b.detail == bare {
		return saturated(ways, b.part(c, s.articles, 1))
	}
	return besidesIt(saturated(besidesIt(ways, b.families(c)...), b.part(c, s.articles, 1)), b.parts(c, s)...)
}

// parts are what a class is scored by besides: in the title, as typed, in the lead.
func (b branch) parts(c *reading.Class, s said) (all []any) {
	for _, p := range []struct {
		evidence []any
		part     formula.Part
	}{
		{b.titles(c), b.part(c, s.title, formula.TitleShare)},
		{b.typed(c), b.part(c, s.exact, formula.ExactShare)},
		{b.leads(c), b.part(c, s.lead, formula.LeadShare)},
	} {
		if len(p.evidence) > 0 {
			all = append(all, saturated(atLeast(1, p.evidence), p.part))
		}
	}
	return all
}

// part is what c is scored by where about so many articles of the language have it.
func (b branch) part(c *reading.Class, articles, share float64) formula.Part {
	return c.Part(float64(b.stats.Articles), articles, share)
}

// saturation is formula.Part.Worth of the frequency that a query scores.
const saturation = "double f = _score; return params.weight * (f * (params.k1 + 1) / (params.k1 + f) + params.floor)"

// saturated scores what a frequency is worth.
func saturated(frequency any, p formula.Part) any {
	params := object{"weight": p.Weight, "floor": p.Floor, "k1": formula.K1}
	return object{"script_score": object{"query": frequency, "script": object{"source": saturation, "params": params}}}
}

// ways are the articles in which each way of a class stands, scored by how often.
func (b branch) ways(c *reading.Class) (all []any) {
	if c.IsPattern() || b.detail == present {
		return b.any(c)
	}
	for _, w := range c.Ways {
		if len(w.Terms) > 1 {
			all = append(all, b.together(c, w)...)
			continue
		}
		for _, field := range b.impacts(c) {
			all = append(all, b.term(field, token(w.Terms[0].Text, w.Exact), w.Weight))
		}
	}
	return all
}

// any is as ways, not scored: all single words of a field are one clause.
func (b branch) any(c *reading.Class) (all []any) {
	var tokens []string
	for _, w := range c.Ways {
		if len(w.Terms) > 1 {
			all = append(all, b.together(c, w)...)
		} else {
			tokens = append(tokens, token(w.Terms[0].Text, w.Exact))
		}
	}
	for _, field := range b.impacts(c) {
		b.clauses++
		all = append(all, object{"terms": object{inLang(field, b.lang): tokens}})
	}
	return all
}

// impacts are the fields in which words of a class are looked for.
func (b branch) impacts(c *reading.Class) []string {
	switch {
	case c.Title:
		return []string{titleImpacts}
	case b.raw:
		return []string{wordImpacts, removedImpacts}
	}
	return []string{wordImpacts}
}

func (b branch) term(field, token string, weight float64) any {
	b.clauses++
	return term(inLang(field, b.lang), token, weight*b.stats.impact(field))
}

// token is a word as fields of words have it.
func token(text string, exact bool) string {
	if exact {
		return exactToken(text)
	}
	return text
}

// families are the words that begin as a way does that was typed.
func (b branch) families(c *reading.Class) (all []any) {
	for _, w := range c.Ways {
		if family := c.Family(w); family != "" {
			all = append(all, b.term(familyImpacts, family, w.Weight*formula.FamilyShare))
		}
	}
	return all
}

// titles are the ways of a class in the title.
func (b branch) titles(c *reading.Class) (all []any) {
	if c.Title || len(c.Ways) > formula.MaxWaysInTitle {
		return nil
	}
	for _, w := range c.Ways {
		if len(w.Terms) > 1 {
			all = append(all, b.stand(titlePlaces, w, w.Weight))
		} else {
			all = append(all, b.term(titleImpacts, token(w.Terms[0].Text, w.Exact), w.Weight))
		}
	}
	return all
}

// typed are the words of a class in the form that was typed.
func (b branch) typed(c *reading.Class) (all []any) {
	for _, w := range c.Ways {
		if !isTyped(w) {
			continue
		}
		for _, field := range b.impacts(c) {
			all = append(all, b.term(field, exactToken(w.Terms[0].Exact), w.Weight))
		}
	}
	return all
}

// isTyped tells whether w is a word that was typed in some form.
func isTyped(w reading.Way) bool { return len(w.Terms) == 1 && !w.Exact && w.Terms[0].Exact != "" }

// leads are the words of a class in the lead.
func (b branch) leads(c *reading.Class) (all []any) {
	for _, w := range c.Ways {
		if len(w.Terms) == 1 && !w.Exact && !c.Title {
			all = append(all, b.term(leadImpacts, w.Terms[0].Text, w.Weight))
		}
	}
	return all
}

// once scores one occurrence of any of its ways: to add up those of hundreds would cost more than a cluster allows.
func (b branch) once(c *reading.Class, ways any) any {
	return constant(ways, b.part(c, b.articles(ways), 1).Worth(1))
}
