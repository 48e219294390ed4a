package analyzers

// initials reads O.T.A.N., U.N, p.m. and e.g. as one word, without the points: single
// letters, each followed by a point, but for the last, which may lack it.
func (s *scanner) initials(p piece, w word) (word, int, bool) {
	if p.letters() != 1 || p.digits > 0 || p.resume != p.end {
		return w, 0, false
	}
	joined := s.join(s.text[p.start:p.end])
	n, end := 1, p.end
	for end < len(s.text) && s.text[end] == '.' {
		size, small := s.initial(end + 1)
		if size == 0 {
			end++
			break
		}
		joined.end = s.join(s.text[end+1 : end+1+size]).end
		end += 1 + size
		n++
		w.small = w.small || small
	}
	if n == 1 {
		return w, 0, false
	}
	w.end, w.joined = end, joined
	w.named = p.upper == 1
	return w, s.skipPossessive(end), true
}

// initial returns the length in bytes of a single letter at i with its marks, 0 when
// there is none or another letter follows.
func (s *scanner) initial(i int) (length int, small bool) {
	c, size := s.classAt(i)
	if !c.isLetter() {
		return 0, false
	}
	end := i + size
	for {
		next, size := s.classAt(end)
		if next.isWord() {
			return 0, false
		}
		if next != mark {
			return end - i, c == lower
		}
		end += size
	}
}

// skipPossessive goes over the 's of the U.N.'s.
func (s *scanner) skipPossessive(i int) int {
	c, size := s.classAt(i)
	if !s.possessive || c != apostrophe {
		return i
	}
	next := i + size
	if next < len(s.text) && s.text[next]|0x20 == 's' {
		if c, _ := s.classAt(next + 1); !c.isWord() {
			return next + 1
		}
	}
	return i
}

// release makes a token of the word in capitals that was held back, if there is one. It
// is an acronym when it stands alone or beside small letters: US, WHO, IS are then no
// stop words. In a headline all in capitals nothing tells WHO from who, and stop words
// stay what they are. Small tells of the next word whether it has small letters.
func (s *scanner) release(small bool) {
	if !s.holding {
		return
	}
	s.held.named = s.held.named || small || s.words == 1
	s.token(&s.held)
	s.holding = false
}
