package embedded

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"kiosque/index"
	"kiosque/index/generations"
)

// Rollback makes a kept generation current, once it has been opened as readers will.
func (e *Engine) Rollback(ctx context.Context, generation string) (index.Generation, error) {
	kept, err := e.rollback(ctx, generation)
	if err != nil {
		return index.Generation{}, e.unwritten("rollback", err)
	}
	return kept, nil
}

func (e *Engine) rollback(ctx context.Context, name string) (index.Generation, error) {
	unlock, err := e.lock(ctx)
	if err != nil {
		return index.Generation{}, err
	}
	defer unlock()
	current, err := readCurrent(e.dir)
	if err != nil && !isDamage(err) && !errors.Is(err, index.ErrUnavailable) {
		return index.Generation{}, err
	}
	if name, err = e.earlier(name, current); err != nil {
		return index.Generation{}, err
	}
	g, err := openGeneration(filepath.Join(e.dir, generationsDir, name))
	if err != nil {
		return index.Generation{}, err
	}
	id := g.manifest.identity()
	if id == current {
		return index.Generation{}, errors.Join(fmt.Errorf("generation %s is the current one", name), g.release())
	}
	if err := e.install(g); err != nil {
		return index.Generation{}, err
	}
	return e.describe(name, id), nil
}

// earlier returns the kept generation that is meant by a name: by "" the newest before the
// current one.
func (e *Engine) earlier(name string, current identity) (string, error) {
	names, err := finished(e.dir)
	if err != nil {
		return "", err
	}
	if name != "" && !slices.Contains(names, name) {
		return "", notKept(name, names)
	}
	if name != "" {
		return name, nil
	}
	if len(names) == 0 {
		return "", index.ErrUnavailable
	}
	if current.name == "" {
		return "", fmt.Errorf("no generation is current to go back from: name one of %s", strings.Join(names, " "))
	}
	at, _ := slices.BinarySearchFunc(names, current.name, generations.Compare)
	if at == 0 {
		return "", fmt.Errorf("no generation before %s is kept", current.name)
	}
	return names[at-1], nil
}

// notKept is the error for a name that none of the generations has.
func notKept(name string, kept []string) error {
	if len(kept) == 0 {
		return fmt.Errorf("there is no generation %.40q, nor any other", name)
	}
	return fmt.Errorf("there is no generation %.40q, only %s", name, strings.Join(kept, " "))
}
