package embedded

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"kiosque/article"
	"kiosque/index"
	"kiosque/index/gates"
)

// Rebuild writes articles as the next generation and makes it current.
func (e *Engine) Rebuild(ctx context.Context, articles iter.Seq2[article.Article, error], given ...index.Gates) (index.Report, error) {
	gate, err := gates.One(given)
	if err != nil {
		return index.Report{}, fmt.Errorf("rebuild: %w", err)
	}
	report, err := e.rebuild(ctx, articles, gate)
	if err != nil {
		return index.Report{}, e.unwritten("rebuild", err)
	}
	return report, nil
}

// rebuild builds a generation beside the others, proves it, and publishes it. Until then
// nothing that answers has changed; what was built is gone when one of the steps fails.
func (e *Engine) rebuild(ctx context.Context, articles iter.Seq2[article.Article, error], gate *index.Gates) (report index.Report, err error) {
	unlock, err := e.lock(ctx)
	if err != nil {
		return report, err
	}
	defer unlock()
	dir, err := e.makeRoom()
	if err != nil {
		return report, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	if report, err = buildGeneration(ctx, dir, nameOf(dir), articles); err != nil {
		return report, err
	}
	g, err := prove(ctx, dir)
	if err != nil {
		return report, err
	}
	if err := e.judge(ctx, g, dir, gate, &report); err != nil {
		return report, errors.Join(err, g.release())
	}
	return report, e.publish(ctx, g, dir)
}

// makeRoom removes what a killed writer and generations long gone have left, and returns
// the folder for the next generation. The lock must be held.
func (e *Engine) makeRoom() (dir string, err error) {
	if err := clean(e.dir); err != nil {
		return "", err
	}
	if current, err := readCurrent(e.dir); err == nil {
		if err := prune(e.dir, current.name, e.options.Keep); err != nil {
			return "", err
		}
	}
	name, err := nextName(e.dir)
	return filepath.Join(e.dir, generationsDir, name) + building, err
}

// publish moves a proven generation from the folder that it was built in to its place, makes
// it current, and prunes the others. Where it is not made current, nothing of it is left.
func (e *Engine) publish(ctx context.Context, g *generation, dir string) error {
	finished := strings.TrimSuffix(dir, building)
	written, err := readManifest(dir)
	if err == nil && written.identity() != g.manifest.identity() {
		err = changed(manifestFile)
	}
	if err = cmp.Or(err, ctx.Err()); err == nil {
		err = os.Rename(dir, finished)
	}
	if err == nil {
		err = syncPath(filepath.Dir(finished))
	}
	if err != nil {
		return errors.Join(err, g.release(), os.RemoveAll(finished))
	}
	if err := e.install(g); err != nil {
		if named, _ := readCurrent(e.dir); named.name != nameOf(finished) {
			err = errors.Join(err, os.RemoveAll(finished))
		}
		return err
	}
	if err := prune(e.dir, nameOf(finished), e.options.Keep); err != nil {
		e.options.Logger.Warn("an old generation is not removed", "error", err)
	}
	return nil
}

// install makes a kept generation current, on disk and for the readers of e, as one step.
// It takes the generation over.
func (e *Engine) install(g *generation) error {
	if !e.options.WriteOnly {
		if err := e.warm(g); err != nil {
			return errors.Join(err, g.release())
		}
	}
	e.swap.Lock()
	defer e.swap.Unlock()
	if err := setCurrent(e.dir, g.manifest.identity()); err != nil {
		return errors.Join(err, g.release())
	}
	if e.options.WriteOnly {
		return g.release()
	}
	e.serve(g)
	return nil
}

// unwritten says in one sentence why what was asked for was not done.
func (e *Engine) unwritten(what string, err error) error {
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return fmt.Errorf("%s: the disk of %s is full, nothing was changed: %w", what, e.dir, syscall.ENOSPC)
	case errors.Is(err, syscall.EROFS), errors.Is(err, fs.ErrPermission) && e.owns(err):
		return fmt.Errorf("%s: the data folder %s cannot be written: %w", what, e.dir, cause(err))
	}
	return fmt.Errorf("%s: %w", what, err)
}

// owns tells whether an error is of a file of the data folder, or of a folder that it is to be made in.
func (e *Engine) owns(err error) bool {
	var of *fs.PathError
	return errors.As(err, &of) && (strings.HasPrefix(of.Path, e.dir) || strings.HasPrefix(e.dir, of.Path))
}

// cause returns what the system said.
func cause(err error) error {
	var said syscall.Errno
	if errors.As(err, &said) {
		return said
	}
	return err
}
