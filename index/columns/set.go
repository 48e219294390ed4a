package columns

import "math/bits"

// Set is some of the documents, one bit each. A Set that was returned is not changed.
type Set struct{ words []uint64 }

func newSet(documents int) Set { return Set{make([]uint64, (documents+63)/64)} }

// allOf is every document.
func allOf(documents int) Set {
	s := newSet(documents)
	for i := range s.words {
		s.words[i] = ^uint64(0)
	}
	if rest := documents % 64; rest > 0 {
		s.words[len(s.words)-1] = 1<<rest - 1
	}
	return s
}

// having returns the documents of a column that have a code chosen.
func having(c codes, chosen []uint8, documents int) Set {
	s := newSet(documents)
	c.having(chosen, s)
	return s
}

func (s Set) add(doc uint32) { s.words[doc/64] |= 1 << (doc % 64) }

// Has tells whether doc is in s.
func (s Set) Has(doc uint32) bool {
	i := int(doc / 64)
	return i < len(s.words) && s.words[i]>>(doc%64)&1 != 0
}

// Next returns the first document of s that is not before doc, else None.
func (s Set) Next(doc uint32) uint32 {
	i := int(doc / 64)
	if i >= len(s.words) {
		return None
	}
	if word := s.words[i] >> (doc % 64); word != 0 {
		return doc + uint32(bits.TrailingZeros64(word))
	}
	for i++; i < len(s.words); i++ {
		if s.words[i] != 0 {
			return uint32(i*64 + bits.TrailingZeros64(s.words[i]))
		}
	}
	return None
}

// And returns what is in both of s and other, which are of the same archive.
func (s Set) And(other Set) Set {
	both := Set{make([]uint64, len(s.words))}
	copy(both.words, s.words)
	both.narrow(other)
	return both
}

// narrow leaves in s what is in other too.
func (s Set) narrow(other Set) {
	for i, word := range other.words[:len(s.words)] {
		s.words[i] &= word
	}
}

// without returns what is in s and not in other.
func (s Set) without(other Set) Set {
	rest := Set{make([]uint64, len(s.words))}
	for i, word := range other.words[:len(s.words)] {
		rest.words[i] = s.words[i] &^ word
	}
	return rest
}

// Len counts the documents of s.
func (s Set) Len() int {
	n := 0
	for _, word := range s.words {
		n += bits.OnesCount64(word)
	}
	return n
}

// Empty tells whether s has no document.
func (s Set) Empty() bool { return s.Next(0) == None }

// fill fills docs, which has room for 64 at least, with documents from a word on, and
// returns how many they are and which word is next.
func (s Set) fill(docs []uint32, from int) (n, next int) {
	for next = from; next < len(s.words) && n+64 <= len(docs); next++ {
		for word := s.words[next]; word != 0; word &= word - 1 {
			docs[n] = uint32(next*64 + bits.TrailingZeros64(word))
			n++
		}
	}
	return n, next
}

// each yields the documents of s, ascending.
func (s Set) each(yield func(uint32) bool) {
	for doc := s.Next(0); doc != None && yield(doc); doc = s.Next(doc + 1) {
	}
}
