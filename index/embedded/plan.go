package embedded

import (
	"context"

	"kiosque/analyzers"
	"kiosque/index/mark"
	"kiosque/query"
)

// plan is a query turned into posting lists, which it closes.
type plan struct {
	ctx        context.Context
	generation *generation
	fields     []string
	opened     []*term
}

func newPlan(ctx context.Context, g *generation, scope query.Scope) *plan {
	p := &plan{ctx: ctx, generation: g, fields: []string{titleField, bodyField}}
	if scope == query.Raw {
		p.fields = textFields
	}
	return p
}

func (p *plan) close() {
	for _, t := range p.opened {
		_ = t.reader.Close()
	}
}

// scorer returns the documents that meet a question read by matchers, or every
// document where nothing is asked in words. An article has one language: it is
// asked for the words as the chain of that language reads them. A language
// that searches none of them (stop words only) gives nothing.
func (p *plan) scorer(matchers map[string]mark.Matcher, everything bool) (scorer, error) {
	if everything {
		return all(p.generation.columns.len()), nil
	}
	either := &or{}
	for _, lang := range analyzers.Languages() {
		m := matchers[lang]
		if p.generation.manifest.Languages[lang].Articles == 0 || len(m.Clauses) == 0 {
			continue
		}
		s, err := p.clauses(m)
		if err != nil {
			return nil, err
		}
		either.any = append(either.any, s)
		either.at = append(either.at, none)
	}
	return either, nil
}

func (p *plan) clauses(m mark.Matcher) (and, error) {
	var required and
	seen := map[string]bool{}
	for _, c := range m.Clauses {
		if c.Phrase {
			w, err := p.word(m.Lang, c.Terms)
			if err != nil {
				return nil, err
			}
			required = append(required, w)
			continue
		}
		for _, t := range c.Terms {
			if seen[t.Text] {
				continue
			}
			seen[t.Text] = true
			w, err := p.word(m.Lang, []mark.Term{{Text: t.Text}})
			if err != nil {
				return nil, err
			}
			required = append(required, w)
		}
	}
	return required, nil
}

// word opens the terms of one word, or of one phrase, in all fields. The weight
// of a phrase is that of its words together.
func (p *plan) word(lang string, terms []mark.Term) (*word, error) {
	stats := p.generation.manifest.Languages[lang]
	w := &word{}
	frequencies := make([]float64, len(terms))
	for _, name := range p.fields {
		opened, err := p.open(terms, fieldName(name, lang))
		if err != nil {
			return nil, err
		}
		for i, t := range opened {
			frequencies[i] = max(frequencies[i], t.count())
		}
		w.fields = append(w.fields, field{asSource(opened, terms), fieldWeights[name], stats.mean(name), none})
	}
	for _, df := range frequencies {
		w.idf += idf(float64(stats.Articles), df)
	}
	return w, nil
}

func (p *plan) open(terms []mark.Term, field string) ([]*term, error) {
	var opened []*term
	for _, t := range terms {
		reader, err := openTerm(p.ctx, p.generation.reader, t.Text, field, len(terms) > 1)
		if err != nil {
			return nil, err
		}
		p.opened = append(p.opened, reader)
		opened = append(opened, reader)
	}
	return opened, nil
}

func asSource(opened []*term, terms []mark.Term) source {
	if len(opened) == 1 {
		return opened[0]
	}
	ph := &phrase{terms: opened, at: make([]int, len(opened))}
	for _, t := range terms {
		ph.places = append(ph.places, t.Place)
	}
	return ph
}
