package embedded

import "kiosque/index/reading"

// pairs returns as evidence the words of a question that follow each other, where they
// do in an article too (Metzler and Croft, A Markov Random Field Model for Term
// Dependencies, 2005).
func (b branch) pairs(words []reading.Node) ([]*scored, error) {
	var all []*scored
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

// pair is the articles in which two words follow each other in title or body. It is
// weighed by how many there are.
func (b branch) pair(way reading.Way) (*scored, error) {
	key := b.lang + " pair " + way.Terms[0].Text + "\x00" + way.Terms[1].Text
	return b.scored(key, b.whyPair(way), func() (*list, error) {
		found, _, err := b.joint(wordsField, way, following, false)
		return parts{ways: b.pairPart(len(found))}.list(found), err
	})
}

func (b branch) pairPart(articles int) part {
	return part{pairShare * idf(float64(b.stats.Articles), float64(articles)), bm25Delta}
}
