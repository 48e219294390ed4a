package analyzers

import (
	"strconv"
	"sync"
	"unicode"
	"unicode/utf8"
)

// class is what a character does to words.
type class uint8

const (
	gap        class = iota // ends a word
	upper                   // a letter, capital
	lower                   // a letter, small or without case
	digit                   // a number of any script
	ideograph               // a word by itself
	mark                    // continues a word, begins none: combining marks
	hidden                  // continues a word, is no part of its term: soft hyphens, zero widths
	apostrophe              // inside a word between two letters
	hyphen                  // joins the parts of some compounds
	blank                   // separates words on one line
)

// isWord tells whether a character of this class can begin a word.
func (c class) isWord() bool { return upper <= c && c <= ideograph }

func (c class) isLetter() bool { return c-upper <= lower-upper }

// classes holds the class of every character up to U+24FF; what is beyond is asked of
// package unicode. Built once, from Unicode's properties and data/characters.tsv.
var classes = sync.OnceValue(func() *[0x2500]class {
	var table [0x2500]class
	for r := range table {
		table[r] = property(rune(r))
	}
	for r, c := range listed() {
		if int(r) < len(table) {
			table[r] = c
		}
	}
	return &table
})

// listed reads the characters whose class Unicode's properties do not give.
var listed = sync.OnceValue(func() map[rune]class {
	names := map[string]class{"apostrophe": apostrophe, "hyphen": hyphen, "blank": blank, "hidden": hidden}
	found := map[rune]class{}
	for _, row := range allRows("characters", 3) {
		code, err := strconv.ParseUint(row[1], 16, 32)
		c, ok := names[row[0]]
		if err != nil || !ok {
			panic("read table characters: " + row[0] + " " + row[1])
		}
		found[rune(code)] = c
	}
	return found
})

func property(r rune) class {
	switch {
	case unicode.IsUpper(r), unicode.IsTitle(r):
		return upper
	case unicode.In(r, unicode.Han, unicode.Hiragana) && unicode.IsLetter(r):
		return ideograph
	case unicode.IsLetter(r):
		return lower
	case unicode.IsNumber(r):
		return digit
	case unicode.IsMark(r):
		return mark
	}
	return gap
}

// classAt returns the class and the length in bytes of the character at i;
// a byte that is not UTF-8 is a gap, as is the end of the text (length 0).
func (s *scanner) classAt(i int) (class, int) {
	if i >= len(s.text) {
		return gap, 0
	}
	b := s.text[i]
	if b < utf8.RuneSelf {
		return s.classes[b], 1
	}
	if 0xC2 <= b && b <= 0xDF && i+1 < len(s.text) && s.text[i+1]&0xC0 == 0x80 { // two bytes
		return s.classes[int(b&0x1F)<<6|int(s.text[i+1]&0x3F)], 2
	}
	r, size := utf8.DecodeRuneInString(s.text[i:])
	if int(r) < len(s.classes) {
		return s.classes[r], size
	}
	if r == utf8.RuneError {
		return gap, size
	}
	if c, ok := s.listed[r]; ok {
		return c, size
	}
	return property(r), size
}
