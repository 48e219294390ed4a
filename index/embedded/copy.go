package embedded

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"

	"kiosque/article"
	"kiosque/index"
	"kiosque/index/changes"
	"kiosque/index/columns"
	"kiosque/index/generations"
)

var _ index.Mover = (*Engine)(nil)

// Give gives the current generation, one of WriteOnly engines too. Its files are open before take is called, so that
// no rebuild has to wait, and none harms it.
func (e *Engine) Give(ctx context.Context, take func(index.Copy) error) (err error) {
	held, err := holdCurrent(e.dir)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, held.files.close()) }()
	if err := held.manifest.checkSums(held.files.byName); err != nil {
		return &damage{held.manifest.Generation, err}
	}
	return inFolder(func(dir string) error {
		sides, err := held.sides(dir)
		if err != nil {
			return &damage{held.manifest.Generation, err}
		}
		opened, err := openEarlier(filepath.Join(e.dir, generationsDir, held.manifest.Generation))
		if err != nil {
			return err
		}
		defer func() { _ = opened.Close() }()
		return take(index.Copy{
			Generation: held.current(), Articles: sides.articles(ctx, opened),
			Changes: changes.ReadList(filepath.Join(dir, changesFile)), Gone: sides.goneOnes(),
		})
	})
}

// current describes a generation that is held.
func (h held) current() index.Generation {
	g := h.manifest.summary()
	g.Current = true
	return g
}

// sides are what a generation is to those before.
type sides struct {
	arrivals *columns.Arrivals
	gone     []index.Gone
}

// sides reads them from copies of the files in a folder, where they stay when the generation is pruned.
func (h held) sides(dir string) (s sides, err error) {
	for _, name := range []string{changesFile, goneFile, arrivalsFile} {
		if f := h.files.byName[name]; f != nil {
			if err := copyFile(filepath.Join(dir, name), f); err != nil {
				return s, err
			}
		}
	}
	if s.arrivals, err = readArrivals(dir, h.manifest.Articles); err != nil {
		return s, err
	}
	s.gone, err = changes.ReadGone(filepath.Join(dir, goneFile))
	return s, err
}

func copyFile(path string, from *os.File) error {
	to, err := os.Create(path)
	if err != nil {
		return err
	}
	info, err := from.Stat()
	if err == nil {
		_, err = to.ReadFrom(io.NewSectionReader(from, 0, info.Size()))
	}
	return errors.Join(err, to.Close())
}

// articles yields all articles in the order of the corpus.
func (s sides) articles(ctx context.Context, from *Earlier) iter.Seq2[index.Kept, error] {
	return func(yield func(index.Kept, error) bool) {
		for n := range uint32(s.arrivals.Len()) {
			a, err := from.Article(n)
			if err = errors.Join(err, ctx.Err()); !yield(index.KeptOf(a, s.arrivals.Of(n)), err) || err != nil {
				return
			}
		}
	}
}

func (s sides) goneOnes() iter.Seq2[index.Gone, error] {
	return func(yield func(index.Gone, error) bool) {
		for _, g := range s.gone {
			if !yield(g, nil) {
				return
			}
		}
	}
}

// inFolder gives a folder of this machine, for what it does not keep.
func inFolder(work func(dir string) error) error {
	dir, err := os.MkdirTemp("", "kiosque-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	return work(dir)
}

// Take builds a generation of a copy, proves it and makes it current.
func (e *Engine) Take(ctx context.Context, c index.Copy) (index.Generation, error) {
	id, err := e.take(ctx, c)
	if err != nil {
		return index.Generation{}, e.unwritten("take a copy", err)
	}
	return e.describe(id.name, id), nil
}

func (e *Engine) take(ctx context.Context, c index.Copy) (id identity, err error) {
	unlock, err := e.lock(ctx)
	if err != nil {
		return id, err
	}
	defer unlock()
	if !generations.IsName(c.Generation.Name) {
		return id, fmt.Errorf("%.40q is no name of a generation", c.Generation.Name)
	}
	dir, err := e.makeRoom()
	if err != nil {
		return id, err
	}
	if own := filepath.Join(filepath.Dir(dir), c.Generation.Name); !isThere(own) {
		dir = own + building
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	g, err := e.filled(ctx, dir, c)
	if err != nil {
		return id, err
	}
	return g.manifest.identity(), e.publish(ctx, g, dir)
}

func isThere(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// filled builds the generation of a copy in folder dir.
func (e *Engine) filled(ctx context.Context, dir string, c index.Copy) (*generation, error) {
	var came []index.Arrival
	report, err := buildGeneration(ctx, dir, nameOf(dir), arriving(c.Articles, &came))
	if err != nil {
		return nil, err
	}
	if len(report.Duplicates) > 0 {
		return nil, fmt.Errorf("article %.40q comes twice", report.Duplicates[0])
	}
	if want := c.Generation.Digest; want != "" && want != report.Digest {
		return nil, errors.New("what was read is not what was written: the digests differ")
	}
	g, err := prove(ctx, dir)
	if err != nil {
		return nil, err
	}
	if err := e.fillSides(ctx, g, dir, c, came); err != nil {
		return nil, errors.Join(err, g.release())
	}
	return g, nil
}

// arriving yields the articles of a copy with their readings, and notes when each came.
func arriving(from iter.Seq2[index.Kept, error], came *[]index.Arrival) iter.Seq2[article.Article, error] {
	return func(yield func(article.Article, error) bool) {
		for k, err := range from {
			if *came = append(*came, k.Arrival); !yield(k.Whole(), err) {
				return
			}
		}
	}
}

// fillSides writes what g is to the generations before it.
func (e *Engine) fillSides(ctx context.Context, g *generation, dir string, c index.Copy, came []index.Arrival) error {
	g.manifest.Created, g.manifest.Changed, g.manifest.Unread = c.Generation.Created, c.Generation.Changed, c.Generation.Unread
	if err := changes.WriteList(filepath.Join(dir, changesFile), c.Changes); err != nil {
		return err
	}
	gone, err := changes.Collect(c.Gone)
	if err == nil && len(gone) > 0 {
		err = changes.WriteGone(filepath.Join(dir, goneFile), gone)
	}
	if err == nil {
		err = columns.WriteArrivals(filepath.Join(dir, arrivalsFile), slices.Values(came))
	}
	if err != nil {
		return err
	}
	for _, name := range []string{changesFile, goneFile, arrivalsFile} {
		if err := g.addFile(dir, name); err != nil {
			return err
		}
	}
	if err := errors.Join(g.openGone(dir), g.openArrivals(dir)); err != nil {
		return err
	}
	return e.askCanaries(ctx, g, dir)
}

// askCanaries leaves in the manifest of g what answers the questions that it chooses, and writes it.
func (e *Engine) askCanaries(ctx context.Context, g *generation, dir string) error {
	if err := e.warm(g); err != nil {
		return err
	}
	if err := e.gate(ctx, &before{}, g, nil, nil); err != nil {
		return err
	}
	return errors.Join(g.manifest.write(dir), syncPath(dir))
}
