package gazetteer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kiosque/article"
)

// Joint says what parts a word from the word before it. The zero Joint is a Break.
type Joint uint8

// What can stand between two words.
const (
	Break      Joint = iota // start of the text, punctuation, a blank line: no phrase goes over it
	Blank                   // blanks or one line end
	Hyphen                  // "franco-allemand"
	Apostrophe              // "l’Allemagne", "Germany's"
	None                    // "AT&T": nothing between
)

// Word is one word of a text: letters and digits, or one of the signs & and +,
// or an acronym with its dots ("U.S." is one word with the key "us").
type Word struct {
	article.Span        // in the text that was given to Words, shifted by at
	Key          string // folded: lower case, no accents, œ as oe
	Plain        string // folded, but with its case
	Joint        Joint
}

// Upper tells whether the word starts with a capital letter.
func (w Word) Upper() bool {
	if w.Plain != "" && w.Plain[0] < utf8.RuneSelf {
		return 'A' <= w.Plain[0] && w.Plain[0] <= 'Z'
	}
	r, _ := utf8.DecodeRuneInString(w.Plain)
	return unicode.IsUpper(r)
}

// Shouts tells whether the word has two letters or more and all are capitals.
func (w Word) Shouts() bool {
	return len(w.Plain) > 1 && w.Key != w.Plain && strings.ToUpper(w.Plain) == w.Plain
}

// Words cuts text into words in one pass; at is added to every span. An
// apostrophe parts words, so an elided article or a possessive s is a word of
// its own and never part of the word beside it.
func Words(text string, at int) []Word {
	expected := len(text)/5 + 1 // a word and its blank have six letters or so
	t := tokeniser{text: text, at: at, words: make([]Word, 0, expected), cuts: make(cuts, 0, expected)}
	t.plain.Grow(len(text))
	t.lower.Grow(len(text))
	for t.next() {
	}
	plain, lower := t.plain.String(), t.lower.String()
	for i, m := range t.cuts {
		t.words[i].Plain = plain[m.plain:t.cuts.plainEnd(i, len(plain))]
		t.words[i].Key = lower[m.lower:t.cuts.lowerEnd(i, len(lower))]
	}
	return t.words
}

// tokeniser holds one pass over a text. The folded words are written one after
// the other into two buffers, and cut apart at the end: two allocations a text.
type tokeniser struct {
	text         string
	pos, at      int
	words        []Word
	cuts         cuts
	plain, lower strings.Builder
}

type cuts []struct{ plain, lower uint32 }

func (c cuts) plainEnd(i, end int) int {
	if i+1 < len(c) {
		return int(c[i+1].plain)
	}
	return end
}

func (c cuts) lowerEnd(i, end int) int {
	if i+1 < len(c) {
		return int(c[i+1].lower)
	}
	return end
}

// next reads one word and what stands before it.
func (t *tokeniser) next() bool {
	j := t.skip()
	if t.pos >= len(t.text) {
		return false
	}
	start := t.pos
	t.cuts = append(t.cuts, struct{ plain, lower uint32 }{uint32(t.plain.Len()), uint32(t.lower.Len())})
	switch {
	case isSign(t.text[start]):
		t.sign()
	case !t.acronym():
		t.letters()
	}
	t.words = append(t.words, Word{Span: article.Span{Start: t.at + start, End: t.at + t.pos}, Joint: j})
	return true
}

// skip passes over what is no word and says how it joins. A dot joins only
// where a letter follows at once or a hyphen does: "p.m.", "É.-U.".
func (t *tokeniser) skip() Joint {
	if t.pos == 0 {
		t.gap()
		return Break
	}
	gap := t.gap()
	switch {
	case gap == " ":
		return Blank
	case gap == "":
		return None
	case gap == "." || gap == "-" || gap == ".-" || gap == "‐" || gap == "‑":
		return Hyphen
	case gap == "'" || gap == "’" || gap == "ʼ" || gap == "‘" || gap == "´":
		return Apostrophe
	case isBlank(gap):
		return Blank
	}
	return Break
}

