package embedded

import "kiosque/index/reading"

// open opens the terms of a way in a field.
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
	t, err := openTerm(p.ctx, p.generation.reader, &p.reads, text, name, positions)
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
		n := &near{terms: opened, span: uint64(way.Span())}
		return &joint{terms: opened, count: n.windows}
	}
	ph := &phrase{terms: opened, at: make([]int, len(opened))}
	for _, t := range way.Terms {
		ph.places = append(ph.places, t.Place)
	}
	return &joint{terms: opened, count: ph.occurrences}
}
