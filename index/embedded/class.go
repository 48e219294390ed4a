package embedded

import (
	"fmt"
	"strings"

	"kiosque/index/formula"
	"kiosque/index/reading"
)

// parts are what a class is scored by: as evidence beside the word in any field, which
// alone makes a document a hit, the word in the title, as it was typed, and in the lead.
type parts struct{ ways, title, exact, lead formula.Part }

func (p parts) score(e *evidence, w weights) float64 {
	frequency := w.title*e.title + w.body*e.body + w.removed*e.removed
	return p.ways.Worth(frequency+e.other) + p.title.Worth(e.title) + p.exact.Worth(e.exact) + p.lead.Worth(w.lead*e.lead)
}

// class is the documents that meet a class, with their scores.
func (b branch) class(c *reading.Class) (scorer, error) {
	return b.scored(b.key(c), b.whyClass(c), func() (*list, error) {
		s, err := b.read(c)
		if err != nil {
			return nil, err
		}
		return b.parts(c, s).list(s.evidence), nil
	})
}

// read reads all ways of a class.
func (b branch) read(c *reading.Class) (sum said, err error) {
	if c.IsPattern() {
		return b.pattern(c)
	}
	for i, w := range c.Ways {
		s, err := b.way(c, w)
		if err != nil {
			return sum, err
		}
		if i == 0 && w.Weight == 1 {
			sum = s
			continue
		}
		sum.evidence = merged(sum.evidence, s.evidence, float32(w.Weight))
		sum.articles += w.Weight * s.articles
		sum.title += w.Weight * s.title
		sum.exact += w.Weight * s.exact
		sum.lead += w.Weight * s.lead
	}
	for _, w := range c.Ways {
		if err := b.family(sum.evidence, c, w); err != nil {
			return sum, err
		}
	}
	return sum, nil
}

func (b branch) parts(c *reading.Class, s said) parts {
	p := parts{
		ways:  b.part(c, s.articles, 1),
		title: b.part(c, s.title, formula.TitleShare),
		exact: b.part(c, s.exact, formula.ExactShare),
		lead:  b.part(c, s.lead, formula.LeadShare),
	}
	if c.Title || len(c.Ways) > formula.MaxWaysInTitle {
		p.title = formula.Part{}
	}
	return p
}

// part is what c is scored by where about so many articles of the language have it.
func (b branch) part(c *reading.Class, articles, share float64) formula.Part {
	return c.Part(float64(b.stats.Articles), articles, share)
}

func (p parts) list(found []evidence) *list {
	l, weights := &list{make([]uint32, len(found)), make([]float32, len(found))}, newWeights()
	for i := range found {
		l.docs[i], l.scores[i] = found[i].doc, float32(p.score(&found[i], weights))
	}
	return l
}

// either returns how many articles have one thing or another, about: as if they stood independently.
func (b branch) either(n, m float64) float64 { return formula.Either(n, m, float64(b.stats.Articles)) }

// key names what the list of c depends on.
func (b branch) key(c *reading.Class) string {
	var key strings.Builder
	fmt.Fprintf(&key, "%s %t %t %g", b.lang, b.raw, c.Title, c.Times)
	for _, w := range c.Ways {
		fmt.Fprintf(&key, "\x00%t %d %g", w.Exact, w.Slop, w.Weight)
		for _, t := range w.Terms {
			fmt.Fprintf(&key, "\x00%d %s\x00%s", t.Place, t.Text, t.Exact)
		}
	}
	return key.String()
}
