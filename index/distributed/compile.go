package distributed

import (
	"context"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash/fnv"

	"kiosque/index"
	"kiosque/index/formula"
	"kiosque/index/reading"
	"kiosque/query"
)

// object is a part of a request, as JSON.
type object = map[string]any

// compiler turns readings into queries of the cluster, by package formula.
type compiler struct {
	ctx         context.Context
	generation  *generation
	raw         bool // what was removed is searched too
	counting    bool // articles are counted, not ranked: what only adds to scores is left out
	explaining  bool // what adds to scores has a name
	frequencies *frequencies
	detail      detail
	clauses     int // so far
}

// wordsOf is readings as a query of the cluster; counting: nothing is ranked.
func (g *generation) wordsOf(ctx context.Context, asked []index.Asked, scope query.Scope, counting bool) (any, error) {
	return g.compiled(&compiler{ctx: ctx, generation: g, raw: scope == query.Raw, counting: counting}, asked)
}

// compiled compiles twice where it must: once to know of what frequencies are needed, which are then asked for together.
func (g *generation) compiled(c *compiler, asked []index.Asked) (words any, err error) {
	for c.detail = whole; ; c.detail++ {
		c.frequencies = newFrequencies(g)
		if words, err = c.question(asked); err != nil {
			return nil, err
		}
		if c.clauses <= maxClauses || c.detail == present {
			break
		}
	}
	if c.frequencies.areKnown() {
		return words, nil
	}
	if err := c.frequencies.fetch(c.ctx); err != nil {
		return nil, err
	}
	return c.question(asked)
}

// question is the articles that meet a question in one of its readings. An article has one language: it is asked in
// the reading of that language.
func (c *compiler) question(asked []index.Asked) (any, error) {
	c.clauses = 0
	var each []any
	for _, r := range asked {
		if r.Root == nil || c.generation.manifest.Languages[r.Lang].Articles == 0 {
			continue
		}
		met, err := c.in(r.Lang).node(r.Root)
		if err != nil {
			return nil, err
		}
		each = append(each, within(met, term(facetField(query.Lang), r.Lang, 0)))
	}
	words := atLeast(1, each)
	if c.counting {
		return unranked(words), nil
	}
	return words, nil
}

// branch compiles the reading of one language.
type branch struct {
	*compiler
	lang  string
	stats language
}

func (c *compiler) in(lang string) branch {
	return branch{c, lang, c.generation.manifest.Languages[lang]}
}

func (b branch) node(n reading.Node) (any, error) {
	switch n := n.(type) {
	case reading.All:
		return b.all(n)
	case reading.Any:
		return b.some(1, n)
	case reading.Best:
		return b.best(n)
	case reading.Some:
		return b.words(n)
	case reading.Except:
		return b.all([]reading.Node{n})
	case *reading.Class:
		return b.named(n, b.class(n)), nil
	case reading.Fact:
		return b.fact(n)
	}
	d := n.(reading.Dated)
	return b.named(n, unranked(between(d.From, d.To)...)), nil
}

// all is what all of nodes have, and those of them that bar do not.
func (b branch) all(nodes []reading.Node) (any, error) {
	var required, barred []any
	for _, n := range nodes {
		except, bars := n.(reading.Except)
		if bars {
			n = except.Node
		}
		met, err := b.node(n)
		switch {
		case err != nil:
			return nil, err
		case bars:
			barred = append(barred, met)
		default:
			required = append(required, met)
		}
	}
	if len(required) == 0 {
		required = []any{unranked()}
	}
	return object{"bool": object{"must": required, "must_not": barred}}, nil
}

func (b branch) some(least int, nodes []reading.Node) (any, error) {
	each, err := b.each(nodes)
	return atLeast(least, each), err
}

func (b branch) best(nodes []reading.Node) (any, error) {
	each, err := b.each(nodes)
	return object{"dis_max": object{"queries": each, "tie_breaker": 0}}, err
}

func (b branch) each(nodes []reading.Node) ([]any, error) {
	all := make([]any, len(nodes))
	for i, n := range nodes {
		var err error
		if all[i], err = b.node(n); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// words is at least some of the words of a question; where they stand near each other as in the question, that
// counts besides.
func (b branch) words(n reading.Some) (any, error) {
	words, err := b.some(n.Least, n.Of)
	if err != nil || b.counting || b.detail > whole {
		return words, err
	}
	return besidesIt(words, b.pairs(n)...), nil
}

// fact is the articles with a value. A fact that stands for words is weighed as a word that stands once in an article
// of mean length.
func (b branch) fact(f reading.Fact) (any, error) {
	known, err := b.generation.fact(b.ctx, f)
	if err != nil {
		return nil, err
	}
	b.clauses++
	if f.Times == 0 || b.counting {
		return b.named(f, unranked(known.having)), nil
	}
	return b.named(f, constant(known.having, f.Times*formula.IDF(float64(b.stats.Articles), known.articles))), nil
}

// fact is what is remembered of a reading.Fact.
type fact struct {
	having   any     // the articles, as a query
	articles float64 // about how many
	bytes    int
}

// Cost is about how many bytes f takes.
func (f *fact) Cost() int { return f.bytes }

func (g *generation) fact(ctx context.Context, f reading.Fact) (*fact, error) {
	return g.memory.facts.Get(fmt.Sprintf("%s %t %s", f.Facet, f.Within, f.Value), func() (*fact, error) {
		having, articles, err := g.factQuery(ctx, f)
		text, _ := json.Marshal(having)
		return &fact{having, articles, 4 * len(text)}, unavailable(err)
	})
}

// named gives a query the name of what it stands for, where it will be asked why.
func (b branch) named(n reading.Node, met any) any {
	if !b.explaining {
		return met
	}
	return object{"bool": object{"must": []any{met}, "_name": nameOf(b.lang, n)}}
}

// nameOf names a leaf of a reading: what asks for the same has the same name, and the same score.
func nameOf(lang string, n reading.Node) string {
	h := fnv.New128a()
	if c, ok := n.(*reading.Class); ok {
		_, _ = fmt.Fprintf(h, "%s %#v", lang, *c)
	} else {
		_, _ = fmt.Fprintf(h, "%s %#v", lang, n)
	}
	return hex.EncodeToString(h.Sum(nil))
}
