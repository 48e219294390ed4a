package embedded

import (
	"errors"
	"fmt"
	"path/filepath"

	"kiosque/index"
	"kiosque/index/changes"
	"kiosque/index/gates"
	"kiosque/index/store"
)

// before is what a new generation is compared with: the figures of the current one's manifest,
// and, where it is of this version and whole, its articles. Nothing else of it is opened.
type before struct {
	name     string // "" when there is none
	dir      string
	manifest manifest // zero when it cannot be read
	digests  changes.Hashes
	store    *store.Store // nil: the articles cannot be compared
	gone     []index.Gone // what it remembers
	unread   int          // articles that could not be read, for they are damaged
}

// openBefore opens the current generation of the data folder. What cannot be read of it is told in the log.
func (e *Engine) openBefore() *before {
	name, err := currentName(e.dir)
	if errors.Is(err, index.ErrUnavailable) {
		return &before{}
	}
	b := &before{name: name, dir: filepath.Join(e.dir, generationsDir, name)}
	if err == nil {
		err = b.open()
	}
	if err != nil {
		e.options.Logger.Warn("what changed since the generation before is not known, for it cannot be read", "generation", name, "error", err)
	}
	if err := b.readGone(); err != nil {
		e.options.Logger.Warn("what the generation before remembers of articles that are gone is forgotten", "generation", name, "error", err)
	}
	return b
}

// readGone reads what b remembers; that of another version is as good.
func (b *before) readGone() (err error) {
	was, listed := b.manifest.Files[goneFile]
	if !listed {
		return nil
	}
	path := filepath.Join(b.dir, goneFile)
	sum, err := sumOf(path)
	if err == nil && sum != was {
		err = fmt.Errorf("%s is not as it was written", goneFile)
	}
	if err == nil {
		b.gone, err = changes.ReadGone(path)
	}
	return err
}

func (b *before) open() (err error) {
	if b.manifest, err = readManifest(filepath.Join(b.dir, manifestFile)); err != nil {
		return err
	}
	if b.digests, err = changes.Read(filepath.Join(b.dir, digestsFile)); err != nil {
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

func (b *before) close() error {
	if b.store == nil {
		return nil
	}
	return b.store.Close()
}

// census returns the figures of a generation. Those of one of another version are as good.
func (m manifest) census() gates.Census {
	return gates.Census{Articles: m.Articles, Covered: m.Covered, Canaries: m.Canaries}
}
