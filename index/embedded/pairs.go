package embedded

import "kiosque/index/reading"

// pairs returns as evidence the words of a question that follow each other, where they
// do in an article too (Metzler and Croft, A Markov Random Field Model for Term
// Dependencies, 2005).
func (b branch) pairs(words []reading.Node) ([]part, error) {
	var all []part
	for i := 1; i < len(words); i++ {
		first, second := plainWay(words[i-1]), plainWay(words[i])
		if first == nil || second == nil {
			continue
		}
		p, err := b.pair(reading.Way{Terms: []reading.Term{first.Terms[0], second.Terms[0]}, Slop: pairReach - 1, Weight: 1})
		if err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	return all, nil
}

// plainWay is the way of a word of the articles' own language; it comes first of those of its kind.
func plainWay(n reading.Node) *reading.Way {
	for len(reading.Parts(n)) > 0 {
		n = reading.Parts(n)[0]
	}
	c, ok := n.(*reading.Class)
	if !ok || c.Title || len(c.Ways) == 0 || len(c.Ways[0].Terms) != 1 || c.Ways[0].Weight != 1 || c.Ways[0].Exact {
		return nil
	}
	return &c.Ways[0]
}

// pair reads where two words follow each other. How many articles have that cannot
// be told from the words, so all are read at once.
func (b branch) pair(way reading.Way) (part, error) {
	var each []counted
	for _, field := range []string{titleField, bodyField} {
		terms, err := b.open(way, field)
		if err != nil {
			return part{}, err
		}
		s := &joint{terms: terms, count: following{terms[0], terms[1]}.occurrences}
		each = append(each, b.weighed(s, fieldWeights[field].weight, way.String(), field, false))
	}
	p, err := newPool(way.String(), each)
	if err != nil {
		return part{}, err
	}
	return part{[]counted{p}, pairShare * idf(float64(b.stats.Articles), float64(len(p.postings))), bm25Delta}, nil
}

// following is one term a few places after another.
type following struct{ first, second *term }

// occurrences counts the places of the first term after which the second stands soon.
func (f following) occurrences() (n float64) {
	after := f.second.entry.Vectors
	for _, v := range f.first.entry.Vectors {
		for len(after) > 0 && after[0].Pos <= v.Pos {
			after = after[1:]
		}
		if len(after) > 0 && after[0].Pos <= v.Pos+pairReach {
			n++
		}
	}
	return n
}
