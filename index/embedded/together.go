package embedded

import (
	"slices"

	"github.com/RoaringBitmap/roaring/v2"

	"kiosque/index/formula"
	"kiosque/index/occurrences"
	"kiosque/index/reading"
)

// inBody beside a position says that it is one of the body, not of the title: words
// of the one never stand together with words of the other.
const inBody = 1 << 31

// together reads a way of several words, that stand at their places or near each other.
func (b branch) together(c *reading.Class, w reading.Way) (s said, err error) {
	s.evidence, s.articles, err = b.joint(wordsField, w, counting(w), c.Title)
	if err == nil && b.raw && !c.Title {
		var found []evidence
		var articles float64
		found, articles, err = b.joint(formula.Removed, w, counting(w), false)
		s.evidence = merged(s.evidence, found, 1)
		s.articles = b.either(s.articles, articles)
	}
	for i := range s.evidence {
		s.title += float64(one(s.evidence[i].title))
	}
	return s, err
}

// counter counts how often terms stand together, by their positions in one document.
type counter func(at [][]uint32) (title, body int)

// joint returns where the terms of a way stand together in a field, and in about how many
// articles they would: as if they stood independently.
func (b branch) joint(field string, w reading.Way, count counter, titleOnly bool) (found []evidence, articles float64, err error) {
	articles, err = b.meetings(field, w, count, nil, func(doc uint32, title, body int) {
		if title > 0 || !titleOnly {
			found = append(found, b.stood(field, doc, title, body, titleOnly))
		}
	})
	return found, articles, err
}

// meetings calls visit for the documents in which the terms of a way stand together;
// for those of within alone, where it is not nil.
func (b branch) meetings(field string, w reading.Way, count counter, within *roaring.Bitmap, visit func(doc uint32, title, body int)) (float64, error) {
	terms, articles, err := b.terms(field, w)
	if err != nil || terms == nil {
		return articles, err
	}
	docs, places, err := b.places(terms, within)
	at := make([][]uint32, len(terms))
	for i, doc := range docs {
		for t := range places {
			at[t] = places[t].of(i)
		}
		if title, body := count(at); title+body > 0 {
			visit(doc, title, body)
		}
	}
	return articles, err
}

func (b branch) stood(field string, doc uint32, title, body int, titleOnly bool) evidence {
	e, scales := evidence{doc: doc}, &b.generation.scales
	if field == formula.Removed {
		e.removed = float32(body) * scales.removed[doc]
		return e
	}
	e.title = float32(title) * scales.title[doc]
	if !titleOnly {
		e.body = float32(body) * scales.body[doc]
	}
	return e
}

// terms returns the forms of each term; nil when an article cannot have them all.
func (b branch) terms(field string, w reading.Way) (terms [][]form, articles float64, err error) {
	share := 1.0
	for _, t := range w.Terms {
		forms, err := b.formsOf(field, t, w.Exact)
		if err != nil {
			return nil, 0, err
		}
		if len(forms) == 0 {
			return nil, 0, nil
		}
		terms = append(terms, forms)
		share *= min(1, float64(union(forms).GetCardinality())/float64(b.stats.Articles))
	}
	return terms, share * float64(b.stats.Articles), nil
}

// places are the positions of one term in several documents: sorted, those of document
// i at starts[i] to starts[i+1].
type places struct {
	starts    []int
	positions []uint32
}

func (p places) of(i int) []uint32 { return p.positions[p.starts[i]:p.starts[i+1]] }

// places returns the documents that have all terms, and where each stands in them.
func (b branch) places(terms [][]form, within *roaring.Bitmap) ([]uint32, []places, error) {
	each := make([]*roaring.Bitmap, len(terms))
	for i, forms := range terms {
		each[i] = union(forms)
	}
	if within != nil {
		each = append(each, within)
	}
	docs := roaring.FastAnd(each...).ToArray()
	all := make([]places, len(terms))
	for i, forms := range terms {
		var err error
		if all[i], err = b.placesIn(docs, forms); err != nil {
			return nil, nil, err
		}
	}
	return docs, all, nil
}

// placed is one position, in one of several documents.
type placed struct{ doc, position uint32 }

func (b branch) placesIn(docs []uint32, forms []form) (places, error) {
	var all []placed
	for _, f := range forms {
		at := 0
		err := f.each(b.ctx, func(doc uint32, e *occurrences.Entry) {
			for at < len(docs) && docs[at] < doc {
				at++
			}
			if at == len(docs) || docs[at] != doc {
				return
			}
			for _, p := range e.Title {
				all = append(all, placed{uint32(at), p})
			}
			for _, p := range e.Body {
				all = append(all, placed{uint32(at), p | inBody})
			}
		})
		if err != nil {
			return places{}, err
		}
	}
	if len(forms) > 1 {
		slices.SortFunc(all, inOrder)
	}
	return arranged(all, len(docs)), nil
}

func inOrder(a, b placed) int {
	if a.doc != b.doc {
		return int(a.doc) - int(b.doc)
	}
	return int(a.position) - int(b.position)
}

func arranged(all []placed, docs int) places {
	p := places{make([]int, docs+1), make([]uint32, len(all))}
	for i, placed := range all {
		p.positions[i] = placed.position
		p.starts[placed.doc+1] = i + 1
	}
	for i := 1; i <= docs; i++ {
		p.starts[i] = max(p.starts[i], p.starts[i-1])
	}
	return p
}
