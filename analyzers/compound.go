package analyzers

import (
	"strings"
	"unicode/utf8"
)

// compounds says which parts of words are written together, with a hyphen and with
// a blank for the same thing. The zero value joins nothing.
type compounds struct {
	joins map[string]join // by the first part, folded
	masks [26]beginning   // by first letter: the first parts that a blank joins
	stops map[string]bool // no prefix joins these
}

// join says what may follow a first part.
type join struct {
	hyphen, blank bool            // any word, behind a hyphen, behind one blank
	seconds       map[string]bool // these words, behind either
}

// beginning is the first parts that begin with one letter, by the second: 1 to 26 for a to
// z, 0 for none, anyLetter for whichever.
type beginning [anyLetter + 1]struct {
	lengths uint32 // of the first parts
	seconds uint32 // first letters of what may follow, a the lowest bit
}

const anyLetter = 27

// add adds a first part; second is "" where any word may follow.
func (b *beginning) add(first, second string) {
	seconds := uint32(1<<26 - 1)
	if second != "" {
		seconds = 1 << (second[0] - 'a')
	}
	for _, at := range []int{secondOf(first), anyLetter} {
		b[at].lengths |= 1 << len(first)
		b[at].seconds |= seconds
	}
}

// secondOf returns where in a beginning the second byte of a part is found.
func secondOf(part string) int {
	switch {
	case len(part) < 2:
		return 0
	case isSmall(lowerASCII(part[1])):
		return int(lowerASCII(part[1])-'a') + 1
	}
	return anyLetter
}

// longestPart is the longest first or second part in bytes, with room.
const longestPart = 24

func readCompounds(lang string, stops map[string]bool) compounds {
	c := compounds{joins: map[string]join{}, stops: stops}
	for _, row := range rows("compounds", lang, 2) {
		first, second, pair := strings.Cut(row[1], " ")
		j := c.joins[first]
		switch {
		case pair && j.seconds == nil:
			j.seconds = map[string]bool{second: true}
		case pair:
			j.seconds[second] = true
		default:
			j.hyphen, j.blank = true, row[0] == "blank"
		}
		c.joins[first] = j
		if pair || j.blank {
			c.masks[first[0]-'a'].add(first, second)
		}
	}
	return c
}

// compound reads cyber-attaque and cyber attaque as one word. A part that was
// joined may be a prefix in its turn: anti-cyber-attaque.
func (s *scanner) compound(p piece, w word) (word, int, bool) {
	var joined span
	last := p
	for {
		q, ok := s.second(last)
		if !ok {
			break
		}
		if last == p {
			joined = s.join(s.text[p.start:p.end])
		}
		if joined.end-joined.start < maxWord {
			joined.end = s.join(s.text[q.start:q.end]).end
		}
		w.end, w.small = q.end, w.small || q.lower > 0
		last = q
	}
	w.joined = joined
	w.capitals = w.capitals && !w.small
	return w, last.resume, last != p
}

// second returns the part that joins p.
func (s *scanner) second(p piece) (piece, bool) {
	sep, size := s.classAt(p.resume)
	if s.compounds.joins == nil || sep != hyphen && (sep != blank || !s.mayJoin(p.start, p.letters()+p.digits, p.resume+size)) {
		return piece{}, false
	}
	next := p.resume + size
	if c, _ := s.classAt(next); !c.isLetter() && c != digit {
		return piece{}, false
	}
	var buffer [longestPart]byte
	j, known := s.compounds.joins[string(s.key(p, buffer[:0]))]
	if !known && !s.isDesignation(p, sep) {
		return piece{}, false
	}
	q := s.piece(next)
	if q.start != next || q.isEmpty() {
		return piece{}, false
	}
	if !known {
		return q, q.letters() == 0 && (!s.isStop(p) || p.letters() == 1 && q.digits > 1)
	}
	return q, s.joins(j, sep, q)
}

// joins tells whether q may follow behind sep.
func (s *scanner) joins(j join, sep class, q piece) bool {
	var buffer [longestPart]byte
	if j.seconds[strings.TrimSuffix(string(s.key(q, buffer[:0])), "s")] {
		return true
	}
	switch sep {
	case hyphen:
		return j.hyphen && q.letters()+q.digits > 1 && !s.isStop(q)
	case blank:
		return j.blank && q.letters() > 2 && q.digits == 0 && !s.isStop(q)
	}
	return false
}

// mayJoin is quick: it lets few words pass that have no row in the table. The word of so many
// letters begins at start, and what may join it at next.
func (s *scanner) mayJoin(start, letters, next int) bool {
	b := lowerASCII(s.text[start])
	if !isSmall(b) || next >= len(s.text) {
		return false
	}
	at := 0
	if letters > 1 {
		at = secondOf(s.text[start:])
	}
	m := &s.compounds.masks[b-'a'][at]
	if m.lengths&(1<<min(31, letters)) == 0 {
		return false
	}
	b = lowerASCII(s.text[next])
	return b >= utf8.RuneSelf || isSmall(b) && m.seconds&(1<<(b-'a')) != 0
}

// isDesignation tells whether p is one or two letters before a hyphen, as in G-20,
// MH-17 and F-16, which are G20, MH17 and F16 when digits follow. A letter that is a stop
// word too wants two digits: A-320, not "à-5".
func (s *scanner) isDesignation(p piece, sep class) bool {
	return sep == hyphen && p.letters() <= 2 && p.digits == 0
}

func (s *scanner) isStop(p piece) bool {
	var buffer [longestPart]byte
	return s.compounds.stops[string(s.key(p, buffer[:0]))]
}

// key returns the piece folded, as the tables are keyed; nil when it is longer than
// any part or not Latin.
func (s *scanner) key(p piece, key []byte) []byte {
	for i := p.start; i < p.end; {
		if b := s.text[i]; b < utf8.RuneSelf {
			key = append(key, lowerASCII(b))
			i++
		} else {
			r, size := utf8.DecodeRuneInString(s.text[i:])
			if int(r) >= len(latin()) {
				return nil
			}
			key = append(key, latin()[r]...)
			i += size
		}
		if len(key) > longestPart {
			return nil
		}
	}
	return key
}
