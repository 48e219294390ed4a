package distributed

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"

	"kiosque/index"
	"kiosque/index/changes"
)

// shelf is what an index takes, and how it is.
type shelf struct {
	Index  string `json:"index"`
	Health string `json:"health"` // green, yellow, red
	Bytes  string `json:"store.size"`
}

// Generations lists what is kept, newest first.
func (e *Engine) Generations(ctx context.Context) ([]index.Generation, error) {
	all, err := e.list(ctx)
	if err != nil {
		return nil, fmt.Errorf("list generations: %w", unavailable(err))
	}
	shelves, err := e.shelves(ctx)
	if err != nil {
		return nil, fmt.Errorf("list generations: %w", unavailable(err))
	}
	var kept []index.Generation
	for _, l := range slices.Backward(all) {
		if l.isWhole() {
			kept = append(kept, l.describe(shelves))
		}
	}
	return kept, nil
}

func (e *Engine) shelves(ctx context.Context) (map[string]shelf, error) {
	var all []shelf
	err := e.client.Do(ctx, "GET", "/_cat/indices/"+e.options.Archive+"-*?format=json&bytes=b&expand_wildcards=all&h=index,health,store.size", nil, &all)
	byName := map[string]shelf{}
	for _, s := range all {
		byName[s.Index] = s
	}
	return byName, err
}

// describe says what is kept under a name.
func (l *listed) describe(shelves map[string]shelf) index.Generation {
	g := l.summary()
	err := l.wholeness()
	for _, name := range l.indices {
		bytes, _ := strconv.ParseInt(shelves[name].Bytes, 10, 64)
		g.Bytes += bytes
		if err == nil && shelves[name].Health == "red" {
			err = fmt.Errorf("of %s not every shard is there", name)
		}
	}
	if err != nil {
		g.Refused = err.Error()
	}
	return g
}

// summary says what is known of a generation without looking at its indices.
func (l *listed) summary() index.Generation {
	g := l.manifest.Summary()
	g.Name, g.Current = l.name, l.current
	return g
}

// Changes gives what a generation changed of the one before it.
func (e *Engine) Changes(ctx context.Context, name string) iter.Seq2[index.Change, error] {
	return func(yield func(index.Change, error) bool) {
		if err := e.changes(ctx, name, yield); err != nil {
			yield(index.Change{}, fmt.Errorf("list changes: %w", unavailable(err)))
		}
	}
}

func (e *Engine) changes(ctx context.Context, name string, yield func(index.Change, error) bool) error {
	all, err := e.list(ctx)
	if err != nil {
		return err
	}
	l, err := find(all, name)
	if err != nil {
		return err
	}
	if t := l.manifest.Changed; t.New+t.Altered+t.Gone == 0 {
		return nil
	}
	content, err := e.open(l).openFile(ctx, changesFile)
	if err != nil {
		return err
	}
	changes.Until(ctx, changes.ListOf(content))(yield)
	return nil
}

// Rollback makes a kept generation current, once it is proved.
func (e *Engine) Rollback(ctx context.Context, name string) (back index.Generation, err error) {
	err = e.write(ctx, "rollback", func(w *writing) error {
		l, err := earlier(w.listed, name)
		if err != nil {
			return err
		}
		back, err = w.bringBack(l)
		return err
	})
	return back, err
}

// bringBack makes a kept generation current.
func (w *writing) bringBack(l *listed) (index.Generation, error) {
	if err := l.wholeness(); err != nil {
		return index.Generation{}, fmt.Errorf("generation %s: %w", l.name, err)
	}
	g := w.open(l)
	err := g.withFiles(w.ctx, func(dir string) error { return g.prove(w.ctx, dir) }, digestsFile)
	if err != nil {
		return index.Generation{}, fmt.Errorf("generation %s is damaged: %w", l.name, err)
	}
	if err := w.makeCurrent(g); err != nil {
		return index.Generation{}, err
	}
	return w.described(l.name)
}

// described describes a generation that is kept.
func (w *writing) described(name string) (index.Generation, error) {
	shelves, err := w.shelves(w.ctx)
	if err != nil {
		return index.Generation{}, err
	}
	l, err := find(w.listed, name)
	if err != nil {
		return index.Generation{}, err
	}
	return l.describe(shelves), nil
}

// earlier returns the kept generation that is meant by a name, by "" the newest before the current one; not the current one.
func earlier(all []listed, name string) (*listed, error) {
	if name != "" {
		l, err := find(all, name)
		if err == nil && l.current {
			err = fmt.Errorf("generation %s is the current one", name)
		}
		return l, err
	}
	all = slices.DeleteFunc(slices.Clone(all), func(l listed) bool { return !l.isWhole() })
	at := slices.IndexFunc(all, func(l listed) bool { return l.current })
	switch {
	case len(all) == 0:
		return nil, index.ErrUnavailable
	case at < 0:
		names := make([]string, len(all))
		for i, l := range all {
			names[i] = l.name
		}
		return nil, fmt.Errorf("no generation is current to go back from: name one of %s", strings.Join(names, " "))
	case at == 0:
		return nil, fmt.Errorf("no generation before %s is kept", all[0].name)
	}
	return &all[at-1], nil
}
