package embedded

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"kiosque/index"
	"kiosque/index/generations"
)

// sight is what was seen of CURRENT.
type sight struct {
	named   identity
	written time.Time
}

// refusal is what could not be opened.
type refusal struct {
	sight
	when time.Time
}

// patience is how long nothing is tried again when nothing at all could be opened.
const patience = time.Minute

// refresh makes the generation that CURRENT names the one that answers. Where that cannot be
// opened the one that answers goes on; where there is none, or it is damaged as well, the
// newest whole one takes its place. What was refused is not tried again.
func (e *Engine) refresh() error {
	e.swap.Lock()
	defer e.swap.Unlock()
	seen, why := e.see()
	if errors.Is(why, index.ErrUnavailable) {
		return why
	}
	old := e.current.Load()
	if settled, err := e.settled(seen, old); settled {
		return err
	}
	g, err := e.next(seen, old, why)
	if err == nil || old != nil && old.isDamaged() {
		e.serve(g)
	}
	return err
}

// see looks at CURRENT.
func (e *Engine) see() (sight, error) {
	info, err := os.Stat(filepath.Join(e.dir, currentFile))
	if isClosed(err) {
		return sight{}, err
	}
	if err != nil {
		return sight{}, index.ErrUnavailable
	}
	named, err := readCurrent(e.dir)
	return sight{named, info.ModTime()}, err
}

// settled tells whether nothing is to be done: the generation answers that is named, or the other
// was tried.
func (e *Engine) settled(seen sight, old *generation) (bool, error) {
	tried := e.refused.sight == seen
	if old == nil {
		return tried && time.Since(e.refused.when) < patience, index.ErrUnavailable
	}
	return !old.isDamaged() && (tried || old.manifest.identity() == seen.named), nil
}

// next opens what is to answer instead of old; why is not nil when CURRENT could not be read.
// Of another version is no reason to fall back, where nothing answered before.
func (e *Engine) next(seen sight, old *generation, why error) (*generation, error) {
	g, err := e.openNamed(seen.named, why)
	if err == nil {
		return g, nil
	}
	e.refused = refusal{seen, time.Now()}
	if old == nil && isDamage(err) || old != nil && old.isDamaged() {
		return e.fallBack(seen.named, err)
	}
	return nil, err
}

// openNamed opens the generation that CURRENT names, and no other of its name; why is not nil
// when that could not be read.
func (e *Engine) openNamed(named identity, why error) (*generation, error) {
	if why != nil {
		return nil, why
	}
	if _, err := os.Stat(filepath.Join(e.dir, generationsDir, named.name)); errors.Is(err, fs.ErrNotExist) {
		return nil, &damage{"", fmt.Errorf("generation %s is not there", named.name)}
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
	names, err := finished(e.dir)
	if err != nil {
		return nil
	}
	slices.Reverse(names)
	rank := func(name string) int {
		switch m, err := readManifest(filepath.Join(e.dir, generationsDir, name)); {
		case err == nil && m.Seal == from.seal:
			return 0
		case generations.Compare(name, from.name) <= 0:
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
