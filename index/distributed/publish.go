package distributed

import (
	"fmt"
	"slices"
	"time"

	"kiosque/index/distributed/cluster"
)

// publish finishes a generation that was proved, and makes it current. From then on nothing in it changes.
func (w *writing) publish(g *generation) error {
	g.manifest.Whole = true
	if err := g.writeManifest(w.ctx); err != nil {
		return err
	}
	if err := w.makeCurrent(g); err != nil {
		return err
	}
	if err := w.prune(); err != nil {
		w.options.Logger.Warn("an old generation is not removed", "error", err)
	}
	return nil
}

// makeCurrent puts a whole generation in the place of the current one, for the readers of all programs as one step.
func (w *writing) makeCurrent(g *generation) error {
	if err := w.noteReplaced(); err != nil {
		return err
	}
	if err := w.lease.again(w.ctx); err != nil { // who lost it changes nothing any more
		return err
	}
	if err := w.swap.Acquire(w.ctx, 1); err != nil {
		return err
	}
	defer w.swap.Release(1)
	if err := w.client.Do(w.ctx, "POST", "/_aliases", map[string]any{"actions": w.swapping(g)}, nil); err != nil {
		return fmt.Errorf("make %s current: %w", g.index, err)
	}
	all, err := w.list(w.ctx)
	if err != nil {
		return err
	}
	w.listed = all
	if now := currentOf(all); now != nil && !w.options.WriteOnly {
		w.serve(w.open(now))
	}
	return nil
}

// swapping are the steps of one: the alias leaves the current generation and goes to g.
func (w *writing) swapping(g *generation) (actions []any) {
	for _, l := range w.listed {
		if l.current && w.indexOf(l.name) != g.index {
			actions = append(actions, map[string]any{"remove": map[string]any{"index": w.indexOf(l.name), "alias": w.options.Archive}})
		}
	}
	return append(actions, map[string]any{"add": map[string]any{"index": g.index, "alias": w.options.Archive, "is_write_index": false}})
}

// afterlife is how long a generation goes on, for those who page through its answers, after another took its place;
// mostLate bounds how many go on for that alone.
const (
	afterlife = 10 * time.Minute
	mostLate  = 4
)

// replaced is when generations were replaced, by the UUID of their index: the document replaced of the index of the lock.
type replaced map[string]time.Time

func (w *writing) replaced() (replaced, error) {
	var found struct {
		Source struct{ At replaced } `json:"_source"`
	}
	err := w.client.Do(w.ctx, "GET", "/"+w.lockIndex()+"/_doc/replaced", nil, &found)
	if err != nil && !cluster.IsMissing(err) {
		return nil, err
	}
	return found.Source.At, nil
}

// noteReplaced writes down that the current generation is replaced now, and forgets those that are not kept.
func (w *writing) noteReplaced() error {
	was, err := w.replaced()
	if err != nil {
		return err
	}
	at := replaced{}
	for _, l := range w.listed {
		if when, known := was[l.uuid]; known {
			at[l.uuid] = when
		}
		if l.current {
			at[l.uuid] = time.Now().UTC()
		}
	}
	return w.client.Do(w.ctx, "PUT", "/"+w.lockIndex()+"/_doc/replaced", map[string]any{"at": at}, nil)
}

// prune removes what is kept beyond so many generations besides the current one: what cannot be read first, then the
// oldest. What was replaced a moment ago stays a while.
func (w *writing) prune() error {
	at, err := w.replaced()
	if err != nil {
		return err
	}
	for _, l := range beyond(w.listed, w.options.Keep, at, time.Now()) {
		if err := w.remove(w.ctx, l.indices); err != nil {
			return err
		}
		w.forget(l.uuid)
	}
	return nil
}

// beyond returns which of all generations are not kept any more. Where none is current nothing is removed.
func beyond(all []listed, keep int, at replaced, now time.Time) (superfluous []listed) {
	if currentOf(all) == nil {
		return nil
	}
	others := slices.DeleteFunc(slices.Clone(all), func(l listed) bool { return l.current || !l.isWhole() })
	slices.SortStableFunc(others, func(a, b listed) int { return worth(a) - worth(b) })
	late := 0
	for _, l := range slices.Backward(others[:max(0, len(others)-keep)]) {
		if now.Sub(at[l.uuid]) < afterlife && late < mostLate {
			late++
			continue
		}
		superfluous = append(superfluous, l)
	}
	return superfluous
}

// worth is 0 of a generation of which a part is lost, else 1: one of another version is worth as much.
func worth(l listed) int {
	const parts = 3
	if l.refused != nil || len(l.indices) < parts {
		return 0
	}
	return 1
}
