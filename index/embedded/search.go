package embedded

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kiosque/article"
	"kiosque/index"
	"kiosque/index/mark"
	"kiosque/query"
)

const (
	maxFragments = 3   // fragments of a hit's body
	maxValues    = 250 // values of a facet in an answer, besides the chosen ones: all countries fit
)

// Search answers q from the generation that is current when it begins.
func (e *Engine) Search(ctx context.Context, q query.Query) (index.Result, error) {
	g, err := e.acquire()
	if err != nil {
		return index.Result{}, err
	}
	defer func() { _ = g.release() }()
	return g.search(ctx, q)
}

func (g *generation) search(ctx context.Context, q query.Query) (index.Result, error) {
	c := newCollector(g.columns, q)
	if err := g.turnTo(q, c); err != nil {
		return index.Result{}, err
	}
	asked, err := g.collect(ctx, q, c)
	if err != nil {
		return index.Result{}, fmt.Errorf("search: %w", err)
	}
	return g.answer(ctx, q, c, asked)
}

// collect gives c what meets q, and returns how q was read.
func (g *generation) collect(ctx context.Context, q query.Query, c *collector) ([]index.Asked, error) {
	p := newPlan(ctx, g, q.Scope)
	defer p.close()
	asked, err := p.read(q)
	if err != nil {
		return nil, err
	}
	s, err := p.scorer(q, asked)
	if err != nil {
		return nil, err
	}
	return asked, c.collect(ctx, s)
}

// scorer returns the documents that meet q; every document where nothing is asked.
func (p *plan) scorer(q query.Query, asked []index.Asked) (scorer, error) {
	if q.Expression().Root == nil {
		return p.everything(), nil
	}
	return p.question(asked)
}

// turnTo sets c to the page that q asks for: one more than the page is kept, so
// that it is known whether another follows.
func (g *generation) turnTo(q query.Query, c *collector) error {
	if q.Cursor == "" {
		c.most = q.Offset() + q.Size + 1
		return nil
	}
	after, err := g.readCursor(q)
	c.after, c.most = &after, q.Size+1
	return err
}

func (g *generation) answer(ctx context.Context, q query.Query, c *collector, asked []index.Asked) (index.Result, error) {
	result := index.Result{Generation: g.manifest.Generation, Total: c.total, Articles: c.hits, Facets: c.facets(q), Asked: asked}
	page := c.ranking()
	if q.Cursor == "" {
		page = page[min(q.Offset(), len(page)):]
	}
	if len(page) > q.Size {
		page = page[:q.Size]
		result.Next = g.cursor(q, page[q.Size-1])
	}
	var err error
	if result.Hits, err = g.hits(page, newMatchers(asked), q.Scope); err == nil && q.Explain {
		err = g.explain(ctx, q, asked, page, result.Hits)
	}
	return result, err
}

// hits reads the articles of a page, with what the matchers mark in them.
func (g *generation) hits(page []ranked, m matchers, scope query.Scope) ([]index.Hit, error) {
	var hits []index.Hit
	for _, r := range page {
		a, err := g.at(r.doc)
		if err != nil {
			return nil, err
		}
		hits = append(hits, index.Hit{Article: a, Score: r.score, Copies: r.copies, Fragments: fragments(&a, m.of(&a), scope)})
	}
	return hits, nil
}

// matchers mark the words of a question, by language.
type matchers map[string]mark.Matcher

func newMatchers(asked []index.Asked) matchers {
	all := matchers{}
	for _, r := range asked {
		all[r.Lang] = mark.New(r.Reading)
	}
	return all
}

// of returns what marks a: the names too under which it names the organisations asked for.
func (m matchers) of(a *article.Article) mark.Matcher { return m[a.Lang].For(a) }

// fragments returns where the query stands in a: title, body, and with scope=raw
// what was removed; the body's beginning when nothing of it is marked.
func fragments(a *article.Article, m mark.Matcher, scope query.Scope) []index.Fragment {
	var all []index.Fragment
	if title, ok := m.Whole(titleField, a.TitleText()); ok {
		all = append(all, title)
	}
	body := a.Body()
	found := m.Fragments(bodyField, body, maxFragments)
	if scope == query.Raw {
		found = append(found, m.Fragments(restField, a.Rest(), maxFragments)...)
	}
	if len(found) == 0 {
		found = mark.Lead(bodyField, body)
	}
	return append(all, found...)
}

// facets returns the counts of c, largest first, chosen values always among them.
func (c *collector) facets(q query.Query) []index.Facet {
	facets := make([]index.Facet, len(query.Facets))
	for i, name := range query.Facets {
		values := c.values(i, q.Filters[name])
		listed := slices.DeleteFunc(slices.Clone(values), beyond(maxValues))
		facets[i] = index.Facet{Name: name, Values: listed, Unlisted: len(values) - len(listed)}
	}
	return facets
}

// values returns every value that has hits or is chosen, largest count first.
func (c *collector) values(facet int, chosen []string) []index.Value {
	var values []index.Value
	column := &c.columns.Facets[facet]
	for n, count := range c.counts[facet] {
		if isChosen := slices.Contains(chosen, column.Values[n]); count > 0 || isChosen {
			values = append(values, index.Value{Value: column.Values[n], Count: int(count), Chosen: isChosen})
		}
	}
	for _, value := range chosen {
		if _, known := column.ordinal(value); !known {
			values = append(values, index.Value{Value: value, Chosen: true})
		}
	}
	slices.SortFunc(values, byCount)
	return values
}

func byCount(a, b index.Value) int {
	return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Value, b.Value))
}

// beyond tells of each value in turn whether it stands after the first most and was not chosen.
func beyond(most int) func(index.Value) bool {
	n := 0
	return func(v index.Value) bool {
		n++
		return n > most && !v.Chosen
	}
}

// dayNumber turns "2017-03-12" into 20170312, "" into 0.
func dayNumber(d query.Day) uint32 {
	n, err := strconv.ParseUint(strings.ReplaceAll(string(d), "-", ""), 10, 32)
	if err != nil {
		return 0
	}
	return uint32(n)
}
