package embedded

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"kiosque/index"
)

// refusal is a generation that CURRENT names and that could not be opened.
type refusal struct {
	identity
	when time.Time
}

// patience is how long nothing is tried again when nothing could be opened.
const patience = time.Minute

// refresh makes the generation that CURRENT names the one that answers. Where that cannot be
// opened the one that answers goes on; where there is none, or it is damaged as well, the
// newest whole one takes its place. What was refused is not tried again.
func (e *Engine) refresh() error {
	e.swap.Lock()
	defer e.swap.Unlock()
	named, err := readCurrent(e.dir)
	if errors.Is(err, index.ErrUnavailable) {
		return err
	}
	old := e.current.Load()
	answers := old != nil && old.damage.Load() == nil
	switch {
	case answers && old.manifest.identity() == named, answers && e.refused.identity == named && !e.refused.when.IsZero():
		return nil
	case old == nil && e.refused.identity == named && time.Since(e.refused.when) < patience:
		return index.ErrUnavailable
	}
	g, err := e.openNamed(named, err)
	if err != nil {
		e.refused = refusal{named, time.Now()}
	}
	if err != nil && !answers && (old != nil || isDamage(err)) {
		g, err = e.fallBack(named, err)
	}
	switch {
	case err == nil:
		return e.serve(g)
	case old != nil && !answers:
		return errors.Join(err, e.serve(nil))
	}
	return err
}

// openNamed opens the generation that CURRENT names, and no other of its name; why is not nil
// when that could not be read.
func (e *Engine) openNamed(named identity, why error) (*generation, error) {
	if why != nil {
		return nil, why
	}
	g, err := e.open(named.name)
	if err != nil {
		return nil, err
	}
	if g.manifest.identity() != named {
		return nil, errors.Join(&damage{"", fmt.Errorf("generation %s is not the one that was named", named.name)}, g.release())
	}
	return g, nil
}

// open opens a kept generation and makes it ready, so that no reader waits for that.
func (e *Engine) open(name string) (*generation, error) {
	g, err := openGeneration(filepath.Join(e.dir, generationsDir, name))
	if err != nil {
		return nil, err
	}
	if err := e.warm(g); err != nil {
		return nil, errors.Join(err, g.release())
	}
	return g, nil
}

// fallBack opens the newest whole generation in the place of one that cannot be. When there is
// none, the error is why it was asked.
func (e *Engine) fallBack(from identity, why error) (*generation, error) {
	for _, name := range e.instead(from, why) {
		g, err := e.open(name)
		if err == nil {
			e.options.Logger.Error("generation not opened: another one answers", "error", why, "answers", name)
			return g, nil
		}
		e.options.Logger.Warn("generation not opened", "error", err)
	}
	return nil, why
}

// instead returns what may take the place of a generation, the best first: where it is CURRENT
// that is damaged, the one with the seal or the name that it has left; then those before it,
// then the others, the newest first.
func (e *Engine) instead(from identity, why error) []string {
	names, err := generations(e.dir)
	if err != nil {
		return nil
	}
	slices.Reverse(names)
	rank := func(name string) int {
		switch m, err := readManifest(filepath.Join(e.dir, generationsDir, name)); {
		case err == nil && m.seal == from.seal:
			return 0
		case name <= from.name:
			return 1
		}
		return 2
	}
	slices.SortStableFunc(names, func(a, b string) int { return rank(a) - rank(b) })
	var broken *damage
	if errors.As(why, &broken) {
		names = slices.DeleteFunc(names, func(name string) bool { return name == broken.generation })
	}
	return names
}
