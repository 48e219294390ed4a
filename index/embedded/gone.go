package embedded

import (
	"context"
	"fmt"
	"path/filepath"
	"time"

	"kiosque/index"
	"kiosque/index/changes"
)

// openGone opens what is remembered of articles that earlier generations had.
func (g *generation) openGone(dir string) (err error) {
	if _, listed := g.manifest.Files[goneFile]; listed {
		g.gone, err = changes.OpenGone(filepath.Join(dir, goneFile))
	}
	return err
}

// whyNot says why there is no article of an id: a *index.Gone, or that there never was one.
func (g *generation) whyNot(id string) error {
	if g.gone == nil {
		return index.ErrNotFound
	}
	found, err := g.gone.Find(id)
	switch {
	case err != nil:
		return fmt.Errorf("find article %s: %w", id, err)
	case found == nil:
		return index.ErrNotFound
	}
	return found
}

// remember writes what now remembers of articles that are gone: those of before, by their
// numbers, and those that before remembers. The file is there only when there are any.
func (b *before) remember(ctx context.Context, gone []uint32, now *generation, dir string) error {
	fresh, err := b.citations(ctx, gone, now.manifest.Created)
	if err != nil {
		return err
	}
	all, err := changes.Carry(b.gone, fresh, func(id string) (bool, error) {
		return ask(ctx, now, func(g *generation) (bool, error) {
			_, known, err := g.segment.number(id)
			return known, err
		})
	})
	if err != nil || len(all) == 0 {
		return err
	}
	return changes.WriteGone(filepath.Join(dir, goneFile), all)
}

// citations reads what is remembered of articles, the first changes.MaxGone of them.
func (b *before) citations(ctx context.Context, numbers []uint32, since time.Time) ([]index.Gone, error) {
	var all []index.Gone
	for _, n := range numbers[:min(len(numbers), changes.MaxGone)] {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if a, err := b.store.Article(n); err == nil { // what is damaged is told of when it is listed
			all = append(all, changes.Citation(&a, b.name, since))
		}
	}
	return all, nil
}
