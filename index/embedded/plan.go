package embedded

import (
	"context"

	"kiosque/index"
	"kiosque/index/reading"
	"kiosque/query"
)

// plan is a question turned into posting lists, which it closes.
type plan struct {
	ctx        context.Context
	generation *generation
	fields     []string
	counting   bool // documents are counted, not ranked: what is evidence alone is not opened
	opened     []*term
	reads      int // of postings, by all terms
	facts      map[reading.Fact]factValues
}

func newPlan(ctx context.Context, g *generation, scope query.Scope) *plan {
	p := &plan{ctx: ctx, generation: g, fields: []string{titleField, bodyField}, facts: map[reading.Fact]factValues{}}
	if scope == query.Raw {
		p.fields = append(p.fields, restField)
	}
	return p
}

func (p *plan) close() {
	for _, t := range p.opened {
		_ = t.reader.Close()
	}
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
	return newSome(1, each), nil
}

// everything is every document.
func (p *plan) everything() scorer { return where{documents: uint32(p.generation.columns.len())} }

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
		return b.word(n)
	case reading.Fact:
		return b.fact(n), nil
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
		required = and{b.inLanguage(nil)}
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
		s.pairs, err = b.pairs(n.Of)
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

// inLanguage is the articles of the language that meet a condition; nil: all.
func (b branch) inLanguage(meets func(doc uint32) bool) where {
	langs := b.generation.columns.facet(query.Lang)
	own, _ := langs.ordinal(b.lang)
	return where{documents: uint32(b.generation.columns.len()), meets: func(doc uint32) bool {
		return langs.of(doc)[0] == own && (meets == nil || meets(doc))
	}}
}

// fact is the articles with a value. A fact that stands for words is weighed as a word
// that stands once in an article of mean length.
func (b branch) fact(f reading.Fact) scorer {
	column := b.generation.columns.facet(f.Facet)
	asked := b.askedFor(column, f)
	if asked.values == nil {
		return where{}
	}
	w := b.inLanguage(func(doc uint32) bool { return asked.values.meets(column.of(doc)) })
	if f.Times > 0 {
		w.typed, w.each = f.Value, f.Times*idf(float64(b.stats.Articles), asked.articles)
	}
	return w
}

// factValues are the values that a fact asks for, and about how many articles have one.
type factValues struct {
	values   filter // nil when there are none
	articles float64
}

// askedFor looks through the values of a column once a question: there may be a
// hundred thousand of them.
func (p *plan) askedFor(column *column, f reading.Fact) factValues {
	f.Times = 0
	found, known := p.facts[f]
	if known {
		return found
	}
	for _, n := range column.asked(f) {
		if found.values == nil {
			found.values = make(filter, len(column.Values))
		}
		found.values[n] = true
		found.articles += float64(column.totals[n])
	}
	p.facts[f] = found
	return found
}

func (b branch) dated(d reading.Dated) scorer {
	within := span{dayNumber(d.From), dayNumber(d.To)}
	return b.inLanguage(func(doc uint32) bool { return within.has(&b.generation.columns.Dates, doc) })
}
