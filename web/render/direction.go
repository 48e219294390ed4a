package render

import (
	"strings"
	"unicode/utf8"
)

// The signs of Unicode that turn the direction of what follows, up to a sign that ends them.
const (
	popEmbedding = '\u202c'
	popIsolate   = '\u2069'
	longestSign  = utf8.UTFMax
)

// Balanced returns a text in which every sign that turns the direction of writing is ended and
// none is ended that was not begun, so that what stands behind it on a page is read as ever.
func Balanced(text string) string {
	if !turns(text) {
		return text
	}
	var b strings.Builder
	b.Grow(len(text) + longestSign)
	var open []rune // what ends each, the innermost last
	for _, r := range text {
		var kept bool
		if open, kept = turn(open, r); kept {
			b.WriteRune(r)
		}
	}
	for i := len(open) - 1; i >= 0; i-- {
		b.WriteRune(open[i])
	}
	return b.String()
}

// turns tells whether a text has such signs: all are three bytes of UTF-8 that begin with E2.
func turns(text string) bool {
	for at := 0; ; at++ {
		next := strings.IndexByte(text[at:], 0xe2)
		if next < 0 || len(text)-at-next < 3 {
			return false
		}
		at += next
		second, third := text[at+1], text[at+2]
		if second == 0x80 && third >= 0xaa && third <= 0xae || second == 0x81 && third >= 0xa6 && third <= 0xa9 {
			return true
		}
	}
}

// turn takes the next sign of a text: what is open after it, and whether it is kept.
func turn(open []rune, r rune) (now []rune, kept bool) {
	switch r {
	case '\u202a', '\u202b', '\u202d', '\u202e':
		return append(open, popEmbedding), true
	case '\u2066', '\u2067', '\u2068':
		return append(open, popIsolate), true
	case popEmbedding:
		if len(open) == 0 || open[len(open)-1] != popEmbedding {
			return open, false
		}
		return open[:len(open)-1], true
	case popIsolate: // it ends the embeddings within, too
		for i := len(open) - 1; i >= 0; i-- {
			if open[i] == popIsolate {
				return open[:i], true
			}
		}
		return open, false
	}
	return open, true
}
