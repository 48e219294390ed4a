package embedded

import (
	linked "container/list"
	"sync"
)

// bounded holds what was made lately, up to so many bytes; what was not asked for the
// longest goes first. It is safe for concurrent use.
type bounded[V interface{ cost() int }] struct {
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

func newBounded[V interface{ cost() int }](most int) *bounded[V] {
	return &bounded[V]{most: most, byKey: map[string]*linked.Element{}, order: linked.New()}
}

// get returns what is held under key, or makes it. Two who ask at once may both make it.
func (b *bounded[V]) get(key string, build func() (V, error)) (V, error) {
	if v, ok := b.find(key); ok {
		return v, nil
	}
	v, err := build()
	if err == nil {
		b.put(key, v)
	}
	return v, err
}

func (b *bounded[V]) find(key string) (v V, ok bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	e := b.byKey[key]
	if e == nil {
		return v, false
	}
	b.order.MoveToFront(e)
	return e.Value.(*holding[V]).value, true
}

// put holds v, in the place of what is held under key. What would take most of the room alone is not held.
func (b *bounded[V]) put(key string, v V) {
	h := &holding[V]{key, v, v.cost() + len(key)}
	b.mu.Lock()
	defer b.mu.Unlock()
	if h.cost > b.most/2 {
		return
	}
	if before := b.byKey[key]; before != nil {
		b.drop(before)
	}
	b.byKey[key] = b.order.PushFront(h)
	for b.held += h.cost; b.held > b.most; {
		b.drop(b.order.Back())
	}
}

// shrink holds at most so many bytes from now on.
func (b *bounded[V]) shrink(most int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for b.most = most; b.held > b.most; {
		b.drop(b.order.Back())
	}
}

func (b *bounded[V]) drop(e *linked.Element) {
	h := b.order.Remove(e).(*holding[V])
	delete(b.byKey, h.key)
	b.held -= h.cost
}
