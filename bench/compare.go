package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"kiosque/bench/corpora"
	"kiosque/bench/peer"
	"kiosque/bench/queries"
	"kiosque/inset"
)

// compare measures all engines on all corpora and writes what came of it.
func compare(ctx context.Context, s settings) error {
	if err := os.MkdirAll(s.work, 0o755); err != nil {
		return err
	}
	engines, left, err := s.engineList(ctx)
	if err != nil {
		return err
	}
	checks := map[bool]bool{} // whether the questions of cut or whole corpora are checked already
	for _, r := range s.recipes() {
		b, err := s.prepare(ctx, r)
		if err != nil {
			return fmt.Errorf("%s: %w", r.Name(), err)
		}
		if b.engines, b.left = engines, left; len(engines) == 0 {
			continue // who names none wants the corpora alone
		}
		b.settings.check = s.check && !checks[r.Cut] && len(engines) > 1
		checks[r.Cut] = true
		made, err := b.run(ctx)
		if err != nil {
			return fmt.Errorf("%s: %w", r.Name(), err)
		}
		if err := write(s.out, made); err != nil {
			return err
		}
	}
	return s.show()
}

// show writes table and plots of all that was ever measured, and prints the table.
func (s settings) show() error {
	all, err := reports(s.out)
	if err != nil {
		return err
	}
	fmt.Println(markdown(all))
	if err := render(s.out, all); err != nil || !s.readme {
		return err
	}
	return inset.Put(readme, "bench", brief(all))
}

// bench is the comparison on one corpus.
type bench struct {
	settings
	name    string
	corpus  corpora.Corpus
	base    corpora.Corpus // that the queries are made of
	plain   bool           // words as they are, for the check
	table   string         // path of the queries
	stops   string         // path of the stop list
	asked   []queries.Query
	engines []engine
	built   map[string]peer.Built // by index
	left    map[string]string
	log     *slog.Logger
}

// prepare makes corpus, stop list and queries.
func (s settings) prepare(ctx context.Context, r corpora.Recipe) (*bench, error) {
	b := &bench{settings: s, name: r.Name(), built: map[string]peer.Built{}, log: slog.New(slog.NewTextHandler(os.Stderr, nil))}
	b.log.Info("corpus", "name", r.Name())
	var err error
	if b.base, err = corpora.Make(ctx, s.work, s.asked(r)); err != nil {
		return nil, err
	}
	if b.corpus, err = corpora.Make(ctx, s.work, r); err != nil {
		return nil, err
	}
	b.stops, b.table = filepath.Join(s.work, "stop.txt"), filepath.Join(s.work, r.Name()+".queries.tsv")
	if err := writeStops(b.stops); err != nil {
		return nil, err
	}
	if b.asked, err = makeQueries(b.base, s.counts); err != nil {
		return nil, err
	}
	b.asked = evenly(b.asked, s.most)
	return b, b.writeQueries()
}

// evenly picks most of all; 0: all.
func evenly(all []queries.Query, most int) []queries.Query {
	if most == 0 || most >= len(all) {
		return all
	}
	picked := make([]queries.Query, most)
	for i := range picked {
		picked[i] = all[i*len(all)/most]
	}
	return picked
}

func makeQueries(c corpora.Corpus, counts queries.Counts) ([]queries.Query, error) {
	var failed error
	texts := func(yield func(string) bool) {
		for l, err := range corpora.Lines(c.Lines) {
			if failed = err; err != nil || !yield(l.Title+"\n"+l.Text) {
				return
			}
		}
	}
	all, err := queries.Make(texts, isStop, counts)
	if failed != nil {
		return nil, failed
	}
	return all, err
}

func (b *bench) writeQueries() error {
	f, err := os.Create(b.table)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	if err := queries.Write(f, b.asked); err != nil {
		return err
	}
	return f.Close()
}

// run builds, asks, checks.
func (b *bench) run(ctx context.Context) (report, error) {
	made := report{
		Made: time.Now().UTC().Truncate(time.Second), Machine: thisMachine(), Name: b.name, Corpus: b.corpus,
		Queries: len(b.asked), Passes: b.passes, Warm: b.warm, Left: b.left,
	}
	for _, e := range b.engines {
		built, err := b.build(ctx, e)
		if err != nil {
			return report{}, err
		}
		made.Engines = append(made.Engines, measured{Name: e.Name, Built: built})
	}
	if err := b.ask(ctx, &made); err != nil {
		return report{}, err
	}
	if !b.settings.check {
		return made, nil
	}
	var err error
	made.Check, err = b.check(ctx)
	return made, err
}
