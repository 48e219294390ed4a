// Package bounded remembers what was made lately, in so much memory and no more.
package bounded

import (
	linked "container/list"
	"sync"
)

// Cache holds what was made lately, up to so many bytes; what was not asked for the
// longest goes first. It is safe for concurrent use.
type Cache[V interface{ Cost() int }] struct {
	mu    sync.Mutex
	most  int // bytes
	held  int
	byKey map[string]*linked.Element
	order *linked.List // of *holding[V], the latest first
}

type holding[V any] struct {
	key   string
	value V
	cost  int
}

// New returns a Cache of at most so many bytes, as its values tell by Cost.
func New[V interface{ Cost() int }](most int) *Cache[V] {
	return &Cache[V]{most: most, byKey: map[string]*linked.Element{}, order: linked.New()}
}

// Get returns what is held under key, or makes it. Two who ask at once may both make it.
func (c *Cache[V]) Get(key string, build func() (V, error)) (V, error) {
	if v, ok := c.Find(key); ok {
		return v, nil
	}
	v, err := build()
	if err == nil {
		c.Put(key, v)
	}
	return v, err
}

// Find returns what is held under key.
func (c *Cache[V]) Find(key string) (v V, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e := c.byKey[key]
	if e == nil {
		return v, false
	}
	c.order.MoveToFront(e)
	return e.Value.(*holding[V]).value, true
}

// Put holds v, in the place of what is held under key. What would take most of the room alone is not held.
func (c *Cache[V]) Put(key string, v V) {
	h := &holding[V]{key, v, v.Cost() + len(key)}
	c.mu.Lock()
	defer c.mu.Unlock()
	if h.cost > c.most/2 {
		return
	}
	if before := c.byKey[key]; before != nil {
		c.drop(before)
	}
	c.byKey[key] = c.order.PushFront(h)
	for c.held += h.cost; c.held > c.most; {
		c.drop(c.order.Back())
	}
}

// Shrink leaves the cache that part of its memory.
func (c *Cache[V]) Shrink(part int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for c.most /= part; c.held > c.most; {
		c.drop(c.order.Back())
	}
}

func (c *Cache[V]) drop(e *linked.Element) {
	h := c.order.Remove(e).(*holding[V])
	delete(c.byKey, h.key)
	c.held -= h.cost
}
