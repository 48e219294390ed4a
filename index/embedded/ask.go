package embedded

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"kiosque/index"
)

// ask puts a question to a generation: every question goes this way. What Bleve and we read
// is mapped into memory, and a file that is cut short or written into while it is read
// shows as a fault of memory, a panic, an error or nothing at all. So after each answer the
// files are looked at, and whatever may come from damage makes them be read again whole.
// ErrUnavailable, with the *damage, when they are not as they were written; what panicked over whole
// files goes on. A question starts no goroutine: a fault there would end the program.
func ask[T any](ctx context.Context, g *generation, question func(*generation) (T, error)) (answer T, err error) {
	if broken := g.damage.Load(); broken != nil {
		return answer, fmt.Errorf("%w: %w", index.ErrUnavailable, broken)
	}
	if ctx.Err() != nil {
		return answer, ctx.Err()
	}
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		fault := recover()
		if fault == nil && !isDoubtful(err) && !g.files.touched() {
			return
		}
		if broken := g.check(); broken != nil {
			answer, err = *new(T), fmt.Errorf("%w: %w", index.ErrUnavailable, broken)
		} else if fault != nil {
			panic(fault)
		}
	}()
	return question(g)
}

// isDoubtful tells whether an error may come from damage.
func isDoubtful(err error) bool {
	return err != nil && !errors.Is(err, index.ErrNotFound) && !errors.Is(err, index.ErrCursor) &&
		!errors.Is(err, context.Canceled) && !errors.Is(err, context.DeadlineExceeded)
}

// again is how long files that were read and found right are not read again for an error alone.
const again = time.Second

// check reads all files of g again; nil when they are as they were written. Those who ask
// together wait for one reading.
func (g *generation) check() error {
	g.checking.Lock()
	defer g.checking.Unlock()
	if broken := g.damage.Load(); broken != nil {
		return broken
	}
	if time.Since(g.checked) < again && !g.files.changed() {
		return nil
	}
	seen := g.files.look()
	if err := g.manifest.checkSums(g.files.byName); err != nil {
		broken := &damage{g.manifest.Generation, err}
		g.damage.Store(broken)
		return broken
	}
	g.files.seen(seen)
	g.checked = time.Now()
	return nil
}

// anew asks the generation that is current when it begins. When that turns out to be damaged, the
// question is asked again, once, of the one that takes its place.
func anew[T any](e *Engine, question func(view) (T, error)) (answer T, err error) {
	return anewOf(e, "", question)
}

// anewOf asks the generation that a cursor is of, while there is one.
func anewOf[T any](e *Engine, cursor string, question func(view) (T, error)) (answer T, err error) {
	for range 2 {
		if answer, err = now(e, cursor, question); !isDamage(err) {
			return answer, err
		}
	}
	return answer, err
}

// now asks the generation that a cursor is of, or the current one, which is held meanwhile.
func now[T any](e *Engine, cursor string, question func(view) (T, error)) (answer T, err error) {
	g, err := e.acquireOf(cursor)
	if err != nil {
		return answer, err
	}
	defer func() { _ = g.release() }()
	return question(view{g: g})
}

func isDamage(err error) bool {
	var broken *damage
	return errors.As(err, &broken)
}
