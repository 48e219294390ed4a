package embedded

import "math"

// where is the documents, of so many, that meet a condition; each has the same score.
type where struct {
	documents uint32
	meets     func(doc uint32) bool
	each      float64
	typed     string // what was asked for, where it counts
}

func (w where) seek(doc uint32) (uint32, error) {
	for ; doc < w.documents; doc++ {
		if w.meets == nil || w.meets(doc) {
			return doc, nil
		}
	}
	return none, nil
}

func (w where) score() (float64, error) { return w.each, nil }

// and is the documents that all of it has.
type and []scorer

func (a and) seek(doc uint32) (uint32, error) { return meet(a, doc) }

func (a and) score() (float64, error) {
	sum := 0.0
	for _, s := range a {
		score, err := s.score()
		if err != nil {
			return 0, err
		}
		sum += score
	}
	return sum, nil
}

// some is the documents that at least least of its parts have.
type some struct {
	of    []scorer
	at    []uint32
	least int
	best  bool   // scored by the best part, not by all
	pairs []part // evidence besides
	begun bool
	doc   uint32
}

func newSome(least int, of []scorer) *some {
	return &some{of: of, at: make([]uint32, len(of)), least: least}
}

func (s *some) seek(doc uint32) (uint32, error) {
	if s.least == len(s.of) {
		return s.meet(doc)
	}
	for {
		if err := s.advance(doc); err != nil {
			return none, err
		}
		if s.doc == none || s.met() >= s.least {
			return s.doc, nil
		}
		doc = s.doc + 1
	}
}

// meet moves to the first document, not before doc, that every part has.
func (s *some) meet(doc uint32) (uint32, error) {
	var err error
	s.doc, err = meet(s.of, doc)
	for i := range s.at {
		s.at[i] = s.doc
	}
	return s.doc, err
}

// advance moves to the first document, not before doc, that any part has.
func (s *some) advance(doc uint32) error {
	s.doc = none
	for i, part := range s.of {
		if !s.begun || s.at[i] < doc {
			var err error
			if s.at[i], err = part.seek(doc); err != nil {
				return err
			}
		}
		s.doc = min(s.doc, s.at[i])
	}
	s.begun = true
	return nil
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

func (s *some) score() (float64, error) {
	sum := 0.0
	for i, part := range s.of {
		if s.at[i] != s.doc {
			continue
		}
		score, err := part.score()
		if err != nil {
			return 0, err
		}
		if s.best {
			sum = math.Max(sum, score)
		} else {
			sum += score
		}
	}
	more, err := worth(s.pairs, s.doc)
	return sum + more, err
}

// without is the documents of one scorer that another does not have. What is barred
// has gone on when an earlier document is asked for again, so that it remembers.
type without struct {
	scorer
	not   scorer
	begun bool
	doc   uint32
}

func (w *without) seek(doc uint32) (uint32, error) {
	if w.begun && w.doc >= doc {
		return w.doc, nil
	}
	w.begun = true
	for {
		var err error
		if w.doc, err = w.scorer.seek(doc); err != nil || w.doc == none {
			return none, err
		}
		barred, err := w.not.seek(w.doc)
		if err != nil || barred != w.doc {
			return w.doc, err
		}
		doc = w.doc + 1
	}
}
