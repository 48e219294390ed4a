package analyzers

import (
	"bytes"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// normal brings a word to its usual spelling: compatibility forms composed (NFKC),
// hidden characters gone, every apostrophe '. Stop words are spelled so.
func normal(term []byte) []byte {
	if isASCII(term) {
		return unquote(bytes.ReplaceAll(term, []byte("`"), []byte("'")))
	}
	var out []byte
	for _, r := range string(term) {
		switch c := listed()[r]; c {
		case hidden:
		case apostrophe:
			out = append(out, '\'')
		default:
			if !unicode.Is(unicode.Variation_Selector, r) {
				out = utf8.AppendRune(out, r)
			}
		}
	}
	return unquote(norm.NFKC.Bytes(out))
}

// unquote makes one apostrophe of two.
func unquote(term []byte) []byte { return bytes.ReplaceAll(term, []byte("''"), []byte("'")) }

// fold takes the accents off, writes ligatures and barred letters as ASCII does,
// and drops apostrophes. It stands after the stop words, so that they keep their accents.
func fold(term []byte) []byte {
	if isASCII(term) {
		return bytes.ReplaceAll(term, []byte("'"), nil)
	}
	var out strings.Builder
	for _, r := range string(norm.NFKD.Bytes(term)) {
		if spelled, ok := folds()[r]; ok {
			out.WriteString(spelled)
		} else if !unicode.Is(accents, r) && isTermRune(r) {
			out.WriteRune(r)
		}
	}
	return norm.NFC.Bytes([]byte(out.String()))
}

// isTermRune keeps out what compatibility decomposition puts between letters.
func isTermRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) || strings.ContainsRune(".+#&", r)
}

// accents are the marks that fold drops: those that stand on Latin, Greek and
// Cyrillic letters, and the vowel points of Arabic and Hebrew. The marks of Indic
// and South-East Asian scripts are vowels and stay.
var accents = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: 0x0300, Hi: 0x036F, Stride: 1},
	{Lo: 0x0483, Hi: 0x0489, Stride: 1},
	{Lo: 0x0591, Hi: 0x05C7, Stride: 1},
	{Lo: 0x064B, Hi: 0x065F, Stride: 1},
	{Lo: 0x0670, Hi: 0x0670, Stride: 1},
	{Lo: 0x1AB0, Hi: 0x1AFF, Stride: 1},
	{Lo: 0x1DC0, Hi: 0x1DFF, Stride: 1},
	{Lo: 0x20D0, Hi: 0x20FF, Stride: 1},
	{Lo: 0xFE20, Hi: 0xFE2F, Stride: 1},
}}

// folds are the letters that Unicode does not decompose.
var folds = sync.OnceValue(func() map[rune]string {
	found := map[rune]string{}
	for _, row := range allRows("folds", 2) {
		r, _ := utf8.DecodeRuneInString(row[0])
		found[r] = row[1]
	}
	return found
})

// small writes a word in small letters.
func small(term []byte) []byte { return bytes.ToLower(term) }

// spell returns a word as the lists of stop words have it, and as terms are folded. Most
// words are letters and digits of ASCII, or Latin-1's letters too; those are spelt at once, in their
// own memory where nothing changes.
func spell(word string) (listed, folded string) {
	if listed, folded, ok := spellLatin(word); ok {
		return listed, folded
	}
	usual := small(normal([]byte(word)))
	listed = string(usual)
	return listed, string(fold(usual))
}

// plain is a word as tables are keyed: normal, small and folded.
func plain(word string) string { return string(fold(small(normal([]byte(word))))) }

func isASCII(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
