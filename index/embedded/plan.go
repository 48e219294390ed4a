package embedded

import (
	"context"
	"fmt"

	"kiosque/index"
	"kiosque/index/columns"
	"kiosque/index/formula"
	"kiosque/index/reading"
	"kiosque/query"
)

// plan is a question turned into lists.
type plan struct {
	ctx        context.Context
	generation *generation
	raw        bool             // what was removed is searched too
	counting   bool             // documents are counted, not ranked: pairs of words are not looked for
	used       map[string]*list // so that no list is made twice, however little is held
}

func newPlan(ctx context.Context, g *generation, scope query.Scope) *plan {
	return &plan{ctx: ctx, generation: g, raw: scope == query.Raw, used: map[string]*list{}}
}

// list returns the list with a key, or makes it. It is made before it is returned, so
// that whoever waits for it sees the deadline.
func (p *plan) list(key string, build func() (*list, error)) (*list, error) {
	if l := p.used[key]; l != nil {
		return l, nil
	}
	if p.ctx.Err() != nil {
		return nil, p.ctx.Err()
	}
	l, err := p.generation.lists.Get(key, build)
	p.used[key] = l
	return l, err
}

func (p *plan) scored(key string, reason reasoning, build func() (*list, error)) (*scored, error) {
	l, err := p.list(key, build)
	if err != nil {
		return nil, err
	}
	return &scored{cursor{list: l}, reason}, nil
}

// question returns the documents that meet a question in one of its readings. An
// article has one language: it is asked in the reading of that language.
func (p *plan) question(asked []index.Asked) (scorer, error) {
	var each []scorer
	for _, r := range asked {
		if r.Root == nil {
			continue
		}
		s, err := p.in(r.Lang).node(r.Root)
		if err != nil {
			return nil, err
		}
		each = append(each, s)
	}
	if len(each) == 1 {
		return each[0], nil
	}
	return newSome(1, each), nil
}

// branch is the part of a plan for the articles of one language.
type branch struct {
	*plan
	lang  string
	stats language
}

func (p *plan) in(lang string) branch {
	return branch{p, lang, p.generation.manifest.Languages[lang]}
}

// node returns the documents of the language that meet n.
func (b branch) node(n reading.Node) (scorer, error) {
	switch n := n.(type) {
	case reading.All:
		return b.all(n)
	case reading.Any:
		return b.some(1, n)
	case reading.Best:
		s, err := b.some(1, n)
		if err == nil {
			s.best = true
		}
		return s, err
	case reading.Some:
		return b.words(n)
	case reading.Except:
		return b.all([]reading.Node{n})
	case *reading.Class:
		return b.class(n)
	case reading.Fact:
		return b.fact(n)
	}
	return b.dated(n.(reading.Dated)), nil
}

// all is what all of nodes have, and those of them that bar do not.
func (b branch) all(nodes []reading.Node) (scorer, error) {
	var required and
	var barred []scorer
	for _, n := range nodes {
		except, bars := n.(reading.Except)
		if bars {
			n = except.Node
		}
		s, err := b.node(n)
		if err != nil {
			return nil, err
		}
		if bars {
			barred = append(barred, s)
		} else {
			required = append(required, s)
		}
	}
	if len(required) == 0 {
		required = and{set{b.generation.columns.InLanguage(b.lang)}}
	}
	if len(barred) == 0 {
		return required, nil
	}
	return &without{scorer: required, not: newSome(1, barred)}, nil
}

// words is at least some of the words of a question; where they stand near each other
// as in the question, that counts besides.
func (b branch) words(n reading.Some) (scorer, error) {
	s, err := b.some(n.Least, n.Of)
	if err == nil && !b.counting {
		s.pairs, err = b.pairs(n)
	}
	return s, err
}

func (b branch) some(least int, nodes []reading.Node) (*some, error) {
	each := make([]scorer, len(nodes))
	for i, n := range nodes {
		var err error
		if each[i], err = b.node(n); err != nil {
			return nil, err
		}
	}
	return newSome(least, each), nil
}

// fact is the articles with a value. A fact that stands for words is weighed as a word
// that stands once in an article of mean length.
func (b branch) fact(f reading.Fact) (scorer, error) {
	key := fmt.Sprintf("%s fact %s %t %g %s", b.lang, f.Facet, f.Within, f.Times, f.Value)
	return b.scored(key, whyFact(f), func() (*list, error) {
		column := b.generation.columns.Facet(f.Facet)
		values := column.Asked(f)
		l := listed(column.Having(values...).And(b.generation.columns.InLanguage(b.lang)))
		if f.Times > 0 {
			l.scores = repeated(float32(f.Times*formula.IDF(float64(b.stats.Articles), totalOf(column, values))), len(l.docs))
		}
		return l, nil
	})
}

// totalOf returns about how many articles have one of values: as if none had two.
func totalOf(c *columns.Column, values []uint32) (articles float64) {
	for _, n := range values {
		articles += float64(c.Total(n))
	}
	return articles
}

func listed(s columns.Set) *list {
	l := &list{docs: make([]uint32, 0, s.Len())}
	for doc := s.Next(0); doc != none; doc = s.Next(doc + 1) {
		l.docs = append(l.docs, doc)
	}
	return l
}

func repeated(score float32, n int) []float32 {
	scores := make([]float32, n)
	for i := range scores {
		scores[i] = score
	}
	return scores
}

func (b branch) dated(d reading.Dated) scorer {
	c := b.generation.columns
	return set{c.Dated(d.From, d.To).And(c.InLanguage(b.lang))}
}
