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

// progress shows how far a rebuild is: the corpus is read three times.
type progress struct {
	survey func(n, all int) // as corpus.Options.Surveyed
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
		progressbar.OptionSetWriter(w), progressbar.OptionFullWidth(),
		progressbar.OptionShowCount(), progressbar.OptionShowIts(), progressbar.OptionSetItsString("articles"),
		progressbar.OptionSpinnerType(14), progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish())
	shown := ""
	show := func(what string, n, all int) {
		if what != shown {
			shown = what
			bar.Reset()
			bar.ChangeMax(all)
			bar.Describe(what)
		}
		_ = bar.Set(n)
	}
	return stepped(show, func() { _ = errors.Join(bar.Clear(), bar.Exit()) })
}

func newLog(log *slog.Logger) progress {
	last := time.Now()
	show := func(what string, n, all int) {
		if time.Since(last) > logEvery {
			last = time.Now()
			log.Info(what+" the corpus", "articles", n)
		}
	}
	return stepped(show, func() {})
}

// stepped names the three readings for show, which is told how many articles there are in all, or unknown.
func stepped(show func(what string, n, all int), end func()) progress {
	articles := unknown
	return progress{
		survey: func(n, all int) {
			if all == 0 {
				show("reading", n, unknown)
				return
			}
			articles = all
			show("comparing", n, all)
		},
		read: func(n int) { show("indexing", n, articles) },
		end:  end,
	}
}

// unknown is a number of articles that are still being counted.
const unknown = -1
