package embedded

import (
	"context"
	"fmt"
	"math"

	bleve "github.com/blevesearch/bleve_index_api"
)

// none is the number after the last document.
const none = math.MaxUint32

// source is a stream of the documents in which one thing stands in one field: a
// term, or a phrase. Documents come in increasing order.
type source interface {
	// seek moves to the first document that is not before doc, and returns it;
	// none when there is no further one. It never goes back.
	seek(doc uint32) (uint32, error)
	// standing returns how often it stands in the document that seek came to,
	// and how long that field is there, in words.
	standing() (frequency, length float64)
}

// term is the posting list of one term in one field.
type term struct {
	ctx    context.Context
	reads  *int // of all terms of a search
	reader bleve.TermFieldReader
	entry  bleve.TermFieldDoc
	doc    uint32
	begun  bool
	target bleve.IndexInternalID
}

// openTerm opens the postings of text in field, with positions where a phrase needs
// them. Reads counts what is read.
func openTerm(ctx context.Context, r bleve.IndexReader, reads *int, text, field string, positions bool) (*term, error) {
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	reader, err := r.TermFieldReader(ctx, []byte(text), field, true, true, positions)
	if err != nil {
		return nil, fmt.Errorf("read postings of %q in %s: %w", text, field, err)
	}
	return &term{ctx: ctx, reads: reads, reader: reader}, nil
}

func (t *term) seek(doc uint32) (uint32, error) {
	if t.begun && t.doc >= doc {
		return t.doc, nil
	}
	next, err := t.read(doc)
	if err != nil {
		return none, err
	}
	t.begun, t.doc = true, none
	if next != nil {
		t.doc = uint32(next.ID.Value())
	}
	return t.doc, nil
}

// read takes the next posting when that is the one asked for, and skips else.
// Every search reads postings, so that it is here that all see their deadline.
func (t *term) read(doc uint32) (*bleve.TermFieldDoc, error) {
	if *t.reads++; *t.reads%checkEvery == 0 && t.ctx.Err() != nil {
		return nil, t.ctx.Err()
	}
	if !t.begun && doc == 0 || t.begun && doc == t.doc+1 {
		return t.reader.Next(&t.entry)
	}
	t.target = bleve.NewIndexInternalID(t.target, uint64(doc))
	return t.reader.Advance(t.target, &t.entry)
}

// standing reads the length back from Bleve's norm, which is 1/√length.
func (t *term) standing() (frequency, length float64) {
	return float64(t.entry.Freq), math.Round(1 / (t.entry.Norm * t.entry.Norm))
}

func (t *term) count() float64 { return float64(t.reader.Count()) }

// joint is the documents in which several terms stand as count says.
type joint struct {
	terms     []*term
	count     func() float64 // how often they stand so, in the document that all terms came to
	frequency float64
	found     uint32 // the document that frequency is of
	begun     bool
}

func (j *joint) seek(doc uint32) (uint32, error) {
	if j.begun && j.found >= doc {
		return j.found, nil
	}
	j.begun = true
	for {
		at, err := meet(j.terms, doc)
		if err != nil || at == none {
			j.found = none
			return none, err
		}
		if j.frequency = j.count(); j.frequency > 0 {
			j.found = at
			return at, nil
		}
		doc = at + 1
	}
}

func (j *joint) standing() (frequency, length float64) {
	_, length = j.terms[0].standing()
	return j.frequency, length
}

// phrase is several terms at given places of one field.
type phrase struct {
	terms  []*term
	places []int // of each term, counted from the first
	at     []int // where occurrences stands among the positions of each term
}

// occurrences counts the positions of the first term at which the others follow.
func (p *phrase) occurrences() (n float64) {
	clear(p.at)
	for _, first := range p.terms[0].entry.Vectors {
		if p.followed(int(first.Pos)) {
			n++
		}
	}
	return n
}

// followed tells whether the other terms stand at their places after first.
// Positions rise, in every term and from call to call, so that each is passed once.
func (p *phrase) followed(first int) bool {
	for i := 1; i < len(p.terms); i++ {
		wanted := uint64(first + p.places[i])
		positions := p.terms[i].entry.Vectors
		for p.at[i] < len(positions) && positions[p.at[i]].Pos < wanted {
			p.at[i]++
		}
		if p.at[i] == len(positions) || positions[p.at[i]].Pos != wanted {
			return false
		}
	}
	return true
}

// meet moves all of sources to the first document, not before doc, that each of them has.
func meet[S interface {
	seek(uint32) (uint32, error)
}](sources []S, doc uint32) (uint32, error) {
	for agreed := 0; agreed < len(sources); {
		agreed = 0
		for _, s := range sources {
			at, err := s.seek(doc)
			if err != nil || at == none {
				return none, err
			}
			if at == doc {
				agreed++
			}
			doc = at
		}
	}
	return doc, nil
}
