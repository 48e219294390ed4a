package embedded

import (
	"cmp"
	"context"
	"slices"

	"kiosque/index"
	"kiosque/query"
)

// explain gives every hit its reasons: the page is asked for again, document by document.
func (g *generation) explain(ctx context.Context, q query.Query, asked []index.Asked, page []ranked, hits []index.Hit) error {
	p := newPlan(ctx, g, q.Scope)
	defer p.close()
	s, err := p.scorer(q, asked)
	if err != nil {
		return err
	}
	order := make([]int, len(page))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(page[a].doc, page[b].doc) })
	for _, i := range order {
		if _, err := s.seek(page[i].doc); err != nil {
			return err
		}
		if hits[i].Reasons, err = s.reasons(); err != nil {
			return err
		}
	}
	return nil
}

func (w *word) reasons() ([]index.Reason, error) {
	score, err := w.score()
	if err != nil {
		return nil, err
	}
	r := index.Reason{Typed: w.typed, Score: score, Rarity: w.ways.weight}
	for i, s := range w.ways.of {
		if w.at[i] == w.doc {
			r.Found = append(r.Found, s.occurrence())
		}
	}
	for _, p := range append([]part{{of: w.family}}, w.evidence...) {
		r.Found = append(r.Found, p.occurrences(w.doc)...)
	}
	return []index.Reason{r}, nil
}

// occurrences returns where a part stands in doc, after score has moved it there.
func (p part) occurrences(doc uint32) (all []index.Occurrence) {
	for _, s := range p.of {
		if at, err := s.seek(doc); err == nil && at == doc {
			all = append(all, s.occurrence())
		}
	}
	return all
}

func (w weighed) occurrence() index.Occurrence {
	o := w.about
	o.Weight = w.weight
	o.Frequency, o.Length = w.standing()
	return o
}

// occurrence of many words says how often they stand there, weighed.
func (p *pool) occurrence() index.Occurrence {
	return index.Occurrence{Word: p.name, Frequency: p.frequency(), Weight: 1}
}

func (w where) reasons() ([]index.Reason, error) {
	if w.each == 0 {
		return nil, nil
	}
	return []index.Reason{{Typed: w.typed, Score: w.each, Rarity: w.each}}, nil
}

func (a and) reasons() ([]index.Reason, error) { return reasonsOf(a) }

func (s *some) reasons() ([]index.Reason, error) {
	var met []scorer
	best := -1.0
	for i, part := range s.of {
		if s.at[i] != s.doc {
			continue
		}
		if !s.best {
			met = append(met, part)
			continue
		}
		score, err := part.score()
		if err != nil {
			return nil, err
		}
		if score > best {
			met, best = []scorer{part}, score
		}
	}
	all, err := reasonsOf(met)
	for _, p := range s.pairs {
		if found := p.occurrences(s.doc); len(found) > 0 && err == nil {
			var tf float64
			tf, err = p.at(s.doc)
			all = append(all, index.Reason{Typed: found[0].Word, Score: p.worth(tf), Rarity: p.weight, Found: found})
		}
	}
	return all, err
}

func reasonsOf(parts []scorer) ([]index.Reason, error) {
	var all []index.Reason
	for _, part := range parts {
		reasons, err := part.reasons()
		if err != nil {
			return nil, err
		}
		all = append(all, reasons...)
	}
	return all, nil
}
