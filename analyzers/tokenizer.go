package analyzers

import "unicode/utf8"

// word is one token as the tokenizer cuts it.
type word struct {
	start, end int
	position   int
	joined     span // of scanner.joined: the word without what joined its parts; empty when it is text[start:end]
	capitals   bool // two capitals or more and no small letter
	small      bool // has a small letter
	named      bool // an acronym, or a noun that looks like a stop word: never dropped
}

// span is a range of bytes.
type span struct{ start, end int }

// tokenizer cuts a text into words. It holds what a language says about characters
// between letters; the zero value is right for a language of which nothing is known.
type tokenizer struct {
	elisions   map[string]elision
	compounds  compounds
	nouns      map[string]bool // stop words that are nouns behind l’ or d’, behind a hyphen, or with a capital
	euphonic   map[string]bool // letters that only join a verb and its pronoun, with that: t-il
	possessive bool            // cut 's
	suspects   suspects        // made by prepared
}

// scanner is one walk over one text.
type scanner struct {
	*tokenizer
	chain   *chain
	text    string
	classes *[0x2500]class
	listed  map[rune]class
	tokens  []Token
	joined  []byte // the words that were put together and are not yet tokens
	words   int    // words so far
	small   bool   // the last of them has a small letter
	held    word   // a word in capitals, of which the next tells whether it is an acronym
	holding bool
	asked   key  // of the word that is looked up
	careful bool // read every word the long way: for the tests
}

// begin makes s ready for a text, in the memory of the one before.
func (s *scanner) begin(c *chain, dst []Token, text string) {
	*s = scanner{chain: c, text: text, tokens: dst, joined: s.joined[:0]}
	if c != nil {
		s.tokenizer, s.classes, s.listed = c.tokenizer, classes(), listed()
	}
	if cap(s.joined) > maxBuffer {
		s.joined = nil
	}
}

// maxBuffer is the longest memory kept for words that are put together: a page of nothing
// but capitals with points should not stay.
const maxBuffer = 1 << 12

// scan reads the words of the text. It takes time linear in the text.
func (s *scanner) scan() {
	for i := 0; i < len(s.text); {
		if b := s.text[i]; b < utf8.RuneSelf && !s.classes[b].isWord() {
			i++
			continue
		}
		if end, ok := s.quick(i); ok {
			i = end
			continue
		}
		switch c, size := s.classAt(i); {
		case c == ideograph:
			s.add(word{start: i, end: i + size})
			i += size
		case c.isWord():
			i = s.next(i)
		default:
			i += size
		}
	}
	s.release(false)
}

// add counts a word and makes its token, once it is known whether it is an acronym.
func (s *scanner) add(w word) {
	s.words++
	w.position = s.words
	if s.holding {
		s.release(w.small)
	}
	if w.capitals {
		w.named = w.named || s.small
		s.held, s.holding = w, true
	} else {
		s.token(&w)
		s.joined = s.joined[:0]
	}
	s.small = w.small
}

// piece is a run of letters and digits, with apostrophes and hidden characters inside.
type piece struct {
	start, end           int // without hidden characters at the ends
	resume               int // where the walk goes on
	cut                  int // start of the last apostrophe, 0 when there is none
	tail                 int // end of the last apostrophe
	elided               int // start of the article l’ or d’ in front, -1 when there is none
	upper, lower, digits int // characters by class
}

func (p piece) letters() int  { return p.upper + p.lower }
func (p piece) isEmpty() bool { return p.start == p.end }

// next reads the word at i, adds it, and returns where the walk goes on.
func (s *scanner) next(i int) int {
	p := s.piece(i)
	if p.isEmpty() || s.isLoneArticle(p) || s.isEuphonic(p) {
		return p.resume
	}
	w := word{start: p.start, end: p.end, capitals: p.upper > 1 && p.lower == 0, small: p.lower > 0}
	before := len(s.joined)
	if shaped, resume, ok := s.shape(p, w); ok {
		s.add(shaped)
		return resume
	}
	s.joined = s.joined[:before]
	w.named = s.isNoun(p)
	s.add(w)
	return p.resume
}

// shape looks for a word that is more than letters: 25 000, O.T.A.N., C++, AT&T, cyber-attaque.
// The character after the piece tells which it can be.
func (s *scanner) shape(p piece, w word) (word, int, bool) {
	if p.resume == len(s.text) {
		return w, 0, false
	}
	if p.letters() == 0 {
		return s.number(p, w)
	}
	switch s.text[p.resume] {
	case '.':
		return s.initials(p, w)
	case '+', '#':
		return s.symbol(p, w)
	case '&':
		return s.ampersand(p, w)
	}
	return s.compound(p, w)
}

// piece reads from i, where a letter or digit stands. An elided article is left
// behind: the piece starts after it, and is empty when nothing follows.
func (s *scanner) piece(i int) piece {
	p := piece{start: i, end: i, resume: i, elided: -1}
	for {
		c, size := s.classAt(p.resume)
		switch c {
		case upper:
			p.upper++
		case lower:
			p.lower++
		case digit:
			p.digits++
		case mark:
		case hidden:
			p.resume += size
			continue
		case apostrophe:
			var more bool
			if p, more = s.apostrophe(p); !more {
				return s.possessed(p)
			}
			continue
		default:
			return s.possessed(p)
		}
		p.resume += size
		p.end = p.resume
	}
}

// possessed cuts the 's of Germany's.
func (s *scanner) possessed(p piece) piece {
	if s.possessive && p.cut > p.start && p.end-p.tail == 1 && s.text[p.tail]|0x20 == 's' {
		p.end = p.cut
	}
	return p
}

// symbol reads C++, C# and F#: a single letter with its sign.
func (s *scanner) symbol(p piece, w word) (word, int, bool) {
	end := p.end + 1
	if s.text[p.resume] == '+' {
		end++
	}
	if p.letters() != 1 || p.digits > 0 || p.resume != p.end || end > len(s.text) || s.text[end-1] != s.text[p.end] {
		return w, 0, false
	}
	if c, _ := s.classAt(end); c.isWord() {
		return w, 0, false
	}
	w.end = end
	return w, end, true
}

// ampersand reads AT&T and R&D, also as AT&amp;T: at most three characters on each side.
func (s *scanner) ampersand(p piece, w word) (word, int, bool) {
	next := p.resume + 1
	const entity = "amp;"
	if len(s.text)-next >= len(entity) && s.text[next:next+len(entity)] == entity {
		next += len(entity)
	}
	c, _ := s.classAt(next)
	if !c.isLetter() || p.letters()+p.digits > 3 {
		return w, 0, false
	}
	q := s.piece(next)
	if q.start != next || q.isEmpty() || q.letters()+q.digits > 3 {
		return w, 0, false
	}
	w.joined = s.join(s.text[p.start:p.end], "&", s.text[q.start:q.end])
	w.end, w.capitals, w.small = q.end, p.upper+q.upper > 1 && p.lower+q.lower == 0, p.lower+q.lower > 0
	return w, q.resume, true
}
