package embedded

import (
	"fmt"
	"math"
	"strings"

	"kiosque/index/reading"
)

// maxWaysInTitle is the most ways of a class for which standing in the title counts
// besides: a pattern that stands for hundreds of words says little about titles.
const maxWaysInTitle = 12

// part is things that are one: frequencies are weighed and normalised by field,
// added, and saturate once (BM25F, Robertson, Zaragoza and Taylor 2004), above a floor
// (BM25+, Lv and Zhai 2011).
type part struct {
	weight float64 // inverse document frequency, times what the part counts
	floor  float64 // what it is worth at the least where it stands
}

func (p part) worth(frequency float32) float64 {
	if frequency == 0 {
		return 0
	}
	f := float64(frequency)
	return p.weight * (f*(bm25K1+1)/(bm25K1+f) + p.floor)
}

// idf is the inverse document frequency of a word that df of n documents have; never negative.
func idf(n, df float64) float64 {
	df = min(df, n)
	return math.Log(1 + (n-df+0.5)/(df+0.5))
}

// parts are what a class is scored by: as evidence beside the word in any field, which
// alone makes a document a hit, the word in the title, as it was typed, and in the lead.
type parts struct{ ways, title, exact, lead part }

func (p parts) score(e *evidence, w weights) float64 {
	frequency := w.title*e.title + w.body*e.body + w.removed*e.removed
	return p.ways.worth(frequency+e.other) + p.title.worth(e.title) + p.exact.worth(e.exact) + p.lead.worth(w.lead*e.lead)
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
	if isPattern(c) {
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
		title: b.part(c, s.title, titleShare),
		exact: b.part(c, s.exact, exactShare),
		lead:  b.part(c, s.lead, leadShare),
	}
	if c.Title || len(c.Ways) > maxWaysInTitle {
		p.title = part{}
	}
	return p
}

// part has no floor where the ways of c are only likely: a way that nobody meant would
// be worth as much as the right one.
func (b branch) part(c *reading.Class, articles, share float64) part {
	p := part{weight: c.Times * share * idf(float64(b.stats.Articles), articles)}
	if len(c.Ways) > 0 && c.Ways[0].Weight == 1 {
		p.floor = bm25Delta
	} else {
		p.weight *= translatedShare
	}
	return p
}

func (p parts) list(found []evidence) *list {
	l, weights := &list{make([]uint32, len(found)), make([]float32, len(found))}, newWeights()
	for i := range found {
		l.docs[i], l.scores[i] = found[i].doc, float32(p.score(&found[i], weights))
	}
	return l
}

// either returns how many articles have one thing or another, about: as if they stood independently.
func (b branch) either(n, m float64) float64 { return n + m - n*m/float64(b.stats.Articles) }

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
