package distributed

import (
	"cmp"
	"encoding/json"
	"fmt"

	"kiosque/article"
	"kiosque/index"
	"kiosque/index/reading"
)

// why tells what the score of one hit comes from. The cluster says which leaves of the reading the article meets and
// what each scores; where their words stand is found in the article itself.
type why struct {
	branch
	named map[string]float64 // scores of the leaves that the article meets
	texts texts
}

// reasons returns what the score of h comes from; none where nothing was asked in words. They add up to it: what the
// cluster lost of them when it added 32 bits is given to the largest.
func (s *searching) reasons(asked []index.Asked, h *hit, a *article.Article) ([]index.Reason, error) {
	for _, r := range asked {
		if r.Lang == a.Lang && r.Root != nil && s.compiler.frequencies != nil {
			w := why{branch: s.compiler.in(a.Lang), texts: textsOf(a)}
			if err := json.Unmarshal(h.Named, &w.named); err != nil && h.Named != nil {
				return nil, fmt.Errorf("read reasons: %w", err)
			}
			score, all := w.node(r.Root)
			return given(all, h.Score-score), nil
		}
	}
	return nil, nil
}

// given adds to the largest reason.
func given(all []index.Reason, rest float64) []index.Reason {
	best := 0
	for i, r := range all {
		if r.Score > all[best].Score {
			best = i
		}
	}
	if len(all) > 0 {
		all[best].Score += rest
	}
	return all
}

// node returns the reasons under a node that the article meets, and their sum.
func (w why) node(n reading.Node) (score float64, all []index.Reason) {
	switch n := n.(type) {
	case reading.Best:
		return w.best(n)
	case reading.Some:
		score, all = w.sum(n.Of)
		for _, p := range n.Pairs() {
			score, all = w.leaf(score, all, nameOfPair(w.lang, p), func() index.Reason { return w.pair(p) })
		}
		return score, all
	case *reading.Class:
		return w.leaf(0, nil, nameOf(w.lang, n), func() index.Reason { return w.class(n) })
	case reading.Fact:
		return w.leaf(0, nil, nameOf(w.lang, n), func() index.Reason { return index.Reason{Typed: n.Value} })
	case reading.Except, reading.Dated:
		return 0, nil
	}
	return w.sum(reading.Parts(n))
}

// leaf adds a reason where the article meets the leaf of that name.
func (w why) leaf(score float64, all []index.Reason, name string, reason func() index.Reason) (float64, []index.Reason) {
	of := w.named[name]
	if of == 0 {
		return score, all
	}
	r := reason()
	r.Score, r.Rarity = of, cmp.Or(r.Rarity, of)
	return score + of, append(all, r)
}

func (w why) sum(nodes []reading.Node) (score float64, all []index.Reason) {
	for _, n := range nodes {
		if w.meets(n) {
			of, reasons := w.node(n)
			score, all = score+of, append(all, reasons...)
		}
	}
	return score, all
}

func (w why) best(nodes []reading.Node) (score float64, all []index.Reason) {
	for _, n := range nodes {
		if !w.meets(n) {
			continue
		}
		if of, reasons := w.node(n); of > score {
			score, all = of, reasons
		}
	}
	return score, all
}

// meets tells whether the article meets a node.
func (w why) meets(n reading.Node) bool {
	parts := reading.Parts(n)
	switch n := n.(type) {
	case reading.All:
		return w.met(parts) == len(parts)
	case reading.Any, reading.Best:
		return w.met(parts) > 0
	case reading.Some:
		return w.met(parts) >= n.Least
	case reading.Except:
		return !w.meets(n.Node)
	}
	_, met := w.named[nameOf(w.lang, n)]
	return met
}

func (w why) met(nodes []reading.Node) (n int) {
	for _, part := range nodes {
		if w.meets(part) {
			n++
		}
	}
	return n
}

// pair tells how often two words follow each other.
func (w why) pair(p reading.Pair) index.Reason {
	way := p.Way()
	times := w.texts.title.follow(p) + w.texts.body.follow(p)
	return index.Reason{
		Typed: way.String(), Rarity: w.pairPart(p).Weight,
		Found: []index.Occurrence{{Word: way.String(), Frequency: float64(times), Weight: 1}},
	}
}

// class tells where the ways of a class stand in the article, and which of these places count besides.
func (w why) class(c *reading.Class) index.Reason {
	r := index.Reason{Typed: c.Typed}
	if c.IsPattern() || w.detail == present {
		r.Rarity = w.part(c, w.articles(atLeast(1, w.ways(c))), 1).Weight
	} else {
		r.Rarity = w.part(c, w.said(c).articles, 1).Weight
	}
	for _, way := range c.Ways {
		r.Found = append(r.Found, w.texts.found(c, way, w.raw)...)
	}
	return r
}
