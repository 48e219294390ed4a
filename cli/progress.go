package cli

import (
	"errors"
	"io"
	"log/slog"
	"time"

	"github.com/schollz/progressbar/v3"
)

// logEvery is how often long work that nobody watches writes a line.
const logEvery = 10 * time.Second

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
