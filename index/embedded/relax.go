package embedded

import (
	"kiosque/analyzers"
	"kiosque/index"
	"kiosque/index/reading"
	"kiosque/query"
)

// read reads q in every language, relaxed where it must be.
func (p *plan) read(q query.Query) ([]index.Asked, error) {
	readings, err := reading.CompileAll(q, p.generation.knowledge())
	if err != nil {
		return nil, err
	}
	asked := make([]index.Asked, len(readings))
	for i, lang := range analyzers.Languages() {
		asked[i] = index.Asked{Reading: readings[lang], Least: len(readings[lang].Words())}
	}
	if !q.Relax || q.Expression().Root == nil {
		return asked, nil
	}
	return asked, p.relax(asked)
}

// relax counts the articles that have all words, as few as tell that there are
// enough; only where there are not, all that have some.
func (p *plan) relax(asked []index.Asked) error {
	tallies := map[string]reading.Tally{}
	for _, a := range asked {
		var err error
		if tallies[a.Lang], err = p.strict(a); err != nil {
			return err
		}
	}
	for lang, least := range reading.Least(tallies) {
		if t := tallies[lang]; least < len(t)-1 {
			if err := p.tally(asked, lang, t); err != nil {
				return err
			}
		}
	}
	least := reading.Least(tallies)
	for i, a := range asked {
		t := tallies[a.Lang]
		asked[i].All, asked[i].Least = t[len(t)-1], least[a.Lang]
		asked[i].Reading = a.Relaxed(least[a.Lang])
	}
	return nil
}

// strict counts the articles that meet r whole, up to what a whole question needs.
func (p *plan) strict(r index.Asked) (reading.Tally, error) {
	t := make(reading.Tally, len(r.Words())+1)
	s, err := p.question([]index.Asked{r})
	if err != nil {
		return t, err
	}
	doc, err := s.seek(0)
	for doc != none && err == nil && reading.IsFew(t[len(t)-1]) {
		t[len(t)-1]++
		doc, err = s.seek(doc + 1)
	}
	return t, err
}

// tally counts the articles that meet all but the words of a reading, by how many words they meet.
func (p *plan) tally(asked []index.Asked, lang string, t reading.Tally) error {
	for _, a := range asked {
		if a.Lang == lang {
			return p.in(lang).tally(a.Reading, t)
		}
	}
	return nil
}

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
	clear(t)
	doc, err := met.seek(0)
	for doc != none && err == nil {
		t[words.met()]++
		doc, err = met.seek(doc + 1)
	}
	return err
}
