package distributed

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"
	"time"

	"kiosque/article"
	"kiosque/index"
	"kiosque/index/distributed/cluster"
	"kiosque/index/gates"
	"kiosque/index/generations"
)

// cleaning bounds the removing of what failed, which must not wait for a context that ended.
const cleaning = 30 * time.Second

// Rebuild writes articles as the next generation and makes it current.
func (e *Engine) Rebuild(ctx context.Context, articles iter.Seq2[article.Article, error], given ...index.Gates) (index.Report, error) {
	gate, err := gates.One(given)
	if err != nil {
		return index.Report{}, fmt.Errorf("rebuild: %w", err)
	}
	var report index.Report
	err = e.write(ctx, "rebuild", func(w *writing) (err error) {
		report, err = w.rebuild(articles, gate)
		return err
	})
	if err != nil {
		return index.Report{}, err
	}
	return report, nil
}

// writing is a change of what is kept, under way.
type writing struct {
	*Engine
	ctx    context.Context //nolint:containedctx // it ends with the lease, and is of this change alone
	lease  *writer
	listed []listed // what there was when it began, after the cleaning
	dir    string   // of this machine, for what is not kept
}

// write does what changes what is kept, alone among all machines. What killed writers have left, and
// generations long gone, are removed first.
func (e *Engine) write(ctx context.Context, what string, do func(*writing) error) error {
	return e.alone(ctx, what, func(w *writing) error {
		if err := w.makeRoom(); err != nil {
			return err
		}
		return do(w)
	})
}

// alone does something alone among all machines.
func (e *Engine) alone(ctx context.Context, what string, do func(*writing) error) error {
	if ctx.Err() != nil {
		return fmt.Errorf("%s: %w", what, ctx.Err())
	}
	if err := e.suits(ctx); err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	held, lease, unlock, err := e.lock(ctx)
	if err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	defer unlock()
	err = inFolder(func(dir string) (err error) {
		w := &writing{Engine: e, ctx: held, lease: lease, dir: dir}
		if w.listed, err = w.list(w.ctx); err != nil {
			return err
		}
		return do(w)
	})
	if err = orLost(held, err); err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	return nil
}

// makeRoom removes what is half and being written by nobody, and what is not kept any more.
func (w *writing) makeRoom() error {
	for _, l := range w.listed {
		err := w.running(w.ctx, l.manifest.Parts, 0)
		switch {
		case l.isWhole() || errors.Is(err, index.ErrBusy):
			continue
		case err == nil:
			err = w.remove(w.ctx, l.indices)
		}
		if err != nil {
			return err
		}
	}
	return w.prune()
}

// begin returns the next generation, of which nothing is there yet.
func (w *writing) begin(name string, created time.Time) *generation {
	m := manifest{Figures: generations.New(name, created, format), Languages: map[string]language{}}
	return &generation{manifest: m, client: w.client, index: w.indexOf(name), shards: w.options.Shards, replicas: w.options.Replicas, body: w.options.Body, memory: newMemory()}
}

// rebuild builds a generation beside the others, proves it, and publishes it. Until then nothing that answers has
// changed; what was built is gone when one of the steps fails.
func (w *writing) rebuild(articles iter.Seq2[article.Article, error], gate *index.Gates) (report index.Report, err error) {
	b, err := w.openBefore(w.ctx, w.listed)
	if err != nil {
		return report, err
	}
	g := w.begin(nextName(w.listed), time.Now().UTC())
	err = w.build(g, func() error {
		report, err = g.load(w.ctx, w.dir, articles, func(id string) index.Arrival { return b.arrival(id, g.manifest.Arrival()) })
		if err != nil {
			return err
		}
		return w.weigh(b, g, gate, &report)
	})
	return report, err
}

// weigh proves a generation that was filled, and judges it by the one before.
func (w *writing) weigh(b *before, g *generation, gate *index.Gates, report *index.Report) error {
	report.Generation = g.manifest.Generation
	if err := g.prove(w.ctx, w.dir); isAway(err) || w.ctx.Err() != nil {
		return err
	} else if err != nil {
		return fmt.Errorf("the generation that was built is not right: %w", err)
	}
	return w.judge(b, g, gate, report)
}

// build publishes a generation once it is filled. Where that fails nothing of it is left.
func (w *writing) build(g *generation, fill func() error) error {
	return w.buildOr(g, fill, func(ctx context.Context) error { return w.remove(ctx, strings.Split(g.indices(), ",")) })
}

// buildOr is build where something else is to be done when it fails.
func (w *writing) buildOr(g *generation, fill func() error, undo func(context.Context) error) error {
	err := fill()
	if err == nil {
		err = w.publish(g)
	}
	if err == nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(w.ctx), cleaning)
	defer cancel()
	if named, unknown := w.named(ctx); unknown != nil || named == g.index {
		return err // it is current, or may be
	}
	return errors.Join(err, undo(ctx))
}

// named is the index that the alias names, "" when there is none.
func (e *Engine) named(ctx context.Context) (string, error) {
	found, err := e.states(ctx, e.options.Archive)
	if err != nil && !cluster.IsMissing(err) {
		return "", err
	}
	for name := range found {
		return name, nil
	}
	return "", nil
}

// remove removes indices, those that are there.
func (e *Engine) remove(ctx context.Context, indices []string) error {
	if len(indices) == 0 {
		return nil
	}
	err := e.client.Do(ctx, "DELETE", "/"+strings.Join(indices, ",")+"?ignore_unavailable=true", nil, nil)
	if cluster.IsMissing(err) {
		return nil
	}
	return err
}
