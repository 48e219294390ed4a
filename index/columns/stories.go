package columns

// stories say which articles tell one story in the same words.
type stories struct {
	column Column
	sizes  []uint32 // articles of each story; one more for none: 0
	copied Set      // the articles whose story has others
}

func newStories(c Column, articles int) (stories, error) {
	if !c.isSingle() {
		return stories{}, errDamaged
	}
	s := stories{column: c, sizes: make([]uint32, c.Len()+1), copied: newSet(articles)}
	for doc := range articles {
		s.sizes[at(c.codes, uint32(doc))]++
	}
	s.sizes[c.Len()] = 0
	for doc := range articles {
		if s.sizes[at(c.codes, uint32(doc))] > 1 {
			s.copied.add(uint32(doc))
		}
	}
	return s, nil
}

// Story returns the number of the story of doc, from 1; 0 for an article that has no copies.
func (c *Columns) Story(doc uint32) uint32 {
	n := at(c.stories.column.codes, doc)
	if int(n) == c.stories.column.Len() {
		return 0
	}
	return n + 1
}

// StoryNumber returns the number of the story with an id; 0 where id names none.
func (c *Columns) StoryNumber(id string) uint32 {
	n, known := c.stories.column.Ordinal(id)
	if !known {
		return 0
	}
	return n + 1
}

// StoryID returns the id of the story with a number from Story, "" for 0.
func (c *Columns) StoryID(number uint32) string {
	if number == 0 {
		return ""
	}
	return c.stories.column.Value(number - 1)
}
