package cli

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kiosque/index"
)

// keep opens the archive for what concerns its generations, and not a question.
func (p *program) keep(ctx context.Context, do func(engine) error) error {
	return p.with(ctx, opening{writeOnly: true}, func(e engine) error { return p.orNoArchive(do(e)) })
}

// makeCurrent lets another generation become current, and tells which.
func (p *program) makeCurrent(ctx context.Context, asJSON bool, do func(engine) (index.Generation, error)) error {
	return p.keep(ctx, func(e engine) error {
		g, err := do(e)
		if err != nil {
			return err
		}
		return p.say(asJSON, g, told(g)+", is current")
	})
}

// orNoArchive says what to do where there is no archive.
func (p *program) orNoArchive(err error) error {
	if errors.Is(err, index.ErrUnavailable) && !errors.Is(err, index.ErrAway) {
		return fmt.Errorf("%s: there is no archive yet; run kiosque rebuild", p.whereabouts())
	}
	return err
}

// orAway says which cluster does not answer, where that is the error.
func (p *program) orAway(err error) error {
	if errors.Is(err, index.ErrAway) {
		return fmt.Errorf("opensearch-url %s: %w", p.keeping.place(), err)
	}
	return err
}

// whereabouts is where the archive is, by the setting that says so.
func (p *program) whereabouts() string {
	if p.keeping.engine == onCluster {
		return "opensearch-archive " + p.keeping.archive
	}
	return "data " + p.data
}

// told is a generation in a sentence.
func told(g index.Generation) string {
	return fmt.Sprintf("generation %s of %s, %d articles", g.Name, day(g.Created), g.Articles)
}

// day is a time as lists show it, where the user is.
func day(t time.Time) string { return t.Local().Format("2006-01-02 15:04") }

// size is a number of bytes as lists show it.
func size(bytes int64) string {
	switch {
	case bytes >= 1e9:
		return fmt.Sprintf("%.1f GB", float64(bytes)/1e9)
	case bytes >= 1e6:
		return fmt.Sprintf("%.1f MB", float64(bytes)/1e6)
	}
	return fmt.Sprintf("%.1f kB", float64(bytes)/1e3)
}
