package embedded

import (
	"errors"
	"fmt"
	"path/filepath"

	"kiosque/index"
	"kiosque/index/changes"
	"kiosque/index/columns"
	"kiosque/index/store"
)

// before is what a new generation is compared with: the figures of the current one's manifest,
// and, where it is of this version and whole, its articles. Nothing else of it is opened.
type before struct {
	name     string // "" when there is none
	dir      string
	manifest manifest // zero when it cannot be read
	digests  changes.Hashes
	store    *store.Store      // nil: the articles cannot be compared
	gone     []index.Gone      // what it remembers
	arrivals *columns.Arrivals // nil: it does not know when its articles came
	unread   int               // articles that could not be read, for they are damaged
}

// openBefore opens the generation that a new one takes the place of: the current one, or, where that is
// damaged, what takes its place for readers; where none is current, the newest that is whole. What cannot be
// read is told in the log.
func (e *Engine) openBefore() *before {
	named, err := readCurrent(e.dir)
	if kept, _ := finished(e.dir); errors.Is(err, index.ErrUnavailable) && len(kept) == 0 {
		return &before{}
	}
	var b *before
	if err == nil {
		b, err = openBefore(filepath.Join(e.dir, generationsDir, named.name))
	}
	if err == nil || b != nil {
		return e.told(b, err)
	}
	for _, name := range e.instead(named, err) {
		if other, err := openBefore(filepath.Join(e.dir, generationsDir, name)); err == nil {
			return e.told(other, nil)
		}
	}
	return e.told(&before{}, err)
}

// told reads what b remembers and when its articles came, and tells what cannot be read of it.
func (e *Engine) told(b *before, err error) *before {
	if err != nil {
		e.options.Logger.Warn("what changed since the generation before is not known, for it cannot be read", "error", err)
	}
	if err := b.readGone(); err != nil {
		e.options.Logger.Warn("articles that were gone are forgotten", "generation", b.name, "error", err)
	}
	if err := b.readArrivals(); err != nil {
		e.options.Logger.Warn("all articles count as new, for it cannot be read when they came", "generation", b.name, "error", err)
	}
	return b
}

// openBefore opens what is compared of the generation in folder dir. Of one of another version there are the
// figures, with the error; of one that is damaged nothing.
func openBefore(dir string) (*before, error) {
	m, err := readFigures(dir)
	if err != nil {
		return nil, &damage{nameOf(dir), err}
	}
	b := &before{name: nameOf(dir), dir: dir, manifest: m}
	if err := m.Version(format); err != nil {
		return b, err
	}
	if err := b.open(); err != nil {
		return nil, &damage{b.name, err}
	}
	return b, nil
}

func (b *before) open() (err error) {
	if b.digests, err = changes.Read(filepath.Join(b.dir, digestsFile)); err != nil {
		return err
	}
	if b.arrivals, err = readArrivals(b.dir, b.manifest.Articles); err != nil {
		return err
	}
	s, err := store.Open(filepath.Join(b.dir, storeFile))
	if err != nil {
		return err
	}
	if b.digests.Len() != b.manifest.Articles || s.Len() != b.manifest.Articles {
		return errors.Join(fmt.Errorf("%s has %d articles, %s %d, the manifest %d",
			digestsFile, b.digests.Len(), storeFile, s.Len(), b.manifest.Articles), s.Close())
	}
	b.store = s
	return nil
}

// readGone reads what b remembers; that of another version is as good.
func (b *before) readGone() (err error) {
	if _, listed := b.manifest.Files[goneFile]; !listed {
		return nil
	}
	path := filepath.Join(b.dir, goneFile)
	if err = b.manifest.checkFile(path); err == nil {
		b.gone, err = changes.ReadGone(path)
	}
	return err
}

func (b *before) close() error {
	if b.store == nil {
		return nil
	}
	return b.store.Close()
}
