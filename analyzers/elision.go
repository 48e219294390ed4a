package analyzers

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// elision says before what a word loses its vowel.
type elision struct {
	any   bool // before any letter; otherwise before a vowel or h
	blank bool // also where a blank was typed for the apostrophe: cote d ivoire
}

// vowels are the letters before which French elides, h among them: the tables do
// not tell a mute h from an aspirated one, and an apostrophe before h is an elision.
const vowels = "aeiouyhàáâãäåæèéêëìíîïòóôõöøœùúûüýÿ"

func readElisions(lang string) map[string]elision {
	found := map[string]elision{}
	for _, row := range rows("elisions", lang, 3) {
		found[row[0]] = elision{any: row[1] == "any", blank: row[2] == "blank"}
	}
	return found
}

// apostrophe reads the apostrophe at p.resume. After an article that elides, the
// piece begins anew; false when the piece is over.
func (s *scanner) apostrophe(p piece) (piece, bool) {
	next, ok := s.letterAfter(p.resume)
	e, article := s.elision(p)
	switch {
	case article && ok && s.elides(e, next):
		return piece{start: next, end: next, resume: next, elided: p.start}, true
	case article && !ok && p.upper == 0:
		return piece{start: p.end, end: p.end, resume: next}, false // l’« Aquarius »
	case !ok || p.letters() == 0:
		return p, false
	}
	p.cut, p.tail, p.resume = p.end, next, next
	return p, true
}

// letterAfter goes over one or two apostrophes, and hidden characters, and returns
// where they end, and whether a letter or digit stands there.
func (s *scanner) letterAfter(i int) (int, bool) {
	for n := 0; ; {
		c, size := s.classAt(i)
		switch {
		case c == apostrophe && n < 2:
			n++
		case c == hidden:
		default:
			return i, c == upper || c == lower || c == digit
		}
		i += size
	}
}

// elision looks the piece up in the table of words that elide.
func (s *scanner) elision(p piece) (elision, bool) {
	if p.letters() > longestElision || p.digits > 0 {
		return elision{}, false
	}
	var buffer [longestElision]byte
	key, ok := s.ascii(p, buffer[:0])
	if !ok {
		return elision{}, false
	}
	e, found := s.elisions[string(key)]
	return e, found
}

// longestElision is the length of "lorsqu" with room for two more letters.
const longestElision = 8

// ascii appends the piece in small letters, without hidden characters; false when
// it has others than ASCII, or does not fit.
func (s *scanner) ascii(p piece, key []byte) ([]byte, bool) {
	for i := p.start; i < p.end; {
		b := s.text[i]
		if b < utf8.RuneSelf {
			if len(key) == cap(key) {
				return nil, false
			}
			key = append(key, lowerASCII(b))
			i++
			continue
		}
		c, size := s.classAt(i)
		if c != hidden {
			return nil, false
		}
		i += size
	}
	return key, true
}

func lowerASCII(b byte) byte {
	if 'A' <= b && b <= 'Z' {
		return b | 0x20
	}
	return b
}

func isSmall(b byte) bool { return 'a' <= b && b <= 'z' }

// elides tells whether the word at next lets e elide.
func (s *scanner) elides(e elision, next int) bool {
	if e.any {
		return true
	}
	r, _ := utf8.DecodeRuneInString(s.text[next:])
	return unicode.IsDigit(r) || strings.ContainsRune(vowels, unicode.ToLower(r))
}

// isLoneArticle tells whether the piece is an article whose apostrophe was typed as
// a blank: "cote d ivoire", "COTE D IVOIRE". A capital before small letters is a
// name: "vitamine D est".
func (s *scanner) isLoneArticle(p piece) bool {
	if p.letters() != 1 || p.end-p.start != 1 {
		return false
	}
	e, article := s.elision(p)
	c, size := s.classAt(p.resume)
	if !article || !e.blank || c != blank {
		return false
	}
	next := p.resume + size
	if c, _ := s.classAt(next); !c.isLetter() || !s.elides(elision{}, next) {
		return false
	}
	q := s.piece(next)
	return p.lower == 1 || e.any && q.upper > 1 && q.lower == 0
}

// isNoun tells whether the piece is a word such as "est" used as a noun: l’est, nord-est,
// Europe de l’Est. As a verb (c’est, est-il, "la loi est") it is a stop word. What is
// missed is dropped from texts and questions alike.
func (s *scanner) isNoun(p piece) bool {
	if len(s.nouns) == 0 || p.letters() > longestElision {
		return false
	}
	var buffer [longestElision]byte
	if key, ok := s.ascii(p, buffer[:0]); !ok || !s.nouns[string(key)] {
		return false
	}
	if p.elided >= 0 {
		b := lowerASCII(s.text[p.elided])
		return b == 'l' || b == 'd'
	}
	if before, _ := s.classBefore(p.start); before == hyphen {
		return true
	}
	after, size := s.classAt(p.resume)
	next, _ := s.classAt(p.resume + size)
	return p.upper == 1 && p.lower > 0 && !(after == hyphen && next == lower)
}

// classBefore returns the class of the character before i.
func (s *scanner) classBefore(i int) (class, int) {
	r, size := utf8.DecodeLastRuneInString(s.text[:i])
	if size == 0 || int(r) >= len(s.classes) {
		return gap, size
	}
	return s.classes[r], size
}
