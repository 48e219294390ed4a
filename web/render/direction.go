package render

import (
	"slices"
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
	var open opened
	for _, r := range text {
		if open.turn(r) {
			b.WriteRune(r)
		}
	}
	for _, end := range slices.Backward(open.ends) {
		b.WriteRune(end)
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

// opened is what was begun in a text and is not ended yet.
type opened struct {
	ends     []rune // what ends each, the innermost last
	isolates int    // so many of them are popIsolate
}

// turn takes the next sign of a text and tells whether it is kept.
func (o *opened) turn(r rune) (kept bool) {
	switch r {
	case '\u202a', '\u202b', '\u202d', '\u202e':
		o.ends = append(o.ends, popEmbedding)
	case '\u2066', '\u2067', '\u2068':
		o.ends = append(o.ends, popIsolate)
		o.isolates++
	case popEmbedding:
		return o.endEmbedding()
	case popIsolate:
		return o.endIsolate()
	}
	return true
}

func (o *opened) endEmbedding() (kept bool) {
	last := len(o.ends) - 1
	if last < 0 || o.ends[last] != popEmbedding {
		return false
	}
	o.ends = o.ends[:last]
	return true
}

// endIsolate ends the innermost isolate, and the embeddings within it.
func (o *opened) endIsolate() (kept bool) {
	if o.isolates == 0 {
		return false
	}
	last := len(o.ends) - 1
	for o.ends[last] != popIsolate {
		last--
	}
	o.ends = o.ends[:last]
	o.isolates--
	return true
}
