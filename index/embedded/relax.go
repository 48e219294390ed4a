package embedded

import (
	"kiosque/analyzers"
	"kiosque/index"
	"kiosque/index/reading"
	"kiosque/query"
)

// read reads q in every language, relaxed where it must be.
func (p *plan) read(q query.Query) ([]index.Asked, error) {
	readings, err := reading.CompileAll(q, p.generation.knowledge(p.ctx))
	if err != nil {
		return nil, err
	}
	var asked []index.Asked
	for _, lang := range analyzers.Languages() {
		if r := readings[lang]; p.generation.manifest.Languages[lang].Articles > 0 {
			asked = append(asked, index.Asked{Reading: r, Typed: r, Least: r.Steps()})
		}
	}
	if !q.Relax || q.Expression().Root == nil {
		return asked, nil
	}
	return asked, p.relax(asked, q.Sort == query.Relevance)
}

// relax counts the articles that have all that is asked, as few as tell that there
// are enough; only where there are not, all that come near.
func (p *plan) relax(asked []index.Asked, nearest bool) error {
	p.counting = true
	defer func() { p.counting = false }()
	tallies := map[string]reading.Tally{}
	for _, a := range asked {
		var err error
		if tallies[a.Lang], err = p.strict(a); err != nil {
			return err
		}
	}
	least := reading.Least(tallies, nearest)
	for _, a := range asked {
		if least[a.Lang] < a.Steps() {
			if err := p.in(a.Lang).tally(a.Reading, tallies[a.Lang]); err != nil {
				return err
			}
		}
	}
	least = reading.Least(tallies, nearest)
	for i, a := range asked {
		asked[i].All, asked[i].Least = tallies[a.Lang].All(), least[a.Lang]
		asked[i].Reading = a.Relaxed(least[a.Lang])
	}
	return nil
}

// strict counts the articles that meet a whole, up to what a whole question needs.
func (p *plan) strict(a index.Asked) (reading.Tally, error) {
	t := a.Tally()
	s, err := p.question([]index.Asked{a})
	if err != nil {
		return t, err
	}
	for doc := s.seek(0); doc != none && reading.IsFew(t.All()); doc = s.seek(doc + 1) {
		t.Met[a.Steps()]++
	}
	return t, nil
}

// tally counts in t, which knows how many articles meet r whole, those that meet it at lower steps.
func (b branch) tally(r reading.Reading, t reading.Tally) error {
	words, err := b.some(1, r.Words())
	if err != nil {
		return err
	}
	met := and{words}
	if rest := r.Rest(); rest != nil {
		s, err := b.node(rest)
		if err != nil {
			return err
		}
		met = append(met, s)
	}
	whole := t.All()
	clear(t.Met)
	for doc := met.seek(0); doc != none; doc = met.seek(doc + 1) {
		t.Met[words.met()]++
	}
	if n := len(r.Words()); n < r.Steps() { // those with its phrases have all the words
		t.Met[n] -= whole
		t.Met[r.Steps()] = whole
	}
	return nil
}
