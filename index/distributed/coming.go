package distributed

import (
	"iter"
	"sync"

	"kiosque/article"
	"kiosque/index"
)

// coming are the articles of a copy on their way into a generation: when each came is known once it went by. It is
// safe for concurrent use, and holds 40 bytes and the id of every article.
type coming struct {
	from    iter.Seq2[index.Kept, error]
	mu      sync.Mutex
	number  map[string]uint32 // by id
	inOrder []index.Arrival
}

func newComing(from iter.Seq2[index.Kept, error]) *coming {
	return &coming{from: from, number: map[string]uint32{}}
}

// articles yields the articles, with their readings.
func (c *coming) articles() iter.Seq2[article.Article, error] {
	return func(yield func(article.Article, error) bool) {
		for k, err := range c.from {
			if err == nil {
				c.add(k)
			}
			if !yield(k.Whole(), err) {
				return
			}
		}
	}
}

func (c *coming) add(k index.Kept) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.number[k.Article.ID] = uint32(len(c.inOrder))
	c.inOrder = append(c.inOrder, k.Arrival)
}

// of is when an article that went by came.
func (c *coming) of(id string) index.Arrival {
	c.mu.Lock()
	defer c.mu.Unlock()
	if n, known := c.number[id]; known {
		return c.inOrder[n]
	}
	return index.Arrival{}
}
