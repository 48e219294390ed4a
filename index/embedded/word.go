package embedded

import (
	"kiosque/index/occurrences"
	"kiosque/index/reading"
)

// said is what one way of a class is in the articles of a language.
type said struct {
	evidence []evidence
	// In about how many articles it stands: at all, in the title, as typed, in the lead.
	articles, title, exact, lead float64
}

// way reads how a way stands in the articles, in all fields that are asked.
func (b branch) way(c *reading.Class, w reading.Way) (said, error) {
	if len(w.Terms) > 1 {
		return b.together(c, w)
	}
	s, err := b.word(c, w.Terms[0], w.Exact)
	if err != nil || c.Title || !b.raw {
		return s, err
	}
	return b.removed(s, w.Terms[0], w.Exact)
}

// formsOf returns the forms that a term stands for in a field.
func (b branch) formsOf(name string, t reading.Term, exact bool) ([]form, error) {
	field := b.generation.occurrences.Field(fieldName(name, b.lang))
	var found []occurrences.Form
	var err error
	if exact {
		var f occurrences.Form
		var known bool
		if f, known, err = field.Form(t.Text); known {
			found = []occurrences.Form{f}
		}
	} else {
		found, err = field.Stem(t.Text)
	}
	if err != nil {
		return nil, err
	}
	return b.generation.withDocuments(fieldName(name, b.lang), found)
}

// word reads a term in title and body.
func (b branch) word(c *reading.Class, t reading.Term, exact bool) (s said, err error) {
	forms, err := b.formsOf(wordsField, t, exact)
	if err != nil {
		return s, err
	}
	each := make([][]evidence, len(forms))
	for i, f := range forms {
		if each[i], err = b.counted(f, c.Title, exact); err != nil {
			return s, err
		}
		if f.Text == t.Exact && !exact {
			s.typed(each[i], b)
		}
	}
	s.evidence = sum(each)
	s.count(b)
	b.normalise(s.evidence)
	return s, nil
}

// counted returns how often a form stands in title and body, and in the lead where forms of
// a word are looked for.
func (b branch) counted(f form, titleOnly, exact bool) ([]evidence, error) {
	found := make([]evidence, 0, f.Articles)
	err := f.each(b.ctx, func(doc uint32, e *occurrences.Entry) {
		ev := evidence{doc: doc, title: float32(len(e.Title))}
		if !titleOnly {
			ev.body = float32(len(e.Body))
			if !exact {
				ev.lead = b.leadOf(doc, e.Body)
			}
		}
		if ev.title+ev.body > 0 {
			found = append(found, ev)
		}
	})
	return found, err
}

// normalise turns counts into frequencies, once all forms are counted: what is alike in every
// number is so to the last bit.
func (b branch) normalise(found []evidence) {
	scales := &b.generation.scales
	for i := range found {
		e := &found[i]
		e.title *= scales.title[e.doc]
		e.body *= scales.body[e.doc]
	}
}

// leadOf counts the positions in the lead, those in its first half twice.
func (b branch) leadOf(doc uint32, positions []uint32) (n float32) {
	half, lead := b.generation.occurrences.Lead(doc)
	for _, p := range positions {
		if p > lead {
			break
		}
		if n++; p <= half {
			n++
		}
	}
	return n
}

// typed notes that found, which is counts, is of the form that was typed.
func (s *said) typed(found []evidence, b branch) {
	titles, bodies, scales, weights := 0, 0, &b.generation.scales, newWeights()
	for i := range found {
		e := &found[i]
		e.exact = weights.title*(e.title*scales.title[e.doc]) + weights.body*(e.body*scales.body[e.doc])
		titles += one(e.title)
		bodies += one(e.body)
	}
	s.exact = b.either(s.exact, b.either(float64(titles), float64(bodies)))
}

// count counts the articles.
func (s *said) count(b branch) {
	titles, bodies, leads := 0, 0, 0
	for i := range s.evidence {
		e := &s.evidence[i]
		titles += one(e.title)
		bodies += one(e.body)
		leads += one(e.lead)
	}
	s.title, s.lead = float64(titles), float64(leads)
	s.articles = b.either(s.title, float64(bodies))
}

func one(frequency float32) int {
	if frequency > 0 {
		return 1
	}
	return 0
}
