package distributed

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"path/filepath"
	"slices"

	"kiosque/analyzers"
	"kiosque/article"
	"kiosque/index"
	"kiosque/index/changes"
	"kiosque/index/columns"
	"kiosque/index/generations"
	"kiosque/index/parcel"
)

var _ index.Mover = (*Engine)(nil)

// kind tells engines whose digests compare.
func kind() string { return fmt.Sprintf("distributed %d %s", format, analyzers.Version()) }

// Give gives the current generation. It stays while it is kept: at least until ten minutes after another one took
// its place.
func (e *Engine) Give(ctx context.Context, take func(index.Copy) error) error {
	g, err := e.look(ctx)
	if err != nil {
		return err
	}
	names := []string{readingsFile, arrivalsFile}
	if t := g.manifest.Changed; t.New+t.Altered+t.Gone > 0 {
		names = append(names, changesFile)
	}
	if g.manifest.Gone > 0 {
		names = append(names, goneFile)
	}
	_, err = answered(struct{}{}, g.withFiles(ctx, func(dir string) error {
		c, err := g.copied(ctx, dir)
		if err != nil {
			return err
		}
		return take(c)
	}, names...))
	return err
}

// copied is a copy of g, whose files are in folder dir.
func (g *generation) copied(ctx context.Context, dir string) (c index.Copy, err error) {
	readings, err := changes.Read(filepath.Join(dir, readingsFile))
	if err != nil {
		return c, err
	}
	arrivals, err := columns.ReadArrivals(filepath.Join(dir, arrivalsFile))
	if err != nil {
		return c, err
	}
	if n := g.manifest.Articles; readings.Len() != n || arrivals.Len() != n {
		return c, fmt.Errorf("%s has %d articles, %s %d, the manifest %d", readingsFile, readings.Len(), arrivalsFile, arrivals.Len(), n)
	}
	gone, err := changes.ReadGone(filepath.Join(dir, goneFile))
	return index.Copy{
		Generation: (&listed{name: g.manifest.Generation, manifest: g.manifest, current: true}).summary(),
		Articles:   g.kept(ctx, readings, arrivals),
		Changes:    changes.ReadList(filepath.Join(dir, changesFile)),
		Gone:       each(gone),
	}, err
}

// each yields all without an error.
func each[T any](all []T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, v := range all {
			if !yield(v, nil) {
				return
			}
		}
	}
}

// kept yields all articles in the order of the corpus.
func (g *generation) kept(ctx context.Context, readings changes.Hashes, arrivals *columns.Arrivals) iter.Seq2[index.Kept, error] {
	return func(yield func(index.Kept, error) bool) {
		for from := 0; from < g.manifest.Articles; from += batch {
			places := placesFrom(from, min(from+batch, g.manifest.Articles))
			articles, err := g.articlesAt(ctx, places)
			if err != nil {
				yield(index.Kept{}, err)
				return
			}
			for i, a := range articles {
				n := uint32(from + i)
				a.Reading = readingOf(readings.Row(n))
				if !yield(index.KeptOf(a, arrivals.Of(n)), nil) {
					return
				}
			}
		}
	}
}

// readingOf is a row of the file of readings.
func readingOf(row changes.Row) article.Reading {
	return article.Reading{Key: row.Long, Chrome: row.Short}
}

// placesFrom are the places from one up to before another.
func placesFrom(from, to int) []int64 {
	places := make([]int64, 0, to-from)
	for n := from; n < to; n++ {
		places = append(places, int64(n))
	}
	return places
}

// Take writes a copy as a generation and makes it current.
func (e *Engine) Take(ctx context.Context, c index.Copy) (taken index.Generation, err error) {
	err = e.write(ctx, "take a copy", func(w *writing) error {
		taken, err = w.take(c, c.Generation.Digest)
		return err
	})
	return taken, err
}

