package embedded

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"kiosque/index"
)

// Generations lists what is kept, newest first. Of each the manifest is read and the files are
// measured: what is in them is read when a generation is opened.
func (e *Engine) Generations(ctx context.Context) ([]index.Generation, error) {
	names, err := finished(e.dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("list generations: %w", err)
	}
	current, _ := readCurrent(e.dir) // where it cannot be read none is current
	var all []index.Generation
	for _, name := range slices.Backward(names) {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		all = append(all, e.describe(name, current))
	}
	return all, nil
}

// describe says what is kept under a name.
func (e *Engine) describe(name string, current identity) index.Generation {
	dir := filepath.Join(e.dir, generationsDir, name)
	m, err := readManifest(dir)
	if err == nil {
		err = m.checkSizes(dir)
	}
	g := m.summary()
	g.Name, g.Bytes, g.Current = name, bytesOf(dir), name == current.name
	if err != nil {
		g.Refused = err.Error()
	}
	return g
}

// summary says what is known of a generation without looking at its files.
func (m *manifest) summary() index.Generation {
	g := m.Summary()
	for _, f := range m.Files {
		g.Bytes += f.Bytes
	}
	return g
}

// bytesOf returns how much a folder holds.
func bytesOf(dir string) (bytes int64) {
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		if info, err := e.Info(); err == nil {
			bytes += info.Size()
		}
	}
	return bytes
}

// checkSizes is what can be told of the files without reading them.
func (m *manifest) checkSizes(dir string) error {
	for _, name := range m.names() {
		info, err := os.Stat(filepath.Join(dir, name))
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return fmt.Errorf("%s is not there", name)
		case err != nil:
			return err
		case info.Size() != m.Files[name].Bytes:
			return changed(name)
		}
	}
	return nil
}
