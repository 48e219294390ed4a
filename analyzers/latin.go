package analyzers

import (
	"strings"
	"sync"
)

// spellLatin is spell for the letters and digits of ASCII and Latin-1, none of which the
// usual spelling (NFKC) changes; false when word has others.
func spellLatin(word string) (listed, folded string, ok bool) {
	accents, capitals := 0, false
	for i := 0; i < len(word); i++ {
		switch b := word[i]; {
		case 'a' <= b && b <= 'z', isDigit(b):
		case 'A' <= b && b <= 'Z':
			capitals = true
		case b == latin1 && i+1 < len(word) && isLatin1Letter(word[i+1]):
			i++
			accents++
			capitals = capitals || word[i] < latin1Small
		default:
			return "", "", false
		}
	}
	listed = word
	if capitals {
		listed = strings.ToLower(word)
	}
	if accents == 0 {
		return listed, listed, true
	}
	return listed, unaccented(listed), true
}

// The letters of Latin-1 beyond ASCII, À to ÿ but for × and ÷, are two bytes: this one and
// one from 0x80 on; the small letters begin at that of ß.
const (
	latin1      = 0xC3
	latin1Small = 0x9F
)

func isLatin1Letter(b byte) bool { return 0x80 <= b && b <= 0xBF && b != 0x97 && b != 0xB7 }

// unaccented folds a word in small letters of Latin-1.
func unaccented(word string) string {
	var buffer [maxWord]byte
	folded := buffer[:0]
	for _, r := range word {
		folded = append(folded, latin()[r]...)
	}
	return string(folded)
}

// latin holds every letter up to the combining marks as the tables are keyed: plain,
// and nothing for a mark or a hidden character.
var latin = sync.OnceValue(func() *[0x370]string {
	var table [0x370]string
	for r := range table {
		table[r] = plain(string(rune(r)))
	}
	return &table
})
