package embedded

// folded is one story among the hits, for a collector that answers stories.
type folded struct {
	hits int
	best ranked
	seen map[seenValue]bool
}

// seenValue is a value of a facet by which a story was counted already.
type seenValue struct {
	facet   int
	ordinal uint32
}

// folded returns the story of doc when its copies are folded and it has some, else nil.
func (c *collector) folded(doc uint32) *folded {
	number := c.columns.Stories[doc]
	if !c.fold || number == 0 {
		return nil
	}
	story := c.stories[number]
	if story == nil {
		story = &folded{seen: map[seenValue]bool{}}
		c.stories[number] = story
	}
	return story
}

// add lets r stand for the story when it ranks before the hits so far.
func (f *folded) add(r ranked) {
	if f.hits == 0 || r.before(f.best) {
		f.best = r
	}
	f.hits++
}

// counts tells whether the story is counted under a value for the first time.
func (f *folded) counts(facet int, ordinal uint32) bool {
	v := seenValue{facet, ordinal}
	if f.seen[v] {
		return false
	}
	f.seen[v] = true
	return true
}

// unfold keeps the best hit of every story, once all hits are known.
func (c *collector) unfold() {
	for _, story := range c.stories {
		if story.hits > 0 {
			c.total++
			story.best.copies = story.hits - 1
			c.keep(story.best)
		}
	}
}
