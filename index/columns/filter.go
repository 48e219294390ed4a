package columns

// filter is the chosen values of one facet.
type filter struct {
	table []uint8  // by ordinal: 1: chosen; one more for none: 0
	set   []uint32 // those that are 1
}

// choose sets the filter, and tells whether anything was chosen; what no article has may be too.
func (f *filter) choose(c *Column, values []string) bool {
	for _, value := range values {
		if n, ok := c.Ordinal(value); ok {
			f.table[n] = 1
			f.set = append(f.set, n)
		}
	}
	return len(values) > 0
}

func (f *filter) forget() {
	for _, n := range f.set {
		f.table[n] = 0
	}
	f.set = f.set[:0]
}

// within returns the documents that are of the days, the generations and the story asked for, and
// their places among docs.
func (k *Counter) within(docs []uint32) (kept, at []uint32) {
	b := &k.buffers
	for len(b.identity) < len(docs) {
		b.identity = append(b.identity, uint32(len(b.identity)))
	}
	at = b.identity[:len(docs)]
	if !k.narrowed() {
		return docs, at
	}
	b.masks = sized(b.masks, len(docs))
	clear(b.masks)
	if k.inTime != nil {
		k.columns.dates.codes.fail(docs, k.inTime, 1, b.masks)
	}
	if k.fresh != nil {
		k.columns.arrivals.column.codes.fail(docs, k.fresh, 1, b.masks)
	}
	if k.only {
		k.otherStories(docs, b.masks)
	}
	b.kept, b.at = sized(b.kept, len(docs)), sized(b.at, len(docs))
	n := pick(docs, at, b.masks, 0, b.kept, b.at)
	return b.kept[:n], b.at[:n]
}

// otherStories masks what does not tell the story asked for.
func (k *Counter) otherStories(docs []uint32, masks []uint8) {
	for i, doc := range docs {
		if at(k.columns.stories.column.codes, doc) != k.story {
			masks[i] = 1
		}
	}
}

// filter returns the documents that pass all filters and their places, and counts those
// that fail one.
func (k *Counter) filter(docs, at []uint32) (hits, hitsAt []uint32) {
	b := &k.buffers
	b.masks = sized(b.masks, len(docs))
	clear(b.masks)
	for i, facet := range k.active {
		k.columns.facets[facet].codes.fail(docs, k.filters[facet].table, 1<<i, b.masks)
	}
	for i, facet := range k.active {
		if !k.strict && facet != k.own {
			b.apart = sized(b.apart, len(docs))
			n := pick(docs, at, b.masks, 1<<i, b.apart, nil)
			k.tally(facet, k.aside(b.apart[:n], uint8(1+facet)))
		}
	}
	b.hits, b.hitsAt = sized(b.hits, len(docs)), sized(b.hitsAt, len(docs))
	n := pick(docs, at, b.masks, 0, b.hits, b.hitsAt)
	return b.hits[:n], b.hitsAt[:n]
}

// pick copies the documents whose mask is wanted, and their places unless toAt is nil,
// and returns how many there are. It writes each, and goes on from those that are wanted.
func pick(docs, at []uint32, masks []uint8, wanted uint8, to, toAt []uint32) int {
	n := 0
	at, masks, to = at[:len(docs)], masks[:len(docs)], to[:len(docs)]
	if toAt == nil {
		toAt = to // and the document after it
	}
	for i, doc := range docs {
		toAt[n] = at[i]
		to[n] = doc
		if masks[i] == wanted {
			n++
		}
	}
	return n
}

// sized returns a buffer with n elements, of which nothing is known.
func sized[T any](buffer []T, n int) []T {
	if cap(buffer) < n {
		return make([]T, max(n, Block))[:n]
	}
	return buffer[:n]
}
