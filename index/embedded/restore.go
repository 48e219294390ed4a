package embedded

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"kiosque/index"
)

// Restore unpacks a backup beside the generations, checks every file of it and makes it
// current. It has the name that it had, or the next where another generation has that.
// Where anything is wrong nothing is left of it and the current generation stays:
// ErrStale when another version wrote the backup, ErrBusy when a rebuild runs.
func (e *Engine) Restore(ctx context.Context, from io.Reader) (index.Generation, error) {
	m, err := e.restore(ctx, from)
	if err != nil {
		return index.Generation{}, e.unwritten("restore", err)
	}
	return e.describe(m.Generation, m.identity()), nil
}

// restore unpacks a backup into a folder of its own, gives that a name, and publishes it.
func (e *Engine) restore(ctx context.Context, from io.Reader) (m manifest, err error) {
	unlock, err := e.lock(ctx)
	if err != nil {
		return m, err
	}
	defer unlock()
	dir, err := e.makeRoom()
	if err != nil {
		return m, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	if m, err = unpack(ctx, dir, from); err != nil {
		return m, err
	}
	if g := e.kept(m.identity()); g != nil {
		return m, e.install(g)
	}
	if dir, err = named(dir, &m); err != nil {
		return m, err
	}
	g, err := prove(ctx, dir)
	if err != nil {
		return m, err
	}
	return m, e.publish(ctx, g, dir)
}

// kept opens the generation of an identity; nil where there is none that is whole.
func (e *Engine) kept(id identity) *generation {
	g, err := openGeneration(filepath.Join(e.dir, generationsDir, id.name))
	if err != nil {
		return nil
	}
	if g.manifest.identity() != id {
		_ = g.release()
		return nil
	}
	return g
}

// named gives what was unpacked in a folder the name that it had, where that is free, and
// else the name of the folder. It returns where it lies then.
func named(dir string, m *manifest) (string, error) {
	own := filepath.Join(filepath.Dir(dir), m.Generation)
	if _, err := os.Lstat(own); err == nil {
		m.Generation = nameOf(dir)
		return dir, m.write(dir)
	}
	if own+building == dir {
		return dir, nil
	}
	if err := os.Rename(dir, own+building); err != nil {
		return dir, err
	}
	return own + building, nil
}
