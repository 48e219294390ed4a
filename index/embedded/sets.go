package embedded

import "math"

// scorer is a stream of the documents that meet a query, with their scores.
type scorer interface {
	seek(doc uint32) uint32 // as of a cursor
	score() float64         // of the document that seek came to
	// leaves calls visit for each list that the score comes from.
	leaves(visit func(*scored))
}

// and is the documents that all of it has.
type and []scorer

func (a and) seek(doc uint32) uint32 { return meet(a, doc) }

func (a and) score() float64 {
	sum := 0.0
	for _, s := range a {
		sum += s.score()
	}
	return sum
}

func (a and) leaves(visit func(*scored)) {
	for _, s := range a {
		s.leaves(visit)
	}
}

// meet moves all of sets to the first document, not before doc, that each of them has.
func meet(sets []scorer, doc uint32) uint32 {
	for agreed := 0; agreed < len(sets); {
		agreed = 0
		for _, s := range sets {
			at := s.seek(doc)
			if at == none {
				return none
			}
			if at == doc {
				agreed++
			}
			doc = at
		}
	}
	return doc
}

// some is the documents that at least least of its parts have.
type some struct {
	of    []scorer
	at    []uint32
	least int
	best  bool      // scored by the best part, not by all
	pairs []*scored // evidence besides, which makes no document a hit
	begun bool
	doc   uint32
}

func newSome(least int, of []scorer) *some {
	return &some{of: of, at: make([]uint32, len(of)), least: least}
}

func (s *some) seek(doc uint32) uint32 {
	if s.least == len(s.of) {
		return s.meet(doc)
	}
	for {
		s.advance(doc)
		if s.doc == none || s.least == 1 || s.met() >= s.least {
			return s.doc
		}
		doc = s.doc + 1
	}
}

// meet moves to the first document, not before doc, that every part has.
func (s *some) meet(doc uint32) uint32 {
	s.doc = meet(s.of, doc)
	for i := range s.at {
		s.at[i] = s.doc
	}
	return s.doc
}

// advance moves to the first document, not before doc, that any part has.
func (s *some) advance(doc uint32) {
	s.doc = none
	for i, part := range s.of {
		if !s.begun || s.at[i] < doc {
			s.at[i] = part.seek(doc)
		}
		s.doc = min(s.doc, s.at[i])
	}
	s.begun = true
}

// met returns how many parts have the document that seek came to.
func (s *some) met() int {
	n := 0
	for _, at := range s.at {
		if at == s.doc {
			n++
		}
	}
	return n
}

func (s *some) score() float64 {
	sum := 0.0
	for i, part := range s.of {
		switch {
		case s.at[i] != s.doc:
		case s.best:
			sum = math.Max(sum, part.score())
		default:
			sum += part.score()
		}
	}
	for _, p := range s.pairs {
		if p.seek(s.doc) == s.doc {
			sum += p.score()
		}
	}
	return sum
}

func (s *some) leaves(visit func(*scored)) {
	s.parts(func(part scorer) { part.leaves(visit) })
	for _, p := range s.pairs {
		if p.seek(s.doc) == s.doc {
			visit(p)
		}
	}
}

// parts calls visit for the parts that the score comes from.
func (s *some) parts(visit func(scorer)) {
	var best scorer
	for i, part := range s.of {
		switch {
		case s.at[i] != s.doc:
		case !s.best:
			visit(part)
		case best == nil || part.score() > best.score():
			best = part
		}
	}
	if best != nil {
		visit(best)
	}
}

// without is the documents of one scorer that another does not have. What is barred
// has gone on when an earlier document is asked for again, so that it remembers.
type without struct {
	scorer
	not   scorer
	begun bool
	doc   uint32
}

func (w *without) seek(doc uint32) uint32 {
	if w.begun && w.doc >= doc {
		return w.doc
	}
	w.begun = true
	for {
		w.doc = w.scorer.seek(doc)
		if w.doc == none || w.not.seek(w.doc) != w.doc {
			return w.doc
		}
		doc = w.doc + 1
	}
}
