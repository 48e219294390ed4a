package columns

import (
	"slices"

	"kiosque/query"
)

// copies are the documents whose stories are folded: they are kept until all are there,
// and then counted story by story.
type copies struct {
	of   *stories
	hits int
	// uncounted: how many hits each story has is all that is wanted, so that no document is kept.
	uncounted bool

	stories []uint32 // that were met, by code
	heads   []uint32 // by code: 1 + place in docs of the last document; made when one is met
	found   []uint32 // by code: hits
	docs    []copied
	lone    [][]uint32 // documents that are the only one of their story, ascending, by 1 + facet; 0: hits
	group   []uint32   // hits of one story
	apart   []copied   // documents of one story that count in one facet
}

// copied is a document, counted in one facet or in all.
type copied struct {
	doc   uint32
	next  uint32 // 1 + place of the one before of the same story
	facet uint8  // 1 + the facet; 0: it is a hit and counts in all
}

// aside puts the copies among docs aside, and returns the others.
func (k *Counter) aside(docs []uint32, facet uint8) []uint32 {
	if !k.fold {
		return docs
	}
	set, met := k.columns.stories.copied.words, uint64(0)
	for _, doc := range docs {
		met |= set[doc/64] >> (doc % 64)
	}
	if met&1 == 0 {
		return docs
	}
	b := &k.buffers
	b.single = sized(b.single, len(docs))
	n := 0
	for _, doc := range docs {
		if set[doc/64]>>(doc%64)&1 != 0 {
			k.copies.add(doc, facet)
			continue
		}
		b.single[n] = doc
		n++
	}
	return b.single[:n]
}

func (c *copies) add(doc uint32, facet uint8) {
	if c.heads == nil {
		c.heads, c.found = make([]uint32, len(c.of.sizes)), make([]uint32, len(c.of.sizes))
	}
	story := at(c.of.column.codes, doc)
	if c.uncounted {
		c.told(story)
		return
	}
	if c.heads[story] == 0 {
		c.stories = append(c.stories, story)
	}
	c.docs = append(c.docs, copied{doc, c.heads[story], facet})
	c.heads[story] = uint32(len(c.docs))
	if facet == 0 {
		c.hits++
		c.found[story]++
	}
}

// told counts a hit of a story, and no more.
func (c *copies) told(story uint32) {
	if c.found[story] == 0 {
		c.stories = append(c.stories, story)
	}
	c.hits++
	c.found[story]++
}

// total returns how many stories have hits.
func (c *copies) total() int {
	n := 0
	for _, story := range c.stories {
		if c.found[story] > 0 {
			n++
		}
	}
	return n
}

func (c *copies) further(story uint32) int {
	if c.found == nil || c.found[story] == 0 {
		return 0
	}
	return int(c.found[story]) - 1
}

// settle counts the copies, each value once a story.
func (k *Counter) settle() {
	if k.settled {
		return
	}
	k.settled = true
	for _, story := range k.copies.stories {
		k.countStory(k.copies.members(story))
	}
	k.countLone()
	for _, i := range k.counting {
		k.tallies[i].settle()
	}
}

// countStory counts the documents of one story: hits, and those counted in one facet.
func (k *Counter) countStory(hits []uint32, apart []copied) {
	if len(hits)+len(apart) == 1 {
		k.copies.addLone(hits, apart)
		return
	}
	for _, facet := range k.counting {
		if facet == k.own {
			continue
		}
		t, of := &k.tallies[facet], k.columns.facets[facet].codes
		t.begin()
		of.once(hits, t)
		for _, a := range apart {
			if int(a.facet) == facet+1 {
				of.once([]uint32{a.doc}, t)
			}
		}
	}
}

// addLone adds the only document of a story.
func (c *copies) addLone(hits []uint32, apart []copied) {
	c.lone = sized(c.lone, len(query.Facets)+1)
	if len(hits) > 0 {
		c.lone[0] = append(c.lone[0], hits[0])
		return
	}
	c.lone[apart[0].facet] = append(c.lone[apart[0].facet], apart[0].doc)
}

// countLone counts the documents that are the only one of their story.
func (k *Counter) countLone() {
	for counted, lone := range k.copies.lone {
		for docs := range slices.Chunk(lone, Block) {
			for _, facet := range k.counting {
				if counted == 0 || counted == facet+1 {
					k.tally(facet, docs)
				}
			}
		}
	}
}

// members returns the documents of a story.
func (c *copies) members(story uint32) (hits []uint32, apart []copied) {
	c.group, c.apart = c.group[:0], c.apart[:0]
	for i := c.heads[story]; i != 0; i = c.docs[i-1].next {
		if d := c.docs[i-1]; d.facet == 0 {
			c.group = append(c.group, d.doc)
		} else {
			c.apart = append(c.apart, d)
		}
	}
	return c.group, c.apart
}

func (c *copies) reset() {
	for _, story := range c.stories {
		c.heads[story], c.found[story] = 0, 0
	}
	for i := range c.lone {
		c.lone[i] = c.lone[i][:0]
	}
	c.hits, c.stories, c.docs, c.uncounted = 0, c.stories[:0], c.docs[:0], false
}
