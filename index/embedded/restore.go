package embedded

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"

	"kiosque/index"
)

// unpacked is the folder, in that of the generations, that a backup is unpacked in.
const unpacked = "restored" + building

// Restore unpacks a backup beside the generations, checks every file of it and makes it
// current. It has the name that it had, or the next where another generation has that.
// Where anything is wrong nothing is left of it and the current generation stays:
// ErrStale when another version wrote the backup, ErrBusy when a rebuild runs.
func (e *Engine) Restore(ctx context.Context, from io.Reader) (restored index.Generation, err error) {
	err = e.alone(func() (err error) {
		restored, err = e.restore(ctx, from)
		return err
	})
	if err != nil {
		return index.Generation{}, fmt.Errorf("restore: %w; the archive stays as it was", err)
	}
	return restored, nil
}

// restore unpacks, makes current, and lets the oldest go.
func (e *Engine) restore(ctx context.Context, from io.Reader) (index.Generation, error) {
	folder := filepath.Join(e.dir, generationsDir, unpacked)
	if err := os.RemoveAll(folder); err != nil {
		return index.Generation{}, err
	}
	m, err := unpack(ctx, folder, from)
	if err == nil {
		m, err = e.place(folder, m)
	}
	if err != nil {
		return index.Generation{}, errors.Join(err, os.RemoveAll(folder))
	}
	if err := prune(e.dir, m.Generation, e.options.Keep); err != nil || e.options.WriteOnly {
		return m.summary(), err
	}
	return m.summary(), e.refresh()
}

// place makes an unpacked generation current, under a name that is free; one that is
// there already, and whole, is made current as it is.
func (e *Engine) place(folder string, m manifest) (manifest, error) {
	generation := filepath.Join(e.dir, generationsDir, m.Generation)
	if isSame(folder, generation) {
		return m, errors.Join(os.RemoveAll(folder), setCurrent(e.dir, m.Generation))
	}
	if _, err := os.Lstat(generation); !errors.Is(err, os.ErrNotExist) {
		if m.Generation, err = nextName(e.dir); err != nil {
			return m, err
		}
		if err := m.write(filepath.Join(folder, manifestFile)); err != nil {
			return m, err
		}
	}
	named := filepath.Join(e.dir, generationsDir, m.Generation+building)
	if err := os.Rename(folder, named); err != nil {
		return m, err
	}
	if err := publish(e.dir, m.Generation); err != nil {
		return m, errors.Join(err, os.RemoveAll(named))
	}
	return m, nil
}

// isSame tells whether a generation is what was unpacked in a folder, and whole.
func isSame(folder, generation string) bool {
	ours, err := os.ReadFile(filepath.Join(folder, manifestFile))
	theirs, missing := os.ReadFile(filepath.Join(generation, manifestFile))
	if err != nil || missing != nil || !bytes.Equal(ours, theirs) {
		return false
	}
	g, err := openGeneration(generation)
	return err == nil && g.release() == nil
}

// alone does what changes the generations while no other process does.
func (e *Engine) alone(do func() error) error {
	if err := ensureDir(e.dir); err != nil {
		return err
	}
	lock := flock.New(filepath.Join(e.dir, "lock"))
	locked, err := lock.TryLock()
	if err != nil {
		return err
	}
	if !locked {
		return fmt.Errorf("%s: %w", e.dir, index.ErrBusy)
	}
	defer func() { _ = lock.Unlock() }()
	return do()
}
