package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"log/slog"
	"math"
	"runtime/debug"
	"time"

	"github.com/schollz/progressbar/v3"

	"kiosque/article"
	"kiosque/corpus"
	"kiosque/corpus/read"
	"kiosque/index"
)

// logEvery is how often long work that nobody watches writes a line.
const logEvery = 10 * time.Second

// tally counts what became of the files of a corpus.
type tally struct {
	kept, refused, ignored int
}

// rebuild reads a corpus into a new generation, and says what came of it.
func (p *program) rebuild(ctx context.Context, e index.Engine, s source) error {
	defer boundMemory()()
	began := time.Now()
	var t tally
	options, err := s.options(p.data, func(r *read.Refusal) { p.refuse(&t, r) })
	if err != nil {
		return err
	}
	show := p.progress()
	options.Surveyed = show.survey
	articles := corpus.Articles(ctx, s.root, options)
	report, err := e.Rebuild(ctx, watched(articles, &t, show), index.Gates{})
	show.end()
	if errors.Is(err, index.ErrEmpty) {
		return fmt.Errorf("corpus %s: it holds no article that can be read (%d refused, %d of other kinds)", s.root, t.refused, t.ignored)
	}
	if errors.Is(err, context.Canceled) {
		return errors.New("ended before the archive was built; the old one, if any, stays")
	}
	if err != nil {
		return err
	}
	p.summarise(report, t, time.Since(began))
	return nil
}

// buildMemory is how many bytes a rebuild may hold before its garbage is collected sooner than else: at a million
// articles it needs less than half of them, and the collector would let as much garbage lie. Files that are mapped do not count.
const buildMemory = 5 << 29

// boundMemory sets the bound, unless GOMEMLIMIT has set one, and returns what takes it off and gives the memory back.
func boundMemory() (free func()) {
	before := debug.SetMemoryLimit(-1)
	if before == math.MaxInt64 {
		debug.SetMemoryLimit(buildMemory)
	}
	return func() {
		debug.SetMemoryLimit(before)
		debug.FreeOSMemory()
	}
}

// watched counts the articles that go by.
func watched(articles iter.Seq2[article.Article, error], t *tally, show progress) iter.Seq2[article.Article, error] {
	return func(yield func(article.Article, error) bool) {
		for a, err := range articles {
			if err == nil {
				t.kept++
				show.read(t.kept)
			}
			if !yield(a, err) {
				return
			}
		}
	}
}

// refuse says what was not read, or which stated value was not; files of other
// kinds are only counted.
func (p *program) refuse(t *tally, r *read.Refusal) {
	switch {
	case r.Ignored:
		t.ignored++
		return
	case r.Kept:
		_, _ = fmt.Fprintln(p.err, "kept without a value:", plain(r.Error()))
		return
	}
	t.refused++
	_, _ = fmt.Fprintln(p.err, "refused:", plain(r.Error()))
}

func (p *program) summarise(report index.Report, t tally, took time.Duration) {
	for _, id := range report.Duplicates {
		_, _ = fmt.Fprintln(p.err, "refused: another article has the id", plain(id))
	}
	_, _ = fmt.Fprintf(p.out, "generation %s: %d read, %d kept, %d refused, %d files of other kinds, in %s\n",
		report.Generation, t.kept+t.refused, report.Articles, t.refused+len(report.Duplicates), t.ignored,
		took.Round(10*time.Millisecond))
}

// progress shows how far a rebuild is: the survey counts the articles, the
// reading goes over them again.
type progress struct {
	survey func(n int)
	read   func(n int)
	end    func()
}

// progress is a bar on a terminal, and log lines elsewhere.
func (p *program) progress() progress {
	if isTerminal(p.err) {
		return newBar(p.err)
	}
	return newLog(p.logger())
}

func newBar(w io.Writer) progress {
	bar := progressbar.NewOptions(-1,
		progressbar.OptionSetWriter(w), progressbar.OptionSetDescription("surveying"),
		progressbar.OptionShowCount(), progressbar.OptionShowIts(), progressbar.OptionSetItsString("articles"),
		progressbar.OptionSpinnerType(14), progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish())
	total := 0
	return progress{
		survey: func(n int) { total = n; _ = bar.Add(1) },
		read: func(n int) {
			if n == 1 {
				bar.Reset()
				bar.ChangeMax(total)
				bar.Describe("indexing")
			}
			_ = bar.Set(n)
		},
		end: func() { _ = errors.Join(bar.Clear(), bar.Exit()) },
	}
}

func newLog(log *slog.Logger) progress {
	last := time.Now()
	tell := func(what string) func(int) {
		return func(n int) {
			if time.Since(last) > logEvery {
				last = time.Now()
				log.Info(what, "articles", n)
			}
		}
	}
	return progress{survey: tell("surveying"), read: tell("indexing"), end: func() {}}
}

func (p *program) logger() *slog.Logger { return slog.New(slog.NewTextHandler(p.err, nil)) }
