package embedded

import (
	"cmp"
	"slices"
)

// pool is many sources read to their end and added up: for a pattern that stands
// for hundreds of words, moving all of them from document to document costs more.
type pool struct {
	name     string
	postings []pooled
	next     int
}

type pooled struct {
	doc       uint32
	frequency float64
}

func newPool(name string, of []counted) (*pool, error) {
	p := &pool{name: name}
	for _, s := range of {
		if err := p.read(s); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(p.postings, func(a, b pooled) int { return cmp.Compare(a.doc, b.doc) })
	p.add()
	return p, nil
}

func (p *pool) read(s counted) error {
	doc, err := s.seek(0)
	for doc != none && err == nil {
		p.postings = append(p.postings, pooled{doc, s.frequency()})
		doc, err = s.seek(doc + 1)
	}
	return err
}

// add makes one posting of those of the same document.
func (p *pool) add() {
	n := 0
	for _, posting := range p.postings {
		if n > 0 && p.postings[n-1].doc == posting.doc {
			p.postings[n-1].frequency += posting.frequency
			continue
		}
		p.postings[n] = posting
		n++
	}
	p.postings = p.postings[:n]
}

func (p *pool) seek(doc uint32) (uint32, error) {
	for p.next < len(p.postings) && p.postings[p.next].doc < doc {
		p.next++
	}
	if p.next == len(p.postings) {
		return none, nil
	}
	return p.postings[p.next].doc, nil
}

func (p *pool) frequency() float64 { return p.postings[p.next].frequency }
