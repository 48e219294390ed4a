package distributed

import (
	"context"
	"fmt"
	"os"
	"sync"

	"kiosque/index"
	"kiosque/index/changes"
)

// life is what an Engine adds to a generation.
type life struct {
	uuid string // of the index of articles
	gone remembered
}

// remembered is what is known of articles that earlier generations had, once anybody asked for one: some tens of
// megabytes at most, of changes.MaxGone articles.
type remembered struct {
	mu  sync.Mutex
	all []index.Gone // sorted by id; nil: it was not read yet
}

// whyNot says why there is no article of an id: a *index.Gone, or that there never was one.
func (g *generation) whyNot(ctx context.Context, id string) error {
	if g.manifest.Gone == 0 {
		return index.ErrNotFound
	}
	all, err := g.remembers(ctx)
	if err != nil {
		return fmt.Errorf("find article %s: %w", id, err)
	}
	if found := changes.FindGone(all, id); found != nil {
		return found
	}
	return index.ErrNotFound
}

// remembers reads what is gone, once.
func (g *generation) remembers(ctx context.Context) ([]index.Gone, error) {
	g.gone.mu.Lock()
	defer g.gone.mu.Unlock()
	if g.gone.all != nil {
		return g.gone.all, nil
	}
	content, err := g.openFile(ctx, goneFile)
	if err != nil {
		return nil, err
	}
	g.gone.all, err = changes.GoneOf(content)
	return g.gone.all, err
}

// withFiles fetches files of g into a folder of this machine, which goes when read returns.
func (g *generation) withFiles(ctx context.Context, read func(dir string) error, names ...string) error {
	return inFolder(func(dir string) error {
		for _, name := range names {
			if err := g.getFile(ctx, dir, name); err != nil {
				return fmt.Errorf("file %s of generation %s: %w", name, g.manifest.Generation, err)
			}
		}
		return read(dir)
	})
}

// inFolder gives a folder of this machine, for what it does not keep.
func inFolder(work func(dir string) error) error {
	dir, err := os.MkdirTemp("", "kiosque-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }() // of what is open on some systems only the name goes
	return work(dir)
}
