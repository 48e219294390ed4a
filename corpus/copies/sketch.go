// Package copies finds the articles of a corpus that tell one story in the same
// words: wire copy, reposts, cut or re-titled versions, the same text under
// other chrome. What goes in is the text of each article, what comes out is
// which articles belong together.
//
// A text is the set of its shingles, runs of words (Broder, On the Resemblance
// and Containment of Documents, 1997). Of their hashes only the smallest are
// kept, a sketch, from which the containment of one text in another is
// estimated, so that a cut copy is found as well as a whole one. Articles that
// share a small hash are compared; who is alike is joined to one group. Time
// and memory are linear in the number of articles: 260 bytes each, and 200 more while they are compared.
package copies

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

const (
	shingleWords = 4  // words of a shingle
	sketchSize   = 64 // hashes kept of a text
	minShingles  = 12 // a text with fewer is too short to be told from another
)

// Sketch stands for a text: the smallest hashes of its shingles, sorted, without
// repeats. A nil Sketch is of a text too short to compare.
type Sketch []uint32

// Of returns the sketch of text. Case and punctuation do not count.
func Of(text string) Sketch {
	hashes := shingles(text)
	slices.Sort(hashes)
	hashes = slices.Compact(hashes)
	if len(hashes) < minShingles {
		return nil
	}
	return slices.Clone(hashes[:min(sketchSize, len(hashes))])
}

// shingles returns the hash of every run of words.
func shingles(text string) []uint32 {
	var hashes []uint32
	var last [shingleWords]uint64
	n := 0
	for word, rest := next(text); word != 0; word, rest = next(rest) {
		last[n%shingleWords] = word
		if n++; n < shingleWords {
			continue
		}
		h := uint64(0)
		for i := range shingleWords {
			h = mix(h ^ last[(n+i)%shingleWords])
		}
		hashes = append(hashes, uint32(h>>32))
	}
	return hashes
}

// next returns the hash of the first word of text, 0 when there is none, and
// what follows it.
func next(text string) (hash uint64, rest string) {
	const offset, prime = 14695981039346656037, 1099511628211 // FNV-1a
	hash = offset
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			hash = (hash ^ uint64(unicode.ToLower(r))) * prime
		case hash != offset:
			return hash, text[i:]
		}
		i += size
	}
	if hash == offset {
		return 0, ""
	}
	return hash, ""
}

// mix is the finaliser of SplitMix64: every bit of h decides every bit of the result.
func mix(h uint64) uint64 {
	h += 0x9e3779b97f4a7c15
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}
