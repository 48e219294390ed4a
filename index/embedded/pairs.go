package embedded

import "kiosque/index/reading"

// pairs returns as evidence the words of a question that stand near each other in
// it, where they do in an article too (Metzler and Croft, A Markov Random Field
// Model for Term Dependencies, 2005).
func (b branch) pairs(words []reading.Node) ([]part, error) {
	var all []part
	for i := 1; i < len(words); i++ {
		first, second := plainWay(words[i-1]), plainWay(words[i])
		if first == nil || second == nil {
			continue
		}
		p, err := b.pair(reading.Way{Terms: []reading.Term{first.Terms[0], second.Terms[0]}, Slop: pairSlop, Weight: 1})
		if err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	return all, nil
}

// plainWay is the way of a word of the articles' own language.
func plainWay(n reading.Node) *reading.Way {
	c, ok := n.(*reading.Class)
	if !ok || c.Title || len(c.Ways[0].Terms) != 1 || c.Ways[0].Weight != 1 || c.Ways[0].Exact {
		return nil
	}
	return &c.Ways[0]
}

// pair is weighed as its two words are, on average.
func (b branch) pair(way reading.Way) (part, error) {
	var p part
	for _, field := range []string{titleField, bodyField} {
		terms, err := b.open(way, field)
		if err != nil {
			return p, err
		}
		s := &pair{near{terms: terms, span: uint64(way.Span())}}
		p.of = append(p.of, b.weighed(s, fieldWeights[field].weight, way.String(), field, false))
		p.weight = max(p.weight, pairShare*(idf(float64(b.stats.Articles), terms[0].count())+idf(float64(b.stats.Articles), terms[1].count()))/2)
	}
	return p, nil
}

// pair is looked for in one document after another, and not beyond.
type pair struct{ near }

// seek returns doc where the words stand near each other in it, else a later number.
func (p *pair) seek(doc uint32) (uint32, error) {
	for _, t := range p.terms {
		at, err := t.seek(doc)
		if err != nil || at != doc {
			return doc + 1, err
		}
	}
	if p.times = p.windows(); p.times == 0 {
		return doc + 1, nil
	}
	return doc, nil
}
