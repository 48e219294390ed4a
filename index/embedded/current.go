package embedded

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"kiosque/index"
	"kiosque/index/generations"
)

// currentFile holds the identity of the current generation, and nothing else.
const currentFile = "CURRENT"

// identity names a generation and, by the seal of its manifest, all that is in it.
type identity struct{ name, seal string }

// readCurrent reads which generation is current; ErrUnavailable when none is, a *damage when
// that cannot be read. The seal is empty where an older version wrote it.
func readCurrent(dir string) (identity, error) {
	content, err := os.ReadFile(filepath.Join(dir, currentFile))
	if errors.Is(err, os.ErrNotExist) {
		return identity{}, index.ErrUnavailable
	}
	if isClosed(err) {
		return identity{}, err
	}
	if err != nil {
		return identity{}, &damage{"", err}
	}
	name, seal, _ := strings.Cut(strings.TrimSuffix(string(content), "\n"), " ")
	id := identity{name, seal}
	if !generations.IsName(name) || string(content) != id.line() {
		return identity{}, &damage{"", fmt.Errorf("%.40q names no generation", content)}
	}
	return id, nil
}

// isClosed tells errors of a data folder that may not be read, or is none: nothing is known of
// what is in it.
func isClosed(err error) bool {
	return errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.ENOTDIR)
}

// line is what the file holds.
func (id identity) line() string {
	if id.seal == "" {
		return id.name + "\n"
	}
	return id.name + " " + id.seal + "\n"
}

// setCurrent makes a finished generation the one that readers open: one rename,
// so that they see the old name or the new.
func setCurrent(dir string, id identity) error {
	temporary := filepath.Join(dir, currentFile+building)
	err := writeSynced(temporary, []byte(id.line()))
	if err == nil {
		err = os.Rename(temporary, filepath.Join(dir, currentFile))
	}
	if err != nil {
		return errors.Join(err, os.RemoveAll(temporary))
	}
	return syncPath(dir)
}

// Current says which generation answers, when it was built and how many
// articles it holds; zero values when there is none.
func (e *Engine) Current() (generation string, created time.Time, articles int) {
	g, err := e.acquire()
	if err != nil {
		return "", time.Time{}, 0
	}
	defer func() { _ = g.release() }()
	return g.manifest.Generation, g.manifest.Created, g.manifest.Articles
}
