package gazetteer

import (
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Plain returns the words of ws without accents, each letter in its case, a
// blank between two: "O.N.U." gives "ONU".
func Plain(ws []Word) string {
	if len(ws) == 1 {
		return ws[0].Plain
	}
	var joined []byte
	for i, w := range ws {
		if i > 0 {
			joined = append(joined, ' ')
		}
		joined = append(joined, w.Plain...)
	}
	return string(joined)
}

// Keys returns the keys of ws, a blank between two: names that differ in case,
// accents, apostrophes or hyphens only have the same.
func Keys(ws []Word) string {
	if len(ws) == 1 {
		return ws[0].Key
	}
	all := make([]string, len(ws))
	for i, w := range ws {
		all[i] = w.Key
	}
	return strings.Join(all, " ")
}

// Fold returns the Keys of a name's words: "L’Été" gives "l ete".
func Fold(s string) string { return Keys(Words(s, 0)) }

// ligatures are the letters that Unicode does not decompose.
var ligatures = strings.NewReplacer("œ", "oe", "Œ", "OE", "æ", "ae", "Æ", "AE", "ß", "ss", "ø", "o", "Ø", "O",
	"ł", "l", "Ł", "L", "đ", "d", "Đ", "D", "ı", "i", "ð", "d", "þ", "th")

// latin holds the folded form of the letters of the Latin blocks, which are
// nearly all the accented letters that a French text has.
var latin = sync.OnceValue(func() *[0x250]string {
	var table [0x250]string
	for r := range table {
		table[r] = decompose(rune(r))
	}
	return &table
})

// foldRune returns a letter without its accents, case kept; a mark alone is nothing.
func foldRune(r rune) string {
	if table := latin(); int(r) < len(table) {
		return table[r]
	}
	return decompose(r)
}

func decompose(r rune) string {
	letter := string(r)
	if d := norm.NFKD.PropertiesString(letter).Decomposition(); d != nil {
		return strings.Map(dropMark, string(d))
	}
	return strings.Map(dropMark, ligatures.Replace(letter))
}

func dropMark(r rune) rune {
	if unicode.Is(unicode.Mn, r) {
		return -1
	}
	return r
}
