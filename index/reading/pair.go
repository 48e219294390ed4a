package reading

import "kiosque/index/formula"

// Pair is the stems of two words of a question that follow each other; where they do in an article too, in title or
// body, that counts besides (Metzler and Croft, A Markov Random Field Model for Term Dependencies, 2005).
type Pair struct{ First, Second string }

// Pairs returns the pairs among the words of s that are their own language's; a bag has none.
func (s Some) Pairs() (all []Pair) {
	if s.Bag {
		return nil
	}
	for i := 1; i < len(s.Of); i++ {
		first, second := plainWord(s.Of[i-1]), plainWord(s.Of[i])
		if first != "" && second != "" {
			all = append(all, Pair{first, second})
		}
	}
	return all
}

// plainWord is the stem of a word of the articles' own language, which comes first of those of its kind; "" of others.
func plainWord(n Node) string {
	for len(Parts(n)) > 0 {
		n = Parts(n)[0]
	}
	c, ok := n.(*Class)
	if !ok || c.Title || len(c.Ways) == 0 || len(c.Ways[0].Terms) != 1 || c.Ways[0].Weight != 1 || c.Ways[0].Exact {
		return ""
	}
	return c.Ways[0].Terms[0].Text
}

// Way is p as something that is asked for.
func (p Pair) Way() Way {
	return Way{Terms: []Term{{Text: p.First}, {Text: p.Second}}, Slop: formula.PairReach - 1, Weight: 1}
}

// Part is what p is scored by where so many of all articles have it.
func (Pair) Part(all, articles float64) formula.Part {
	return formula.Part{Weight: formula.PairShare * formula.IDF(all, articles), Floor: formula.Delta}
}
