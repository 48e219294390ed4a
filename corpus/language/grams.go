package language

import (
	"unicode"
	"unicode/utf8"
)

// Kind says what a gram is.
type Kind byte

// The kinds of gram.
const (
	Word    Kind = 'w' // a whole word, with its apostrophe when it is elided: "qu'"
	Trigram Kind = 't' // three letters in a row of a word between blanks: " de", "tio", "on "
	Foreign Kind = 'x' // a word in another script than Latin; the gram is empty
)

// longestWord is the number of bytes of a word that are looked at: longer runs
// of letters are no words, and the first bytes say what can be said.
const longestWord = 48

// Grams visits the grams of every word of text in order, the word itself before
// its trigrams. The gram is lower-case UTF-8 and valid only during the visit.
// Runs of letters are words; digits and signs only part them.
func Grams(text string, visit func(k Kind, gram []byte)) {
	var buf [longestWord + utf8.UTFMax + 2]byte
	word := append(buf[:0], ' ')
	for _, r := range text {
		switch {
		case letter(r):
			if len(word) <= longestWord {
				word = utf8.AppendRune(word, lower(r))
			}
		case len(word) > 1:
			visitWord(word, apostrophe(r), visit)
			word = word[:1]
		}
	}
	if len(word) > 1 {
		visitWord(word, false, visit)
	}
}

// letter is unicode.IsLetter, quicker for ASCII.
func letter(r rune) bool {
	if r < utf8.RuneSelf {
		r |= 'a' - 'A'
		return 'a' <= r && r <= 'z'
	}
	return unicode.IsLetter(r)
}

func lower(r rune) rune {
	if r < utf8.RuneSelf {
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}
	return unicode.ToLower(r)
}

func apostrophe(r rune) bool { return r == '\'' || r == '’' }

// visitWord visits " word", whose first byte is the blank before it.
func visitWord(word []byte, elided bool, visit func(Kind, []byte)) {
	if first, _ := utf8.DecodeRune(word[1:]); first > lastLatin {
		visit(Foreign, nil)
		return
	}
	if elided {
		word = append(word, '\'')
		visit(Word, word[1:])
	} else {
		visit(Word, word[1:])
		word = append(word, ' ')
	}
	trigrams(word, visit)
}

// lastLatin is the end of the Latin Extended-B block: letters beyond it are of other scripts.
const lastLatin = 0x24F

func trigrams(word []byte, visit func(Kind, []byte)) {
	first, second := 0, 0 // starts of the two runes before the one at hand
	seen := 0
	for at := 0; at < len(word); {
		_, size := utf8.DecodeRune(word[at:])
		if seen >= 2 {
			visit(Trigram, word[first:at+size])
		}
		first, second = second, at
		at += size
		seen++
	}
}
