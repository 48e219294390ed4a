// Package language tells French from English from everything else, for three
// words as well as for a whole article. It is a package of its own because the
// cleaner, the extractor and the query all ask it, and because its table is
// trained and not written.
//
// Every word of a text and every three letters in a row of it carry two
// weights, one for French and one for English, learnt against two dozen other
// languages (see train). The weights of some words in a row are summed and
// turned into chances; a longer text is the sum of its stretches, so that the
// language of most of it wins however sure one stretch is.
package language

import (
	"math"
	"unicode"
	"unicode/utf8"
)

// The answers of Detect; the same strings as in package article.
const (
	French  = "fr"
	English = "en"
	Other   = "und" // neither, or no words at all
)

const (
	stretch      = 16      // words that are judged together
	prior        = 0.5     // for both: what people bring is more likely in one of the two
	foreignWord  = -6.0    // the weight of a word in another script, for French and English alike
	foreignBytes = 6       // and its length
	sampleBytes  = 1 << 12 // a slice of a long text
	samples      = 16      // slices taken of a long text, evenly spread
	longText     = sampleBytes * samples
	weightsScale = 16.0 // the table keeps weights in sixteenths
)

// Detect returns the language most of the words of text are in: "fr", "en" or "und".
// Of a text longer than 64 kB only slices are read.
func Detect(text string) string {
	s := Share(text)
	return s.Dominant()
}

// Dominant returns the language with the greatest share, "und" where there are no words.
func (s Shares) Dominant() string {
	switch {
	case s.Words == 0 || s.Other >= s.French && s.Other >= s.English:
		return Other
	case s.French >= s.English:
		return French
	default:
		return English
	}
}

// Shares says how much of a text is in each language; the three add up to 1, or
// to 0 where there are no words.
type Shares struct {
	French, English, Other float64
	Words                  int // words that were read
}

// Share returns how much of text is in each language, weighed by the length of its words:
// a French word is often only a letter and an apostrophe.
func Share(text string) Shares {
	c := counter{table: table()}
	if len(text) <= longText {
		c.read(text)
	} else {
		step := (len(text) - sampleBytes) / (samples - 1)
		for at := 0; at+sampleBytes <= len(text); at += step {
			c.read(text[at : at+sampleBytes])
		}
	}
	return c.shares()
}

type counter struct {
	table           *weights
	french, english float64 // of the stretch at hand
	words           int     // of the stretch at hand
	bytes           int     // of its words
	sum             Shares
}

// read counts the words of text as Grams would visit them.
func (c *counter) read(text string) {
	var buf [longestWord + utf8.UTFMax + 2]byte
	word := append(buf[:0], ' ')
	for i := 0; i < len(text); {
		if b := text[i]; b < utf8.RuneSelf {
			i++
			if l := small[b]; l != 0 {
				if len(word) <= longestWord {
					word = append(word, l)
				}
			} else if len(word) > 1 {
				c.word(word, b == '\'')
				word = word[:1]
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		switch {
		case unicode.IsLetter(r):
			if len(word) <= longestWord {
				word = utf8.AppendRune(word, unicode.ToLower(r))
			}
		case len(word) > 1:
			c.word(word, apostrophe(r))
			word = word[:1]
		}
	}
	if len(word) > 1 {
		c.word(word, false)
	}
	c.close()
}

// small has the small letter of every ASCII letter, 0 for what is none.
var small = func() (table [utf8.RuneSelf]byte) {
	for b := byte('a'); b <= 'z'; b++ {
		table[b], table[b-'a'+'A'] = b, b
	}
	return table
}()

// word counts " word", whose first byte is the blank before it.
func (c *counter) word(word []byte, elided bool) {
	if c.words == stretch {
		c.close()
	}
	c.words++
	if first, _ := utf8.DecodeRune(word[1:]); first > lastLatin {
		c.bytes += foreignBytes
		c.french += foreignWord
		c.english += foreignWord
		return
	}
	if elided {
		word = append(word, '\'')
	}
	c.bytes += len(word) - 1
	c.gram(hash(Word, word[1:]))
	if !elided {
		word = append(word, ' ')
	}
	c.trigrams(word)
}

// trigrams counts every three letters in a row.
func (c *counter) trigrams(word []byte) {
	if isPlain(word) {
		c.plainTrigrams(word)
		return
	}
	first, second := 0, 0 // starts of the two runes before the one at hand
	for at, seen := 0, 0; at < len(word); seen++ {
		_, size := utf8.DecodeRune(word[at:])
		if seen >= 2 {
			c.gram(hash(Trigram, word[first:at+size]))
		}
		first, second = second, at
		at += size
	}
}

func isPlain(word []byte) bool {
	for _, b := range word {
		if b >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// plainTrigrams counts those of a word of ASCII.
func (c *counter) plainTrigrams(word []byte) {
	place := letterOf(word[0])*letters + letterOf(word[1])
	for _, b := range word[2:] {
		place = place%(letters*letters)*letters + letterOf(b)
		c.say(c.table.plain[place])
	}
}

func (c *counter) gram(h uint32) { c.say(c.table.of(h)) }

// say adds what a gram says.
func (c *counter) say(w weight) {
	c.french += float64(w.french) / weightsScale
	c.english += float64(w.english) / weightsScale
}

// close turns the stretch at hand into chances and adds them to the sum.
func (c *counter) close() {
	f, e := c.french+c.table.french+prior, c.english+c.table.english+prior
	top := math.Max(0, math.Max(f, e))
	pf, pe, po := math.Exp(f-top), math.Exp(e-top), math.Exp(-top)
	each := float64(c.bytes) / (pf + pe + po)
	c.sum.French += pf * each
	c.sum.English += pe * each
	c.sum.Other += po * each
	c.sum.Words += c.words
	c.french, c.english, c.words, c.bytes = 0, 0, 0, 0
}

func (c *counter) shares() Shares {
	s := c.sum
	if s.Words == 0 {
		return Shares{}
	}
	n := s.French + s.English + s.Other
	return Shares{French: s.French / n, English: s.English / n, Other: s.Other / n, Words: s.Words}
}
