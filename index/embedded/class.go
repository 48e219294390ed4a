package embedded

import (
	"kiosque/index"
	"kiosque/index/reading"
)

// maxMoving is how many sources a word moves from document to document; more are pooled.
const maxMoving = 24

// word opens everything that a class is looked for by, in all fields.
func (b branch) word(c *reading.Class) (scorer, error) {
	w := &word{typed: c.Typed}
	articles := 0.0
	for _, way := range c.Ways {
		n, err := b.way(w, c, way)
		if err != nil {
			return nil, err
		}
		articles += way.Weight * n
	}
	w.weight = c.Times * idf(float64(b.stats.Articles), articles)
	if len(w.ways) > maxMoving {
		pooled, err := newPool(w.ways)
		if err != nil {
			return nil, err
		}
		w.ways = []counted{pooled}
	}
	w.at = make([]uint32, len(w.ways))
	return w, nil
}

// way opens one way and returns how many articles have it, about: the most of any
// field, and of several words as if they stood independently.
func (b branch) way(w *word, c *reading.Class, way reading.Way) (articles float64, err error) {
	most := make([]float64, len(way.Terms))
	for _, field := range b.fieldsOf(c) {
		terms, err := b.open(way, field)
		if err != nil {
			return 0, err
		}
		for i, t := range terms {
			most[i] = max(most[i], t.count())
		}
		about := index.Occurrence{Word: way.String(), Field: field, Exact: way.Exact}
		w.ways = append(w.ways, weighed{asSource(terms, way), way.Weight * fieldWeights[field], b.stats.mean(field), about})
		if err := b.evidence(w, way, field); err != nil {
			return 0, err
		}
	}
	articles = 1
	for _, n := range most {
		articles *= n / float64(b.stats.Articles)
	}
	return articles * float64(b.stats.Articles), nil
}

func (b branch) fieldsOf(c *reading.Class) []string {
	if c.Title {
		return []string{titleField}
	}
	return b.fields
}

// evidence adds what ranks an article higher that has a single word as it was
// typed, or in its lead.
func (b branch) evidence(w *word, way reading.Way, field string) error {
	if len(way.Terms) > 1 {
		return nil
	}
	first := way.Terms[0]
	if first.Exact != "" && !way.Exact {
		about := index.Occurrence{Word: first.Exact, Field: field, Exact: true}
		if err := b.look(w, exactName(field, b.lang), way.Weight*fieldWeights[field]*exactWeight, about); err != nil {
			return err
		}
	}
	if field == bodyField && !way.Exact {
		about := index.Occurrence{Word: first.Text, Field: leadField}
		return b.look(w, fieldName(leadField, b.lang), way.Weight*fieldWeights[leadField], about)
	}
	return nil
}

func (b branch) look(w *word, name string, weight float64, about index.Occurrence) error {
	t, err := b.term(about.Word, name, false)
	if err != nil {
		return err
	}
	w.evidence = append(w.evidence, weighed{t, weight, b.stats.mean(about.Field), about})
	return nil
}

func (b branch) open(way reading.Way, field string) ([]*term, error) {
	name := fieldName(field, b.lang)
	if way.Exact {
		name = exactName(field, b.lang)
	}
	var opened []*term
	for _, t := range way.Terms {
		reader, err := b.term(t.Text, name, len(way.Terms) > 1)
		if err != nil {
			return nil, err
		}
		opened = append(opened, reader)
	}
	return opened, nil
}

func (p *plan) term(text, name string, positions bool) (*term, error) {
	t, err := openTerm(p.ctx, p.generation.reader, text, name, positions)
	if err == nil {
		p.opened = append(p.opened, t)
	}
	return t, err
}

func asSource(opened []*term, way reading.Way) source {
	switch {
	case len(opened) == 1:
		return opened[0]
	case way.Slop > 0:
		return &near{terms: opened, span: uint64(way.Span())}
	}
	ph := &phrase{terms: opened, at: make([]int, len(opened))}
	for _, t := range way.Terms {
		ph.places = append(ph.places, t.Place)
	}
	return ph
}
