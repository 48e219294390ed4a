package clean

import (
	_ "embed"
	"iter"
	"strings"
	"sync"
	"unicode"
)

//go:embed data/function_words.tsv
var functionWordData string

//go:embed data/date_words.tsv
var dateWordData string

//go:embed data/agencies.tsv
var agencyData string

//go:embed data/sayings.tsv
var sayingData string

// longestGlue is the length of the longest function word in bytes, with room.
const longestGlue = 10

var functionWords = sync.OnceValue(func() map[string]bool { return wordSet(functionWordData) })

// functionWordStarts tells, by its length and its first byte in either case, whether a word may be a function word: most are none.
var functionWordStarts = sync.OnceValue(func() *[longestGlue + 1][256]bool {
	like := &[longestGlue + 1][256]bool{}
	for w := range functionWords() {
		if len(w) <= longestGlue {
			like[len(w)][w[0]], like[len(w)][strings.ToUpper(w[:1])[0]] = true, true
		}
	}
	return like
})

var dateWords = sync.OnceValue(func() map[string]bool { return wordSet(dateWordData) })

var agencies = sync.OnceValue(func() map[string]bool { return rowSet(agencyData) })

var sayings = sync.OnceValue(func() map[string]bool { return rowSet(sayingData) })

// rowSet reads a name a row; lines with "#" are comments.
func rowSet(data string) map[string]bool {
	set := map[string]bool{}
	for row := range strings.Lines(data) {
		if row = strings.TrimRight(row, "\n"); row != "" && !strings.HasPrefix(row, "#") {
			set[row] = true
		}
	}
	return set
}

// wordSet reads words parted by blanks; lines with "#" are comments.
func wordSet(data string) map[string]bool {
	set := map[string]bool{}
	for row := range strings.Lines(data) {
		if !strings.HasPrefix(row, "#") {
			for _, w := range strings.Fields(row) {
				set[w] = true
			}
		}
	}
	return set
}

// words yields the words of s: runs of letters, digits and inner signs; an
// elided word ends with its apostrophe ("l'", "qu'").
func words(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		start := -1
		for i, r := range s {
			switch {
			case unicode.IsLetter(r) || unicode.IsDigit(r):
				if start < 0 {
					start = i
				}
			case start >= 0:
				w := s[start:i]
				if r == '\'' || r == '’' {
					w = s[start:i] + "'"
				}
				if !yield(w) {
					return
				}
				start = -1
			}
		}
		if start >= 0 {
			yield(s[start:])
		}
	}
}

func lowerASCII(w string) string {
	for i := 0; i < len(w); i++ {
		if c := w[i]; 'A' <= c && c <= 'Z' {
			return strings.ToLower(w)
		}
	}
	return w
}
