package distributed

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"maps"
	"path/filepath"
	"slices"

	"kiosque/index"
	"kiosque/index/changes"
	"kiosque/index/distributed/cluster"
	"kiosque/index/gates"
	"kiosque/query"
)

// judge compares g, which is built and not current yet, with b, and adds what it finds to the files and the manifest
// of g and to the report. The error is a *index.Loss when there is a gate and it refuses g.
func (w *writing) judge(b *before, g *generation, gate *index.Gates, report *index.Report) error {
	if err := b.tell(w.ctx, g, w.dir); err != nil {
		return err
	}
	report.Changed = g.manifest.Changed
	if gate != nil && gate.Unread != nil {
		g.manifest.Unread = gate.Unread() + len(report.Duplicates)
	}
	err := w.gate(b, g, gate, report)
	var loss *index.Loss
	if errors.As(err, &loss) {
		w.keepRefused(report.Changed)
	}
	if err != nil {
		return err
	}
	return w.remove(w.ctx, []string{w.refusedList().filesIndex()})
}

// gate asks the canary queries, leaves those in the manifest of g that it keeps, and refuses g where it has lost too much.
func (w *writing) gate(b *before, g *generation, gate *index.Gates, report *index.Report) error {
	chosen, err := g.choose(w.ctx)
	if err != nil {
		return err
	}
	c := gates.Comparison{Before: b.census(), Now: g.manifest.Census, Chosen: chosen, AskNow: g.answering(w.ctx)}
	if b.isComparable {
		c.AskBefore = b.answering(w.ctx)
	}
	g.manifest.Canaries, err = c.Judge(gate, report)
	return err
}

// choose returns the questions by which g shows that it answers.
func (g *generation) choose(ctx context.Context) ([]string, error) {
	words, err := g.vocabulary(ctx)
	if err != nil {
		return nil, err
	}
	return gates.Choose(slices.Sorted(maps.Keys(g.manifest.Languages)), words.Frequent), nil
}

// answering counts the articles of g that answer questions.
func (g *generation) answering(ctx context.Context) gates.Ask {
	return gates.Asking(g.manifest.Generation, func(q query.Query) (int, error) {
		r, err := g.search(ctx, q)
		return r.Total, err
	})
}

// refusedList is where the list is kept of what the rebuild that was refused last would have changed: the files of a
// generation that never was.
func (e *Engine) refusedList() *generation {
	return &generation{client: e.client, index: e.options.Archive + "-refused"}
}

// keepRefused keeps the list of what a refused generation would have changed, none where it could not be compared.
// The refusal is as good without it, so that what goes wrong is only told in the log.
func (w *writing) keepRefused(changed index.Tally) {
	at, list := w.refusedList(), filepath.Join(w.dir, changesFile)
	err := w.remove(w.ctx, []string{at.filesIndex()})
	if err == nil && changed.Before != "" {
		err = changes.WriteList(filepath.Join(w.dir, refusedFile), changes.GoneFirst(list))
		if err == nil {
			body := map[string]any{"settings": plain(), "mappings": filesMapping()}
			err = w.client.Do(w.ctx, "PUT", "/"+at.filesIndex(), body, nil)
		}
		if err == nil {
			err = at.putFile(w.ctx, w.dir, refusedFile)
		}
	}
	if err != nil {
		w.options.Logger.Warn("what the refused rebuild would change is not listed", "error", err)
	}
}

const refusedFile = "refused"

// Refused gives what the rebuild that was refused last would have changed, what would be gone first; nothing when
// none was since the last that was not.
func (e *Engine) Refused(ctx context.Context) iter.Seq2[index.Change, error] {
	return func(yield func(index.Change, error) bool) {
		content, err := e.refusedList().openFile(ctx, refusedFile)
		switch {
		case err == nil:
			changes.Until(ctx, changes.ListOf(content))(yield)
		case !cluster.IsMissing(err):
			yield(index.Change{}, fmt.Errorf("list what was refused: %w", unavailable(err)))
		}
	}
}
