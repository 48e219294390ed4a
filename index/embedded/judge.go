package embedded

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"unicode/utf8"

	"kiosque/index"
	"kiosque/index/changes"
	"kiosque/index/gates"
	"kiosque/query"
)

// RefusedFile is the name, in the data folder, of the list of what the rebuild that was refused
// last would have changed, as lines of JSON: what would be gone first, at most maxRefused
// lines. The next rebuild that is not refused removes it.
const RefusedFile = "refused.jsonl"

const maxRefused = 100_000

// gatesOf makes one of the gates that were given, nil of none.
func gatesOf(given []index.Gates) (*index.Gates, error) {
	if len(given) == 0 {
		return nil, nil //nolint:nilnil // there are none, and that is all right
	}
	one := &index.Gates{}
	for _, g := range given {
		one.Force = one.Force || g.Force
		if g.Unread != nil {
			one.Unread = g.Unread
		}
		for _, question := range g.Canaries {
			if !slices.Contains(one.Canaries, question) {
				one.Canaries = append(one.Canaries, question)
			}
		}
	}
	for _, question := range one.Canaries {
		if n := utf8.RuneCountInString(question); n > query.MaxText {
			return nil, fmt.Errorf("a canary query of %d characters; %d are allowed", n, query.MaxText)
		}
	}
	return one, nil
}

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

// gate asks the canary queries, and refuses g where it has lost too much.
func (e *Engine) gate(ctx context.Context, b *before, g *generation, gate *index.Gates, report *index.Report) error {
	var given []string
	if gate != nil {
		given = gate.Canaries
	}
	was, now, err := e.census(ctx, b, g, given)
	if err != nil || gate == nil {
		return err
	}
	if report.Losses = gates.Losses(was, now); len(report.Losses) > 0 && !gate.Force {
		return &index.Loss{Report: *report}
	}
	return nil
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
	path, left := filepath.Join(e.dir, RefusedFile), maxRefused
	if changed.Before == "" {
		_ = os.RemoveAll(path)
		return
	}
	err := changes.WriteList(path, func(yield func(index.Change, error) bool) {
		for _, gone := range []bool{true, false} {
			for c, err := range changes.ReadList(list) {
				if left == 0 || err == nil && (c.Kind == index.ChangedGone) != gone {
					continue
				}
				if left--; !yield(c, errors.Join(err, ctx.Err())) {
					return
				}
			}
		}
	})
	if err != nil {
		_ = os.RemoveAll(path) // half a list would say that the rest is there
		e.options.Logger.Warn("what the refused rebuild would change is not listed", "error", err)
	}
}
