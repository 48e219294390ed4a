package vocabulary

// automaton accepts the words at most two edits from a pattern, where an edit inserts,
// drops or changes a byte, or swaps two neighbours. It keeps the places
// in the pattern that can be reached as bits (Wu and Manber 1992), so that one byte of a word costs a dozen operations.
type automaton struct {
	masks [256]uint64 // where in the pattern a byte stands
	size  int
	edits int // 1 or 2
}

// reached are the places of the pattern after the bytes read so far: with no, one
// and two edits; and those before a swap of which one half was read.
type reached struct{ none, one, two, swapOne, swapTwo uint64 }

// newAutomaton returns the automaton of a pattern of at most maxFormBytes bytes.
func newAutomaton(pattern string, edits int) *automaton {
	a := &automaton{size: len(pattern), edits: edits}
	for i := range len(pattern) {
		a.masks[pattern[i]] |= 1 << i
	}
	return a
}

func (a *automaton) start() reached {
	return reached{none: 1, one: 0b11, two: 0b111 * uint64(a.edits-1)}
}

// step reads one byte.
func (a *automaton) step(r reached, c byte) reached {
	m, all := a.masks[c], uint64(1)<<(a.size+1)-1
	n := reached{swapOne: r.none & (m >> 1)}
	n.none = (r.none & m) << 1
	n.one = ((r.one&m)<<1 | r.none | r.none<<1 | n.none<<1 | (r.swapOne&m)<<2) & all
	if a.edits == 2 {
		n.swapTwo = r.one & (m >> 1)
		n.two = ((r.two&m)<<1 | r.one | r.one<<1 | n.one<<1 | (r.swapTwo&m)<<2) & all
	}
	return n
}

func (r reached) isDead() bool { return r.none|r.one|r.two|r.swapOne|r.swapTwo == 0 }

// distance returns the edits between the pattern and what was read; ok is false for more than allowed.
func (a *automaton) distance(r reached) (edits int, ok bool) {
	end := uint64(1) << a.size
	switch {
	case r.none&end != 0:
		return 0, true
	case r.one&end != 0:
		return 1, true
	}
	return 2, r.two&end != 0
}

// near calls yield with every word of f that a accepts. The words are sorted: what
// a word shares with the one before it is not read again, and words that share
// what led nowhere are passed over.
func (f *forms) near(a *automaton, yield func(i, edits int)) {
	var stack [maxFormBytes + 1]reached
	stack[0] = a.start()
	dead := maxFormBytes + 1 // bytes after which nothing can be reached
	for i, shared := range f.shared {
		if int(shared) >= dead {
			continue
		}
		word := f.words.at(i)
		dead = maxFormBytes + 1
		for at := int(shared); at < len(word); at++ {
			stack[at+1] = a.step(stack[at], word[at])
			if stack[at+1].isDead() {
				dead = at + 1
				break
			}
		}
		if dead <= len(word) {
			continue
		}
		if edits, ok := a.distance(stack[len(word)]); ok {
			yield(i, edits)
		}
	}
}
