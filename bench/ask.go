package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"kiosque/bench/kiosque"
	"kiosque/bench/peer"
)

// Deadlines: far above what a slow engine takes on a million articles.
const (
	buildWithin = 3 * time.Hour
	passWithin  = 30 * time.Minute
)

// build makes the index of an engine anew, unless another one has made it in this run.
func (b *bench) build(ctx context.Context, e engine) (peer.Built, error) {
	if built, done := b.built[e.index]; done {
		return built, nil
	}
	dir := b.indexOf(e)
	if err := os.RemoveAll(dir); err != nil {
		return peer.Built{}, err
	}
	b.log.Info("build", "engine", e.Name, "corpus", b.name)
	p, err := b.peer(ctx, e, nil, "build", b.corpus.Lines, dir)
	if err != nil {
		return peer.Built{}, err
	}
	var built peer.Built
	err = p.Answer(&built, buildWithin)
	if err := errors.Join(err, p.Close()); err != nil {
		return peer.Built{}, fmt.Errorf("build %s: %w", e.Name, err)
	}
	b.built[e.index] = built
	return built, nil
}

// search starts an engine on its index.
func (b *bench) search(ctx context.Context, e engine) (*peer.Process, error) {
	return b.peer(ctx, e, e.one, "search", b.indexOf(e), b.table)
}

func (b *bench) peer(ctx context.Context, e engine, environment []string, arguments ...string) (*peer.Process, error) {
	command := slices.Concat(e.command, arguments)
	if b.plain {
		command = append(command, "--plain")
	}
	environment = append([]string{peer.StopVariable + "=" + b.stops}, environment...)
	return peer.Start(ctx, command, environment, filepath.Join(b.work, e.Name+".log"))
}

// indexOf is the folder of an engine's index.
func (b *bench) indexOf(e engine) string { return filepath.Join(b.work, b.name+"."+e.index) }

// asking is an engine at work, and what its passes cost.
type asking struct {
	*peer.Process
	to     *measured
	passes map[peer.Mode][]peer.Pass
}

// ask starts all engines and lets them answer in turn.
func (b *bench) ask(ctx context.Context, made *report) (err error) {
	var all []*asking
	defer func() {
		for _, a := range all {
			err = errors.Join(err, a.Close())
		}
	}()
	for i, e := range b.engines {
		a, err := b.start(ctx, e, &made.Engines[i])
		if err != nil {
			return fmt.Errorf("start %s: %w", e.Name, err)
		}
		all = append(all, a)
	}
	if err := b.rounds(all); err != nil {
		return err
	}
	for _, a := range all {
		if err := b.finish(a); err != nil {
			return err
		}
		if a.to.Name == kiosque.Name {
			if err := b.alone(ctx, a, made); err != nil {
				return err
			}
		}
	}
	return nil
}

// alone measures what only Kiosque does.
func (b *bench) alone(ctx context.Context, a *asking, made *report) (err error) {
	if err := a.Ask("own", &made.Own, passWithin); err != nil {
		return err
	}
	made.HTTP, err = b.overHTTP(ctx, a)
	return err
}

// start opens an index and takes the first pass, when nothing is warm.
func (b *bench) start(ctx context.Context, e engine, to *measured) (*asking, error) {
	began := time.Now()
	p, err := b.search(ctx, e)
	if err != nil {
		return nil, err
	}
	a := &asking{p, to, map[peer.Mode][]peer.Pass{}}
	if err := p.Ask("memory", &to.Memory, passWithin); err != nil {
		return a, err
	}
	to.Open = time.Since(began).Seconds()
	var cold peer.Pass
	if err := b.pass(a, peer.Full, &cold); err != nil {
		return a, err
	}
	to.Cold = summed(cold.CPU)
	return a, nil
}

// rounds lets every engine do every mode in turn, first to warm up, then to be
// measured. A mode that an engine does not know is left out.
func (b *bench) rounds(all []*asking) error {
	for round := -b.warm; round < b.passes; round++ {
		b.log.Info("pass", "corpus", b.name, "of", b.passes, "round", round+1)
		for _, m := range peer.Modes {
			for _, a := range all {
				if err := b.once(a, m, round >= 0); err != nil {
					return fmt.Errorf("%s: %w", a.to.Name, err)
				}
			}
		}
	}
	return nil
}

func (b *bench) once(a *asking, m peer.Mode, counts bool) error {
	var p peer.Pass
	err := b.pass(a, m, &p)
	if err != nil && m != peer.Full {
		return nil // it cannot do less than all
	}
	if err == nil && counts {
		a.passes[m] = append(a.passes[m], p)
	}
	return err
}

func (b *bench) pass(a *asking, m peer.Mode, p *peer.Pass) error {
	if err := a.Ask("pass "+string(m), p, passWithin); err != nil {
		return err
	}
	if len(p.CPU) != len(b.asked) || len(p.Wall) != len(b.asked) {
		return fmt.Errorf("pass %s: %d costs for %d queries", m, len(p.CPU), len(b.asked))
	}
	return nil
}

// finish sums up the passes and asks for the rest.
func (b *bench) finish(a *asking) error {
	a.to.Modes = map[peer.Mode]costs{}
	for m, passes := range a.passes {
		a.to.Modes[m] = costsOf(passes, b.asked)
	}
	if err := a.Ask("memory", &a.to.Memory, passWithin); err != nil {
		return err
	}
	if err := a.Ask("results", &a.to.results, passWithin); err != nil {
		return err
	}
	hits := make([]float64, len(a.to.results.Hits))
	for i, n := range a.to.results.Hits {
		hits[i] = float64(n)
	}
	a.to.Hits = mean(hits)
	return nil
}
