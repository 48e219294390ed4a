package analyzers

// isEuphonic tells whether the piece is the t of "y a-t-il", which says nothing: it joins
// a verb and its pronoun. With a capital it may be a name: le modèle T.
func (s *scanner) isEuphonic(p piece) bool {
	if len(s.euphonic) == 0 || p.lower != 1 || p.end-p.start != 1 || p.digits > 0 {
		return false
	}
	sep, size := s.classAt(p.resume)
	if sep != hyphen && sep != blank {
		return false
	}
	next := p.resume + size
	if c, _ := s.classAt(next); c != lower {
		return false
	}
	q := s.piece(next)
	if q.start != next || q.end-q.start > longestElision {
		return false
	}
	return s.euphonic[s.text[p.start:p.end]+"-"+s.text[q.start:q.end]]
}
