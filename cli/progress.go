package cli

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"time"

	"github.com/schollz/progressbar/v3"
)

// logEvery is how often long work that nobody watches writes a line.
const logEvery = 10 * time.Second

// unknown is how much there is in all where nobody knows.
const unknown = -1

// meter shows how far long work is: a bar on a screen, with the rate and, where it is known how much there is in all, the
// time left; log lines elsewhere; nothing with --quiet.
type meter struct {
	show func(what string, n, all int)
	end  func()
	what string
	n    int
	all  int
}

// meter begins to show work that is called what, of which there is so much in all, in that unit: "B" are bytes.
func (p *program) meter(what, unit string, all int) *meter {
	m := &meter{show: func(string, int, int) {}, end: func() {}, what: what, all: all}
	switch {
	case p.quiet:
	case isScreen(p.err):
		m.show, m.end = bar(p.err, unit)
	default:
		m.show = logged(p.logger(), unit)
	}
	return m
}

// Write counts bytes that go by.
func (m *meter) Write(bytes []byte) (int, error) {
	m.add(len(bytes))
	return len(bytes), nil
}

// add counts so much more.
func (m *meter) add(n int) {
	m.n += n
	m.show(m.what, m.n, m.all)
}

// bar draws on a screen.
func bar(w io.Writer, unit string) (show func(what string, n, all int), end func()) {
	bar := progressbar.NewOptions(unknown, append(counting(unit),
		progressbar.OptionSetWriter(w), progressbar.OptionFullWidth(), progressbar.OptionShowCount(), progressbar.OptionSetPredictTime(true),
		progressbar.OptionSpinnerType(14), progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish())...)
	shown := "none"
	show = func(what string, n, all int) {
		if what != shown {
			shown = what
			bar.Reset()
			bar.ChangeMax(all)
			bar.Describe(what)
		}
		_ = bar.Set(n)
	}
	return show, func() { _ = errors.Join(bar.Clear(), bar.Exit()) }
}

// counting is how a bar shows a unit and its rate.
func counting(unit string) []progressbar.Option {
	if unit == "B" {
		return []progressbar.Option{progressbar.OptionShowBytes(true)}
	}
	return []progressbar.Option{progressbar.OptionShowIts(), progressbar.OptionSetItsString(unit)}
}

// logged writes a line every now and then.
func logged(log *slog.Logger, unit string) (show func(what string, n, all int)) {
	began, last, doing := time.Now(), time.Now(), ""
	return func(what string, n, all int) {
		if what != doing {
			doing, began = what, time.Now()
		}
		if time.Since(last) > logEvery {
			last = time.Now()
			log.Info(what, pace(unit, n, all, time.Since(began))...)
		}
	}
}

// pace is how far work is after some time: how much is done, of how much, the rate a second, and how long the rest takes
// at that rate.
func pace(unit string, n, all int, took time.Duration) []any {
	if unit == "B" {
		unit = "bytes"
	}
	rate := float64(n) / max(took, time.Millisecond).Seconds()
	said := []any{unit, n, "rate", fmt.Sprintf("%.4g", rate)}
	if all > 0 && n > 0 {
		left := time.Duration(float64(all-n) / rate * float64(time.Second))
		said = append(said, "of", all, "left", max(0, left).Round(time.Second))
	}
	return said
}

// progress shows how far a rebuild is: the corpus is read three times.
type progress struct {
	survey func(n, all int) // as corpus.Options.Surveyed
	read   func(n int)
	end    func()
}

// progress names the three readings for a meter, which is told how many articles there are in all, or unknown.
func (p *program) progress() progress {
	m := p.meter("", "articles", unknown)
	articles := unknown
	return progress{
		survey: func(n, all int) {
			if all == 0 {
				m.show("reading the corpus", n, unknown)
				return
			}
			articles = all
			m.show("comparing the articles", n, all)
		},
		read: func(n int) { m.show("indexing the articles", n, articles) },
		end:  m.end,
	}
}