// take writes a copy under its name, where that is free. Where the digest is known, it must have that.
func (w *writing) take(c index.Copy, digest string) (index.Generation, error) {
	if !generations.IsName(c.Generation.Name) {
		return index.Generation{}, fmt.Errorf("%.40q is no name of a generation", c.Generation.Name)
	}
	name := c.Generation.Name
	if slices.ContainsFunc(w.listed, func(l listed) bool { return (l.isWhole() || l.manifest.Parts != nil) && l.name == name }) {
		name = nextName(w.listed)
	}
	g := w.begin(name, c.Generation.Created)
	if err := w.build(g, func() error { return w.fill(g, c, digest) }); err != nil {
		return index.Generation{}, err
	}
	return w.described(name)
}

// fill writes all that a copy holds into g.
func (w *writing) fill(g *generation, c index.Copy, digest string) error {
	came := newComing(c.Articles)
	report, err := g.load(w.ctx, w.dir, came.articles(), came.of)
	if err != nil {
		return err
	}
	if len(report.Duplicates) > 0 {
		return fmt.Errorf("article %.40q comes twice", report.Duplicates[0])
	}
	if err := w.fillSides(g, c, came); err != nil {
		return err
	}
	if digest != "" && digest != g.manifest.Digest {
		return errors.New("what was read is not what was written: the digests differ")
	}
	if err := g.prove(w.ctx, w.dir); err != nil {
		return err
	}
	return w.gate(&before{}, g, nil, nil)
}

// fillSides writes what g is to the generations before it.
func (w *writing) fillSides(g *generation, c index.Copy, came *coming) error {
	g.manifest.Changed, g.manifest.Unread = c.Generation.Changed, c.Generation.Unread
	err := columns.WriteArrivals(filepath.Join(w.dir, arrivalsFile), slices.Values(came.inOrder))
	if err == nil {
		err = g.putFile(w.ctx, w.dir, arrivalsFile)
	}
	if err == nil {
		err = changes.WriteList(filepath.Join(w.dir, changesFile), c.Changes)
	}
	if t := g.manifest.Changed; err == nil && t.New+t.Altered+t.Gone > 0 {
		err = g.putFile(w.ctx, w.dir, changesFile)
	}
	if err != nil {
		return err
	}
	gone, err := changes.Collect(c.Gone)
	if err != nil {
		return err
	}
	return g.putGone(w.ctx, w.dir, gone)
}

// Backup writes the current generation as a parcel. No rebuild has to wait.
func (e *Engine) Backup(ctx context.Context, to io.Writer) (kept index.Generation, err error) {
	err = e.Give(ctx, func(c index.Copy) error {
		kept = c.Generation
		return parcel.Write(ctx, to, kind(), c)
	})
	if err != nil {
		return index.Generation{}, fmt.Errorf("backup: %w", err)
	}
	return kept, nil
}

// Restore reads a parcel, loads its articles, verifies them and makes them current: under the name that it had, or
// the next where another generation has that. A generation that is still kept is brought back instead.
func (e *Engine) Restore(ctx context.Context, from io.Reader) (taken index.Generation, err error) {
	err = e.write(ctx, "restore", func(w *writing) error {
		return parcel.Read(w.ctx, from, func(h parcel.Head, c index.Copy) (err error) {
			digest := ""
			if h.Kind == kind() {
				digest = h.Generation.Digest
			}
			if l := w.same(h.Generation, digest); l != nil {
				taken, err = w.stays(l, c)
				return err
			}
			taken, err = w.take(c, digest)
			return err
		})
	})
	if err != nil {
		return index.Generation{}, err
	}
	return taken, nil
}

// same is the generation that is kept and is the one of a parcel; nil when none is.
func (w *writing) same(g index.Generation, digest string) *listed {
	for i, l := range w.listed {
		if l.name == g.Name && l.wholeness() == nil && l.manifest.Created.Equal(g.Created) && l.manifest.Digest == digest {
			return &w.listed[i]
		}
	}
	return nil
}

// stays brings back the generation of a parcel, once that is read to its end.
func (w *writing) stays(l *listed, c index.Copy) (index.Generation, error) {
	for _, err := range c.Articles {
		if err != nil {
			return index.Generation{}, err
		}
	}
	for _, err := range c.Changes {
		if err != nil {
			return index.Generation{}, err
		}
	}
	if _, err := changes.Collect(c.Gone); err != nil {
		return index.Generation{}, err
	}
	if l.current {
		return w.described(l.name)
	}
	return w.bringBack(l)
}
