package columns

import "bytes"

// A tally counts the values of one facet. It remembers which stretches of the dictionary
// were counted in, so that neither clearing nor listing walks a hundred thousand
// organisations for ten hits.
type tally struct {
	counts []uint32 // by ordinal; one more for none. Of a narrow column: banks of them
	lines  []uint8  // 1: one of the stretch of counts was touched; nil: narrow
	values int

	stamps []uint32 // the story that a value was last counted for; made when one is
	story  uint32
}

const (
	// lineBits is the logarithm of how many counts are a stretch: 64 bytes.
	lineBits = 4
	// A narrow column has codes of one byte. Its counts are spread over banks: one place
	// that is counted up twice in a row waits for itself.
	bank, banks = 256, 4
)

func newTally(c *Column) tally {
	t := tally{values: c.Len()}
	if c.narrow() {
		t.counts = make([]uint32, bank*banks)
		return t
	}
	t.counts = make([]uint32, c.Len()+1)
	t.lines = make([]uint8, c.Len()>>lineBits+2)
	return t
}

// gatherNarrow counts the only value of each of docs.
func (t *tally) gatherNarrow(docs []uint32, of []uint8) {
	counts := (*[bank * banks]uint32)(t.counts)
	for ; len(docs) >= banks; docs = docs[banks:] {
		counts[of[docs[0]]]++
		counts[bank+int(of[docs[1]])]++
		counts[2*bank+int(of[docs[2]])]++
		counts[3*bank+int(of[docs[3]])]++
	}
	for _, doc := range docs {
		counts[of[doc]]++
	}
}

// add counts values.
func add[T code](t *tally, of []T) {
	if narrow, ok := any(of).([]uint8); ok {
		t.addNarrow(narrow)
		return
	}
	counts, lines := t.counts, t.lines
	for _, n := range of {
		counts[n]++
		lines[n>>lineBits] = 1
	}
}

func (t *tally) addNarrow(of []uint8) {
	counts := (*[bank * banks]uint32)(t.counts)
	for ; len(of) >= banks; of = of[banks:] {
		counts[of[0]]++
		counts[bank+int(of[1])]++
		counts[2*bank+int(of[2])]++
		counts[3*bank+int(of[3])]++
	}
	for _, n := range of {
		counts[n]++
	}
}

// begin begins another story.
func (t *tally) begin() {
	if t.stamps == nil {
		t.stamps = make([]uint32, t.values+1)
	}
	if t.story++; t.story == 0 {
		clear(t.stamps)
		t.story = 1
	}
}

// addOnce counts a value unless it was counted since begin.
func (t *tally) addOnce(n uint32) {
	if t.stamps[n] == t.story {
		return
	}
	t.stamps[n] = t.story
	t.counts[n]++
	if t.lines != nil {
		t.lines[n>>lineBits] = 1
	}
}

// settle adds up the banks in the first.
func (t *tally) settle() {
	if t.lines != nil {
		return
	}
	counts := (*[bank * banks]uint32)(t.counts)
	for n := range bank {
		counts[n] += counts[bank+n] + counts[2*bank+n] + counts[3*bank+n]
	}
	clear(counts[bank:])
}

// stretches yields where values were counted: from one ordinal up to another.
func (t *tally) stretches(yield func(from, to int)) {
	if t.lines == nil {
		yield(0, t.values)
		return
	}
	for line := 0; ; {
		next := bytes.IndexByte(t.lines[line:], 1)
		if next < 0 {
			return
		}
		first := line + next
		line = first + bytes.IndexByte(t.lines[first:], 0) // the last one is 0
		yield(first<<lineBits, min(line<<lineBits, t.values))
	}
}

// each yields the values that were counted, ascending, and how often.
func (t *tally) each(yield func(n, count uint32)) {
	t.stretches(func(from, to int) {
		for n, count := range t.counts[from:to] {
			if count > 0 {
				yield(uint32(from+n), count)
			}
		}
	})
}

// reset clears what was counted.
func (t *tally) reset() {
	if t.lines == nil {
		clear(t.counts)
		return
	}
	t.stretches(func(from, to int) { clear(t.counts[from:to]) })
	t.counts[t.values] = 0
	clear(t.lines)
}
