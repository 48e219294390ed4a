package embedded

import (
	"kiosque/index/formula"
	"kiosque/index/reading"
)

// pattern adds up hundreds of words in an array of all documents: to merge their lists
// would cost more. What they count is weighed already.
func (b branch) pattern(c *reading.Class) (s said, err error) {
	sums := make([]float32, b.generation.columns.Len())
	for _, w := range c.Ways {
		articles, err := b.addTo(sums, c, w)
		if err != nil {
			return s, err
		}
		s.articles += w.Weight * articles
	}
	for doc, frequency := range sums {
		if frequency > 0 {
			s.evidence = append(s.evidence, evidence{doc: uint32(doc), other: frequency})
		}
	}
	return s, nil
}

// addTo adds how often one word stands in each document, and returns in about how many it does.
func (b branch) addTo(sums []float32, c *reading.Class, w reading.Way) (float64, error) {
	words, err := b.addWords(sums, c, w)
	if err != nil || c.Title || !b.raw {
		return words, err
	}
	removed, err := b.addRemoved(sums, w)
	return b.either(words, removed), err
}

func (b branch) addWords(sums []float32, c *reading.Class, w reading.Way) (float64, error) {
	forms, err := b.formsOf(wordsField, w.Terms[0], true)
	scales, weights, titles, bodies := &b.generation.scales, newWeights().times(w.Weight), 0, 0
	for _, f := range forms {
		err = f.counts(b.ctx, func(doc uint32, title, body int) {
			if title > 0 {
				titles++
				sums[doc] += weights.title * (float32(title) * scales.title[doc])
			}
			if body > 0 && !c.Title {
				bodies++
				sums[doc] += weights.body * (float32(body) * scales.body[doc])
			}
		})
	}
	return b.either(float64(titles), float64(bodies)), err
}

func (b branch) addRemoved(sums []float32, w reading.Way) (articles float64, err error) {
	forms, err := b.formsOf(formula.Removed, w.Terms[0], true)
	scales, weights := &b.generation.scales, newWeights().times(w.Weight)
	for _, f := range forms {
		err = f.counts(b.ctx, func(doc uint32, _, times int) {
			articles++
			sums[doc] += weights.removed * (float32(times) * scales.removed[doc])
		})
	}
	return articles, err
}
