package analyzers

import "unicode/utf8"

// quick reads the word at i when it is nothing but letters and nothing around it makes
// it more, as nine of ten words are. It makes the same word as next, in less time; false
// leaves the word to that.
func (s *scanner) quick(i int) (resume int, ok bool) {
	for !s.careful {
		r := s.run(i)
		if r.letters == 0 || s.suspects.isNoun(s.text, r) {
			return 0, false
		}
		if r.behind == apostrophe {
			next, again, ok := s.quickApostrophe(r)
			if !ok {
				return 0, false
			}
			if again {
				i = next
				continue
			}
		} else if s.mayBeMore(r) {
			return 0, false
		}
		s.addRun(r)
		return r.end, true
	}
	return 0, false
}

// addRun is add for a word that is nothing but letters.
func (s *scanner) addRun(r run) {
	capitals := r.upper > 1 && r.upper == r.letters
	if capitals || s.holding {
		s.add(word{start: r.start, end: r.end, capitals: capitals, small: r.upper < r.letters})
		return
	}
	s.words++
	s.small = r.upper < r.letters
	s.plain(r.start, r.end, s.words)
}

// run is letters without anything between them, and the class of what stands behind.
type run struct {
	start, end     int
	letters, upper int
	behind         class
}

func (s *scanner) run(i int) run {
	text, classes := s.text, s.classes
	at, letters, capitals := i, 0, 0
	for at < len(text) {
		var c class
		size := 1
		if b := text[at]; b < utf8.RuneSelf {
			c = classes[b]
		} else {
			c, size = s.classAt(at)
		}
		if !c.isLetter() {
			return run{i, at, letters, capitals, c}
		}
		if c == upper {
			capitals++
		}
		letters++
		at += size
	}
	return run{i, at, letters, capitals, gap}
}

// mayBeMore tells whether the character behind r may go on with its word, or tells what it means:
// O.T.A.N., C++, AT&T, cyber attaque, cote d ivoire.
func (s *scanner) mayBeMore(r run) bool {
	switch r.behind {
	case ideograph:
		return false
	case blank:
		_, size := s.classAt(r.end)
		return s.mayJoin(r.start, r.letters, r.end+size) || r.letters == 1 && s.suspects.isSingle(s.text[r.start])
	case gap:
		return r.end < len(s.text) && signs[s.text[r.end]] >= r.letters
	}
	return true
}

// signs are the bytes that go on with words of so few letters.
var signs = [256]int{'.': 1, '+': 1, '#': 1, '&': 3}

// quickApostrophe reads the apostrophe behind r: after an article that elides, the word
// begins at next. A closing quote ends the word.
func (s *scanner) quickApostrophe(r run) (next int, again, ok bool) {
	next, letter := s.letterAfter(r.end)
	e, article := s.suspects.elision(s.text[r.start:r.end])
	if article {
		return next, true, letter && s.elides(e, next)
	}
	return next, false, !letter
}
