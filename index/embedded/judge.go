package embedded

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"maps"
	"os"
	"path/filepath"

	"kiosque/index"
	"kiosque/index/changes"
	"kiosque/index/gates"
)

// RefusedFile is the name, in the data folder, of the list of what the rebuild that was refused
// last would have changed, as lines of JSON: what would be gone first, at most changes.MaxRefused
// lines. The next rebuild that is not refused removes it.
const RefusedFile = "refused.jsonl"

// judge compares g, which is built and opened in folder dir and not current yet, with the current
// generation. It leaves there what changed, what is gone and the answers to canary queries, and adds them to
// the manifest and to the report. The error is a *index.Loss when there is a gate and it refuses g.
func (e *Engine) judge(ctx context.Context, g *generation, dir string, gate *index.Gates, report *index.Report) error {
	if err := e.warm(g); err != nil {
		return err
	}
	b := e.openBefore()
	defer func() { _ = b.close() }()
	if err := b.tell(ctx, g, dir); err != nil {
		return err
	}
	if b.unread > 0 {
		e.options.Logger.Warn("articles that are gone were damaged and are not listed", "generation", b.name, "articles", b.unread)
	}
	report.Changed = g.manifest.Changed
	if gate != nil && gate.Unread != nil {
		g.manifest.Unread = gate.Unread() + len(report.Duplicates)
	}
	if err := e.gate(ctx, b, g, gate, report); err != nil {
		var loss *index.Loss
		if errors.As(err, &loss) {
			e.keepRefused(ctx, report.Changed, filepath.Join(dir, changesFile))
		}
		return err
	}
	if err := os.RemoveAll(filepath.Join(e.dir, RefusedFile)); err != nil {
		return err
	}
	return errors.Join(g.manifest.write(dir), syncPath(dir))
}

// gate asks the canary queries, leaves those in the manifest of g that it keeps, and refuses g where it has lost too much.
func (e *Engine) gate(ctx context.Context, b *before, g *generation, gate *index.Gates, report *index.Report) (err error) {
	c := gates.Comparison{Before: b.manifest.Census, Now: g.manifest.Census, Chosen: g.choose(), AskNow: g.answering(ctx)}
	if b.store != nil {
		c.AskBefore = e.answeringBefore(ctx, b)
	}
	g.manifest.Canaries, err = c.Judge(gate, report)
	return err
}

// tell writes what g changed, what is gone and when everything came.
func (b *before) tell(ctx context.Context, g *generation, dir string) error {
	digests, err := changes.Read(filepath.Join(dir, digestsFile))
	if err != nil {
		return err
	}
	tally, gone, err := b.compare(ctx, g, dir, digests)
	if err != nil {
		return fmt.Errorf("compare with generation %s: %w", b.name, err)
	}
	g.manifest.Changed = tally
	if err := b.remember(ctx, gone, g, dir); err != nil {
		return fmt.Errorf("compare with generation %s: %w", b.name, err)
	}
	if err := b.arrive(g, dir, digests); err != nil {
		return err
	}
	for _, name := range []string{changesFile, goneFile, arrivalsFile} {
		if err := g.addFile(dir, name); err != nil {
			return err
		}
	}
	return errors.Join(g.openGone(dir), g.openArrivals(dir))
}

// addFile adds a file of folder dir, where it is there, to those of an open generation.
func (g *generation) addFile(dir, name string) error {
	f, err := os.Open(filepath.Join(dir, name))
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := f.Chmod(0o644); err != nil { // as flush does, and before the file is looked at
		return errors.Join(err, f.Close())
	}
	g.files.add(name, f)
	g.manifest.Files = maps.Clone(g.manifest.Files)
	g.manifest.Files[name], err = sumOf(f)
	return err
}

// keepRefused keeps the list of what a refused generation would have changed, none where it
// could not be compared. The refusal is as good without it, so that what goes wrong is only told in the log.
func (e *Engine) keepRefused(ctx context.Context, changed index.Tally, list string) {
	path := filepath.Join(e.dir, RefusedFile)
	if changed.Before == "" {
		_ = os.RemoveAll(path)
		return
	}
	err := changes.WriteList(path, changes.Until(ctx, changes.GoneFirst(list)))
	if err != nil {
		_ = os.RemoveAll(path) // half a list would say that the rest is there
		e.options.Logger.Warn("what the refused rebuild would change is not listed", "error", err)
	}
}

// Refused gives what the rebuild that was refused last would have changed, what would be gone first; nothing when
// none was since the last that was not.
func (e *Engine) Refused(context.Context) iter.Seq2[index.Change, error] {
	return changes.ReadList(filepath.Join(e.dir, RefusedFile))
}