func (t *tokeniser) gap() string {
	start := t.pos
	for t.pos < len(t.text) {
		if b := t.text[t.pos]; b < utf8.RuneSelf {
			if smallLetters[b] != 0 || isSign(b) {
				break
			}
			t.pos++
			continue
		}
		r, size := utf8.DecodeRuneInString(t.text[t.pos:])
		if isLetter(r) {
			break
		}
		t.pos += size
	}
	return t.text[start:t.pos]
}

// isBlank tells whether gap is blanks with at most one line end.
func isBlank(gap string) bool {
	ends := 0
	for _, r := range gap {
		if !unicode.IsSpace(r) {
			return false
		}
		if r == '\n' {
			ends++
		}
	}
	return ends < 2
}

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return smallLetters[r] != 0
	}
	return unicode.In(r, unicode.L, unicode.Mn, unicode.N)
}

// smallLetters has every digit and the small letter of every letter of ASCII, 0 for the rest.
var smallLetters = func() (table [utf8.RuneSelf]byte) {
	for b := byte('0'); b <= '9'; b++ {
		table[b] = b
	}
	for b := byte('a'); b <= 'z'; b++ {
		table[b], table[b-'a'+'A'] = b, b
	}
	return table
}()

func isSign(b byte) bool { return b == '&' || b == '+' }

func (t *tokeniser) sign() {
	t.write(rune(t.text[t.pos]))
	t.pos++
}

func (t *tokeniser) letters() {
	for t.pos < len(t.text) {
		if t.text[t.pos] < utf8.RuneSelf {
			if !t.plainLetters() {
				return
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(t.text[t.pos:])
		if !isLetter(r) {
			return
		}
		t.write(r)
		t.pos += size
	}
}

// plainLetters reads letters of ASCII; false when there is none.
func (t *tokeniser) plainLetters() bool {
	start := t.pos
	for t.pos < len(t.text) && t.text[t.pos] < utf8.RuneSelf && smallLetters[t.text[t.pos]] != 0 {
		t.lower.WriteByte(smallLetters[t.text[t.pos]])
		t.pos++
	}
	t.plain.WriteString(t.text[start:t.pos])
	return t.pos > start
}

// acronym reads capital letters with a dot after each, two or more: "U.S.",
// "O.N.U". The last dot may lack.
func (t *tokeniser) acronym() bool {
	if b := t.text[t.pos]; b < utf8.RuneSelf && (b < 'A' || b > 'Z' || !strings.HasPrefix(t.text[t.pos+1:], ".")) {
		return false
	}
	end, letters := t.pos, 0
	for {
		next := end + capital(t.text[end:])
		if next == end {
			break
		}
		if strings.HasPrefix(t.text[next:], ".") {
			end, letters = next+1, letters+1
			continue
		}
		if letters > 0 && !wordAt(t.text[next:]) {
			end, letters = next, letters+1
		}
		break
	}
	if letters < 2 || wordAt(t.text[end:]) {
		return false
	}
	for _, r := range t.text[t.pos:end] {
		if r != '.' {
			t.write(r)
		}
	}
	t.pos = end
	return true
}

// capital returns the length of the capital letter that text starts with, or 0.
func capital(text string) int {
	r, size := utf8.DecodeRuneInString(text)
	if unicode.IsUpper(r) {
		return size
	}
	return 0
}

func wordAt(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return text != "" && isLetter(r)
}

// write folds one letter into both buffers.
func (t *tokeniser) write(r rune) {
	if r < utf8.RuneSelf {
		t.plain.WriteByte(byte(r))
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		t.lower.WriteByte(byte(r))
		return
	}
	folded := foldRune(r)
	t.plain.WriteString(folded)
	t.lower.WriteString(strings.ToLower(folded))
}
