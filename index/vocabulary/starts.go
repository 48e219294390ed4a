package vocabulary

import (
	"cmp"
	"encoding/binary"
	"slices"
)

// starter sorts word starts by what follows them, folded.
type starter struct {
	folded []byte // the texts, each with a zero behind
	starts []wordStart
}

// wordStart is a start, which is the number of its text times maxStarts plus the number of the word,
// with the first letters that follow it and where all of them lie.
type wordStart struct {
	head uint64
	at   uint32
	id   uint32
}

// newStarter expects so many bytes in so many texts.
func newStarter(bytes, texts int) *starter {
	const wordsOfText = 5
	return &starter{folded: make([]byte, 0, bytes+texts), starts: make([]wordStart, 0, texts*wordsOfText)}
}

// add takes the word starts of a text.
func (s *starter) add(number uint32, text string) {
	var buffer [maxStarts]int
	first := len(s.starts)
	next := wordStarts(text, buffer[:0])
	f := folder{text: text, gap: true}
	for k, ok := 0, true; ok; {
		var letters string
		at := uint32(len(s.folded))
		letters, ok = f.next()
		for ; k < len(next) && (!ok || next[k] < f.at); k++ {
			s.starts = append(s.starts, wordStart{at: at, id: number*maxStarts + uint32(k)})
		}
		s.folded = append(s.folded, letters...)
	}
	s.folded = append(s.folded, 0)
	for i := first; i < len(s.starts); i++ {
		s.starts[i].head = s.head(s.starts[i].at)
	}
}

// head returns the first eight letters at a place, zeros behind the end of a text.
func (s *starter) head(at uint32) uint64 {
	var letters [8]byte
	for i := range letters {
		c := s.folded[at+uint32(i)]
		if c == 0 {
			break
		}
		letters[i] = c
	}
	return binary.BigEndian.Uint64(letters[:])
}

// sorted returns the starts in the order of what follows them.
func (s *starter) sorted() narrow {
	slices.SortFunc(s.starts, s.compare)
	list := make([]uint32, len(s.starts))
	for i := range list {
		list[i] = s.starts[i].id
	}
	return newNarrow(list)
}

func (s *starter) compare(a, b wordStart) int {
	switch {
	case a.head != b.head:
		return cmp.Compare(a.head, b.head)
	case a.head&0xff == 0: // both end within the head
		return cmp.Compare(a.id, b.id)
	}
	for i, k := a.at+8, b.at+8; ; i, k = i+1, k+1 {
		if x, y := s.folded[i], s.folded[k]; x != y {
			return cmp.Compare(x, y)
		} else if x == 0 {
			return cmp.Compare(a.id, b.id)
		}
	}
}
