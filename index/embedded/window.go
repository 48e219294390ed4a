package embedded

import "math/bits"

// windowSize is how many documents are scored at once: their sums stay in the cache next to
// the processor.
const windowSize = 2048

// window is the documents from one on, scored list by list and not document by document: a
// posting then costs an addition (as Lucene's BooleanScorer does it).
type window struct {
	from   uint32
	sums   [windowSize]float64
	member [windowSize / 64]uint64
}

// end is the first document after the window.
func (w *window) end() uint32 { return w.from + windowSize }

func (w *window) add(doc uint32, score float64) {
	at := doc - w.from
	w.sums[at] += score
	w.member[at/64] |= 1 << (at % 64)
}

// fill adds the documents of s that are in the window. Afterwards s is behind it.
func (w *window) fill(s scorer) {
	switch s := s.(type) {
	case *scored:
		w.fillList(&s.cursor)
		return
	case *some:
		if s.isSum() {
			for _, part := range s.of {
				w.fill(part)
			}
			return
		}
	}
	for doc := s.seek(w.from); doc < w.end(); doc = s.seek(doc + 1) {
		w.add(doc, s.score())
	}
}

func (w *window) fillList(c *cursor) {
	c.seek(w.from)
	for ; c.at < len(c.docs) && c.docs[c.at] < w.end(); c.at++ {
		w.add(c.docs[c.at], c.score())
	}
}

// isSum tells whether s is what any of its parts has, scored by the sum of them.
func (s *some) isSum() bool { return s.least == 1 && !s.best && len(s.pairs) == 0 }

// take moves the documents of the window into b, in order, and empties it.
func (w *window) take(b *block) {
	b.n = 0
	for i, word := range w.member {
		for ; word != 0; word &= word - 1 {
			at := i*64 + bits.TrailingZeros64(word)
			b.docs[b.n], b.scores[b.n] = w.from+uint32(at), w.sums[at]
			w.sums[at] = 0
			b.n++
		}
	}
	w.member = [windowSize / 64]uint64{}
}
