package embedded

import (
	"context"
	"fmt"
	"iter"
	"path/filepath"
	"slices"

	"kiosque/index"
	"kiosque/index/changes"
)

// Changes gives what a generation changed of the one before it.
func (e *Engine) Changes(ctx context.Context, generation string) iter.Seq2[index.Change, error] {
	return func(yield func(index.Change, error) bool) {
		list, err := e.listOf(generation)
		if err != nil {
			yield(index.Change{}, fmt.Errorf("list changes: %w", err))
			return
		}
		changes.Until(ctx, changes.ReadList(list))(yield)
	}
}

// listOf returns the path of the list of a kept generation, once it is as it was written.
func (e *Engine) listOf(generation string) (string, error) {
	kept, err := finished(e.dir)
	if err != nil {
		return "", err
	}
	if !slices.Contains(kept, generation) {
		return "", notKept(generation, kept)
	}
	dir := filepath.Join(e.dir, generationsDir, generation)
	m, err := readManifest(dir)
	if err != nil {
		return "", err
	}
	list := filepath.Join(dir, changesFile)
	if _, listed := m.Files[changesFile]; !listed {
		return list, nil
	}
	return list, m.checkFile(list)
}

// compare writes what now has that before has not, and the reverse, into the folder of now, and
// counts it. It returns the numbers of articles of before that are gone.
func (b *before) compare(ctx context.Context, now *generation, dir string, digests changes.Hashes) (index.Tally, []uint32, error) {
	if b.store == nil {
		return index.Tally{}, nil, nil
	}
	c := comparing{before: b, now: now, tally: index.Tally{Before: b.name}}
	err := changes.WriteList(filepath.Join(dir, changesFile), c.list(ctx, changes.Between(b.digests, digests)))
	return c.tally, c.gone, err
}

// comparing is a comparison under way.
type comparing struct {
	before *before
	now    *generation
	tally  index.Tally
	gone   []uint32 // numbers of before
}

// list yields the entries of all steps that are changes, and counts all.
func (c *comparing) list(ctx context.Context, steps iter.Seq[changes.Step]) iter.Seq2[index.Change, error] {
	return func(yield func(index.Change, error) bool) {
		for s := range steps {
			if c.count(s); s.Kind == changes.Same {
				continue
			}
			if ctx.Err() != nil {
				yield(index.Change{}, ctx.Err())
				return
			}
			if entry, err := c.entry(s); entry.Kind != "" && !yield(entry, err) {
				return
			}
		}
	}
}

func (c *comparing) count(s changes.Step) {
	if s.Count(&c.tally); s.Kind == index.ChangedGone {
		c.gone = append(c.gone, s.Number)
	}
}

// entry reads the article of a step. There is none for an article that is gone and damaged: a
// rebuild mends, and cannot fail for what it replaces.
func (c *comparing) entry(s changes.Step) (index.Change, error) {
	if s.Kind != index.ChangedGone {
		a, err := c.now.store.Article(s.Number)
		return changes.Of(s.Kind, &a), err
	}
	a, err := c.before.store.Article(s.Number)
	if err != nil {
		c.before.unread++
		return index.Change{}, nil
	}
	return changes.Of(s.Kind, &a), nil
}
