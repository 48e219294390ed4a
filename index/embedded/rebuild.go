package embedded

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"

	"kiosque/article"
	"kiosque/index"
)

// Rebuild writes articles as the next generation and makes it current. The lock
// of the data folder keeps other processes out; it ends with its process.
func (e *Engine) Rebuild(ctx context.Context, articles iter.Seq2[article.Article, error], gates ...index.Gates) (index.Report, error) {
	if err := ensureDir(e.dir); err != nil {
		return index.Report{}, fmt.Errorf("rebuild: %w", err)
	}
	lock := flock.New(filepath.Join(e.dir, "lock"))
	locked, err := lock.TryLock()
	if err != nil {
		return index.Report{}, fmt.Errorf("rebuild: %w", err)
	}
	if !locked {
		return index.Report{}, fmt.Errorf("rebuild: %s: %w", e.dir, index.ErrBusy)
	}
	defer func() { _ = lock.Unlock() }()
	report, err := e.rebuild(ctx, articles, gates)
	if err != nil {
		return index.Report{}, fmt.Errorf("rebuild: %w", err)
	}
	if e.options.WriteOnly {
		return report, nil
	}
	return report, e.refresh()
}

// rebuild builds beside, moves into place, and points CURRENT at it.
func (e *Engine) rebuild(ctx context.Context, articles iter.Seq2[article.Article, error], gates []index.Gates) (index.Report, error) {
	current, err := currentName(e.dir)
	if err != nil && !errors.Is(err, index.ErrUnavailable) && !errors.Is(err, index.ErrStale) {
		return index.Report{}, err
	}
	if err := prune(e.dir, current, e.options.Keep); err != nil {
		return index.Report{}, err
	}
	name, err := nextName(e.dir)
	if err != nil {
		return index.Report{}, err
	}
	finished := filepath.Join(e.dir, generationsDir, name)
	report, err := buildGeneration(ctx, finished+building, name, articles)
	if err != nil {
		return index.Report{}, errors.Join(err, os.RemoveAll(finished+building))
	}
	if err := e.publish(ctx, name, gates, &report); err != nil {
		return index.Report{}, err
	}
	return report, prune(e.dir, name, e.options.Keep)
}

// publish moves a built generation into place, opens it once to be sure that
// readers can, and makes it current.
func (e *Engine) publish(ctx context.Context, name string, gates []index.Gates, report *index.Report) error {
	dir := e.dir
	finished := filepath.Join(dir, generationsDir, name)
	if err := makeReadable(finished + building); err != nil {
		return err
	}
	if err := os.Rename(finished+building, finished); err != nil {
		return err
	}
	g, err := openGeneration(finished)
	if err != nil {
		return errors.Join(err, os.RemoveAll(finished))
	}
	g.prepare(e.options)
	if err := e.judge(ctx, g, finished, gates, report); err != nil {
		return errors.Join(err, g.release(), os.RemoveAll(finished))
	}
	if err := errors.Join(g.release(), syncDir(filepath.Dir(finished))); err != nil {
		return err
	}
	return setCurrent(dir, name)
}
