package embedded

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kiosque/index"
)

// acquire returns the current generation, to be released. One that is known to be damaged is
// replaced first.
func (e *Engine) acquire() (*generation, error) {
	for {
		switch g := e.current.Load(); {
		case g == nil:
			return nil, index.ErrUnavailable
		case g.isDamaged():
			if err := e.refresh(); err != nil {
				return nil, fmt.Errorf("%w: %w", index.ErrUnavailable, err)
			}
		case g.retain():
			return g, nil
		}
	}
}

// serve makes g, which is prepared, the generation that answers. The one before lives on for a while. The
// swap must be held.
func (e *Engine) serve(g *generation) {
	if old := e.current.Swap(g); old != nil {
		e.outlive(old)
	}
}

// follow looks at the folder until ctx ends.
func (e *Engine) follow(ctx context.Context) {
	defer close(e.stopped)
	tick := time.NewTicker(e.options.Poll)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			e.look()
		}
	}
}

// look opens what another process made current, and checks what is open when somebody
// wrote into its files. What cannot be opened is told once; the old generation goes on.
func (e *Engine) look() {
	e.forget(time.Now())
	if g, err := e.acquire(); err == nil {
		if g.files.changed() {
			_ = g.check()
		}
		_ = g.release()
	}
	if err := e.refresh(); err != nil && !errors.Is(err, index.ErrUnavailable) {
		e.options.Logger.Error("generation not opened", "error", err)
	}
}
