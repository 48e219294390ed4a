package columns

// code is how an ordinal is kept: the smallest that the dictionary fits.
type code interface{ uint8 | uint16 | uint32 }

// codes are the values of every document, as ordinals. The loops over a block of
// documents are behind it, so that each is compiled for one width.
type codes interface {
	// tally counts every value of docs.
	tally(docs []uint32, t *tally)
	// once counts every value of docs one time, however many of docs have it.
	once(docs []uint32, t *tally)
	// fail sets bit in the mask of each of docs that has no value chosen.
	fail(docs []uint32, chosen []uint8, bit uint8, masks []uint8)
	// having adds to s the documents that have a value chosen.
	having(chosen []uint8, s Set)
	// append adds the ordinals of doc.
	append(to []uint32, doc uint32) []uint32
	// fits tells whether there are so many documents and no look-up can leave a slice.
	fits(documents, values int) bool
}

// single has one code a document; the number of values stands for none.
type single[T code] struct{ of []T }

func (s single[T]) tally(docs []uint32, t *tally) {
	if narrow, ok := any(s.of).([]uint8); ok {
		t.gatherNarrow(docs, narrow)
		return
	}
	counts, lines := t.counts, t.lines
	for _, doc := range docs {
		n := s.of[doc]
		counts[n]++
		lines[n>>lineBits] = 1
	}
}

func (s single[T]) once(docs []uint32, t *tally) {
	for _, doc := range docs {
		t.addOnce(uint32(s.of[doc]))
	}
}

func (s single[T]) fail(docs []uint32, chosen []uint8, bit uint8, masks []uint8) {
	masks = masks[:len(docs)]
	for i, doc := range docs {
		masks[i] |= (1 - chosen[s.of[doc]]) * bit
	}
}

func (s single[T]) having(chosen []uint8, to Set) {
	for doc, n := range s.of {
		to.words[uint(doc)/64] |= uint64(chosen[n]) << (uint(doc) % 64)
	}
}

func (s single[T]) append(to []uint32, doc uint32) []uint32 { return append(to, uint32(s.of[doc])) }

func (s single[T]) fits(documents, values int) bool {
	return len(s.of) == documents && (documents == 0 || int(largest(s.of)) <= values)
}

// multi has any number of codes a document, ascending: those of document i are
// of[offsets[i]:offsets[i+1]].
type multi[T code] struct {
	offsets []uint32
	of      []T
}

const (
	flatCodes = 1024 // that are gathered before they are counted
	atOnce    = 8    // codes of a document that are copied without looking how many there are
)

// tally gathers the codes of documents, and counts them in a second loop: neither has a
// branch that is hard to foresee.
func (m multi[T]) tally(docs []uint32, t *tally) {
	if first, last := docs[0], docs[len(docs)-1]; int(last-first) == len(docs)-1 {
		add(t, m.of[m.offsets[first]:m.offsets[last+1]])
		return
	}
	var flat [flatCodes]T
	n, limit := 0, len(m.of)-atOnce
	for _, doc := range docs {
		start, end := int(m.offsets[doc]), int(m.offsets[doc+1])
		if n > flatCodes-atOnce {
			add(t, flat[:n])
			n = 0
		}
		if end-start > atOnce || start > limit {
			add(t, m.of[start:end])
			continue
		}
		*(*[atOnce]T)(flat[n:]) = *(*[atOnce]T)(m.of[start:])
		n += end - start
	}
	add(t, flat[:n])
}

func (m multi[T]) once(docs []uint32, t *tally) {
	for _, doc := range docs {
		for _, n := range m.of[m.offsets[doc]:m.offsets[doc+1]] {
			t.addOnce(uint32(n))
		}
	}
}

func (m multi[T]) fail(docs []uint32, chosen []uint8, bit uint8, masks []uint8) {
	masks = masks[:len(docs)]
	for i, doc := range docs {
		met := uint8(0)
		for _, n := range m.of[m.offsets[doc]:m.offsets[doc+1]] {
			met |= chosen[n]
		}
		masks[i] |= (1 - met) * bit
	}
}

// having looks through the codes, and for the document only of one that is chosen.
func (m multi[T]) having(chosen []uint8, to Set) {
	doc := uint32(0)
	for i, n := range m.of {
		if chosen[n] == 0 {
			continue
		}
		for m.offsets[doc+1] <= uint32(i) {
			doc++
		}
		to.add(doc)
	}
}

func (m multi[T]) append(to []uint32, doc uint32) []uint32 {
	for _, n := range m.of[m.offsets[doc]:m.offsets[doc+1]] {
		to = append(to, uint32(n))
	}
	return to
}

func (m multi[T]) fits(documents, values int) bool {
	if len(m.offsets) != documents+1 || m.offsets[0] != 0 || int(m.offsets[documents]) != len(m.of) {
		return false
	}
	return ascends(m.offsets) && (len(m.of) == 0 || int(largest(m.of)) < values)
}

func ascends(numbers []uint32) bool {
	falls := 0
	for i := 1; i < len(numbers); i++ {
		if numbers[i] < numbers[i-1] {
			falls++
		}
	}
	return falls == 0
}

func largest[T code](of []T) T {
	most := of[0]
	for _, n := range of {
		most = max(most, n)
	}
	return most
}

// at returns the code of doc in a column of one code a document.
func at(c codes, doc uint32) uint32 {
	switch s := c.(type) {
	case single[uint8]:
		return uint32(s.of[doc])
	case single[uint16]:
		return uint32(s.of[doc])
	}
	return c.(single[uint32]).of[doc]
}
