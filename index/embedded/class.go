package embedded

import (
	"kiosque/index"
	"kiosque/index/reading"
)

// maxMoving is how many sources a word moves from document to document; more are pooled.
const maxMoving = 24

// draft is a part whose sources are being opened.
type draft struct {
	of       []counted
	articles float64 // that have it, about
}

// part has no floor where the ways of c are only likely: a way that nobody meant would
// be worth as much as the right one.
func (b branch) part(c *reading.Class, d draft, share float64) part {
	p := part{of: d.of, weight: c.Times * share * idf(float64(b.stats.Articles), d.articles)}
	if len(c.Ways) > 0 && c.Ways[0].Weight == 1 {
		p.floor = bm25Delta
	} else {
		p.weight *= translatedShare
	}
	return p
}

// word opens everything that a class is looked for by, in all fields.
func (b branch) word(c *reading.Class) (scorer, error) {
	var ways, title, exact, lead, family draft
	for _, way := range c.Ways {
		if err := b.way(&ways, &title, c, way); err != nil {
			return nil, err
		}
		if b.counting || len(way.Terms) > 1 || way.Exact {
			continue
		}
		if err := b.forms(&exact, c, way); err != nil {
			return nil, err
		}
		if err := b.lead(&lead, c, way); err != nil {
			return nil, err
		}
		if err := b.family(&family, c, way); err != nil {
			return nil, err
		}
	}
	if err := ways.pool(c.Typed); err != nil {
		return nil, err
	}
	w := &word{typed: c.Typed, ways: b.part(c, ways, 1), at: make([]uint32, len(ways.of)), family: family.of}
	for _, e := range []part{b.part(c, title, titleShare), b.part(c, exact, exactShare), b.part(c, lead, leadShare)} {
		if len(e.of) > 0 {
			w.evidence = append(w.evidence, e)
		}
	}
	return w, nil
}

// pool makes one source of many.
func (d *draft) pool(name string) error {
	if len(d.of) <= maxMoving {
		return nil
	}
	p, err := newPool(name, d.of)
	d.of = []counted{p}
	return err
}

// way opens one way in all fields.
func (b branch) way(ways, title *draft, c *reading.Class, way reading.Way) error {
	found := 0.0
	for _, field := range b.fieldsOf(c) {
		terms, err := b.open(way, field)
		if err != nil {
			return err
		}
		s, articles := asSource(terms, way), b.together(terms)
		found = b.either(found, articles)
		ways.of = append(ways.of, b.weighed(s, way.Weight*fieldWeights[field].weight, way.String(), field, way.Exact))
		if field == titleField && !c.Title && len(c.Ways)*len(b.fields) <= maxMoving {
			title.of = append(title.of, b.weighed(s, way.Weight, way.String(), field, way.Exact))
			title.articles += way.Weight * articles
		}
	}
	ways.articles += way.Weight * found
	return nil
}

// either returns how many articles have one thing or another, about: as if they stood independently.
func (b branch) either(n, m float64) float64 { return n + m - n*m/float64(b.stats.Articles) }

// together returns how many articles have all terms, about: as if they stood independently.
func (b branch) together(terms []*term) float64 {
	articles := float64(b.stats.Articles)
	share := 1.0
	for _, t := range terms {
		share *= t.count() / articles
	}
	return share * articles
}

// forms opens a word as it was typed.
func (b branch) forms(exact *draft, c *reading.Class, way reading.Way) error {
	form := way.Terms[0].Exact
	if form == "" {
		return nil
	}
	found := 0.0
	for _, field := range b.fieldsOf(c) {
		t, err := b.term(form, exactName(field, b.lang), false)
		if err != nil {
			return err
		}
		exact.of = append(exact.of, b.weighed(t, way.Weight*fieldWeights[field].weight, form, field, true))
		found = b.either(found, t.count())
	}
	exact.articles += way.Weight * found
	return nil
}

func (b branch) lead(lead *draft, c *reading.Class, way reading.Way) error {
	if c.Title {
		return nil
	}
	t, err := b.term(way.Terms[0].Text, fieldName(leadField, b.lang), false)
	if err != nil {
		return err
	}
	lead.of = append(lead.of, b.weighed(t, way.Weight*fieldWeights[leadField].weight, way.Terms[0].Text, leadField, false))
	lead.articles += way.Weight * t.count()
	return nil
}

// family opens what begins as a word that was typed.
func (b branch) family(family *draft, c *reading.Class, way reading.Way) error {
	word := familyOf(way.Terms[0].Exact)
	if word == "" || c.Title {
		return nil
	}
	t, err := b.term(word, fieldName(familyField, b.lang), false)
	if err != nil {
		return err
	}
	family.of = append(family.of, b.weighed(t, way.Weight*familyShare, word, familyField, false))
	return nil
}

func (b branch) weighed(s source, weight float64, word, field string, exact bool) weighed {
	return weighed{s, weight, fieldWeights[field].b, b.stats.mean(field), index.Occurrence{Word: word, Field: field, Exact: exact}}
}

func (b branch) fieldsOf(c *reading.Class) []string {
	if c.Title {
		return []string{titleField}
	}
	return b.fields
}
