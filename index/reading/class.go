package reading

import (
	"slices"

	"kiosque/index/formula"
)

// IsPattern tells whether c is many exact words, as a pattern stands for.
func (c *Class) IsPattern() bool {
	return len(c.Ways) > formula.MaxWaysInTitle && !slices.ContainsFunc(c.Ways, func(w Way) bool {
		return !w.Exact || len(w.Terms) > 1
	})
}

// Part is what c is scored by where about so many of all articles have it; it counts as a share of the whole. It has no
// floor where the ways of c are only likely: a way that nobody meant would be worth as much as the right one.
func (c *Class) Part(all, articles, share float64) formula.Part {
	p := formula.Part{Weight: c.Times * share * formula.IDF(all, articles)}
	if len(c.Ways) > 0 && c.Ways[0].Weight == 1 {
		p.Floor = formula.Delta
	} else {
		p.Weight *= formula.TranslatedShare
	}
	return p
}

// Family is how the words of the family of a way of c begin; "" where it has none. See formula.FamilyOf.
func (c *Class) Family(w Way) string {
	if c.Title || w.Exact || len(w.Terms) > 1 {
		return ""
	}
	return formula.FamilyOf(w.Terms[0].Exact)
}
