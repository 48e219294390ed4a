package embedded

import (
	"context"
	"sync/atomic"
	"time"

	"kiosque/index"
)

// afterlife is how long the generation before the current one goes on for those who page through its answers.
const afterlife = 10 * time.Minute

// shareOfLast is what part it then has of the memory that it had: few ask it, and not for long.
const shareOfLast = 8

// last is the generation before the current one, nil where there is none any more; written with the swap held.
type last struct {
	atomic.Pointer[generation]
	until time.Time
}

// ViewOf holds the generation that a cursor is of, the one before the current for a while; else it is View.
func (e *Engine) ViewOf(_ context.Context, cursor string) (index.View, error) {
	g, err := e.acquireOf(cursor)
	if err != nil {
		return nil, err
	}
	return view{g, new(atomic.Bool)}, nil
}

// acquireOf returns the generation that a cursor is of, to be released; the current one where it is of none.
func (e *Engine) acquireOf(cursor string) (*generation, error) {
	if g := e.last.Load(); cursor != "" && g != nil && g.made(cursor) && !g.isDamaged() && g.retain() {
		return g, nil
	}
	return e.acquire()
}

// outlive keeps a generation that answers no longer for those who page through it, in the place of the one before.
// The swap must be held.
func (e *Engine) outlive(g *generation) {
	e.bury()
	g.shrink(shareOfLast)
	e.last.until = time.Now().Add(afterlife)
	e.last.Store(g)
	if g.isDamaged() {
		e.bury()
	}
}

// bury lets the last generation go with its last reader; that it could not be closed is told in the log alone. The
// swap must be held.
func (e *Engine) bury() {
	g := e.last.Swap(nil)
	if g == nil {
		return
	}
	if err := g.release(); err != nil {
		e.options.Logger.Warn("a generation is not closed", "generation", g.manifest.Generation, "error", err)
	}
}

// forget buries the last generation once its time is over.
func (e *Engine) forget(now time.Time) {
	e.swap.Lock()
	defer e.swap.Unlock()
	if now.After(e.last.until) {
		e.bury()
	}
}

// shrink leaves a generation that part of its memory.
func (g *generation) shrink(part int) {
	g.lists.Shrink(part)
	g.pages.Shrink(part)
	g.answers.Shrink(part)
	g.met.Shrink(part)
}
