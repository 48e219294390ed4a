package embedded

import (
	"sync"

	"github.com/RoaringBitmap/roaring/v2"

	"kiosque/index"
	"kiosque/index/formula"
	"kiosque/index/occurrences"
	"kiosque/index/reading"
)

// reasoning says why a document is scored by a list.
type reasoning func(doc uint32) (index.Reason, error)

func whyFact(f reading.Fact) reasoning {
	return func(uint32) (index.Reason, error) { return index.Reason{Typed: f.Value}, nil }
}

// whyPair tells how often two words follow each other.
func (b branch) whyPair(p reading.Pair) reasoning {
	w := p.Way()
	read := sync.OnceValues(func() ([]evidence, error) {
		found, _, err := b.joint(wordsField, w, following, false)
		return found, err
	})
	return func(doc uint32) (index.Reason, error) {
		found, err := read()
		r := index.Reason{Typed: w.String(), Rarity: p.Part(float64(b.stats.Articles), float64(len(found))).Weight}
		for _, e := range found {
			if e.doc == doc {
				r.Found = []index.Occurrence{{Word: w.String(), Frequency: float64(e.title + e.body), Weight: 1}}
			}
		}
		return r, err
	}
}

// whyClass tells where the ways of a class stand in an article, and which of these
// places count besides.
func (b branch) whyClass(c *reading.Class) reasoning {
	rarity := sync.OnceValues(func() (float64, error) {
		read, err := b.read(c)
		return b.parts(c, read).ways.Weight, err
	})
	return func(doc uint32) (r index.Reason, err error) {
		r.Typed = c.Typed
		r.Rarity, err = rarity()
		for _, w := range c.Ways {
			if err == nil {
				r.Found, err = b.found(r.Found, c, w, doc)
			}
		}
		return r, err
	}
}

// found adds where a way stands in a document.
func (b branch) found(to []index.Occurrence, c *reading.Class, w reading.Way, doc uint32) ([]index.Occurrence, error) {
	at, err := b.standing(c, w, doc)
	if err != nil || at == (standing{}) {
		return to, err
	}
	l := b.generation.occurrences.Lengths(doc)
	add := func(word, field string, exact bool, times int, length uint32, weight float64) {
		if times > 0 {
			to = append(to, index.Occurrence{Word: word, Field: field, Exact: exact, Frequency: float64(times), Length: float64(length), Weight: w.Weight * weight})
		}
	}
	add(w.String(), formula.Title, w.Exact, at.title, l.Title, formula.Fields[formula.Title].Weight)
	add(w.String(), formula.Body, w.Exact, at.body, l.Body, formula.Fields[formula.Body].Weight)
	add(w.String(), formula.Removed, w.Exact, at.removed, l.Removed, formula.Fields[formula.Removed].Weight)
	if !c.Title && len(c.Ways) <= formula.MaxWaysInTitle {
		add(w.String(), formula.Title, w.Exact, at.title, l.Title, 1)
	}
	add(w.Terms[0].Exact, formula.Title, true, at.exact.title, l.Title, formula.Fields[formula.Title].Weight)
	add(w.Terms[0].Exact, formula.Body, true, at.exact.body, l.Body, formula.Fields[formula.Body].Weight)
	add(w.Terms[0].Exact, formula.Removed, true, at.exact.removed, l.Removed, formula.Fields[formula.Removed].Weight)
	add(w.String(), formula.Lead, false, at.lead, min(l.Body, occurrences.Lead), formula.Fields[formula.Lead].Weight)
	add(formula.FamilyOf(w.Terms[0].Exact), formula.Family, false, at.family, l.Title+l.Body, formula.FamilyShare)
	return to, nil
}

// standing is how often a way stands in one document.
type standing struct {
	times
	exact  times
	lead   int
	family int
}

type times struct{ title, body, removed int }

func (b branch) standing(c *reading.Class, w reading.Way, doc uint32) (s standing, err error) {
	fields := []string{wordsField}
	if b.raw && !c.Title {
		fields = append(fields, formula.Removed)
	}
	for _, field := range fields {
		if len(w.Terms) > 1 {
			_, err = b.meetings(field, w, counting(w), roaring.BitmapOf(doc), func(_ uint32, title, body int) {
				s.add(field, c.Title, title, body)
			})
		} else {
			err = b.wordIn(&s, field, c, w, doc)
		}
		if err != nil {
			return s, err
		}
	}
	return s, nil
}

func (t *times) add(field string, titleOnly bool, title, body int) {
	switch {
	case field == formula.Removed:
		t.removed += body
	case titleOnly:
		t.title += title
	default:
		t.title, t.body = t.title+title, t.body+body
	}
}

func (b branch) wordIn(s *standing, field string, c *reading.Class, w reading.Way, doc uint32) error {
	forms, err := b.formsOf(field, w.Terms[0], w.Exact)
	if err != nil {
		return err
	}
	for _, f := range forms {
		e, ok := f.in(doc)
		if !ok {
			continue
		}
		s.add(field, c.Title, len(e.Title), len(e.Body))
		if f.Text == w.Terms[0].Exact && !w.Exact {
			s.exact.add(field, c.Title, len(e.Title), len(e.Body))
		}
		if field == wordsField && !c.Title && !w.Exact {
			s.lead += int(b.leadOf(doc, e.Body))
		}
	}
	if field == wordsField {
		return b.kinIn(s, c, w, doc)
	}
	return nil
}

func (b branch) kinIn(s *standing, c *reading.Class, w reading.Way, doc uint32) error {
	kin, err := b.kin(c, w)
	for _, f := range kin {
		if e, ok := f.in(doc); ok {
			s.family += len(e.Title) + len(e.Body)
		}
	}
	return err
}
