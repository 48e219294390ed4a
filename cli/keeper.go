package cli

import (
	"errors"
	"fmt"
	"time"

	"kiosque/index"
	"kiosque/index/embedded"
)

// keep opens the data folder for what concerns its generations, and not a question.
func (p *program) keep(do func(*embedded.Engine) error) (err error) {
	e, err := embedded.Open(p.data, embedded.Options{Logger: p.logger(), WriteOnly: true})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, e.Close()) }()
	return p.orNoArchive(do(e))
}

// makeCurrent lets another generation become current, and tells which.
func (p *program) makeCurrent(asJSON bool, do func(*embedded.Engine) (index.Generation, error)) error {
	return p.keep(func(e *embedded.Engine) error {
		g, err := do(e)
		if err != nil {
			return err
		}
		return p.say(asJSON, g, told(g)+", is current")
	})
}

// orNoArchive says what to do where there is no archive.
func (p *program) orNoArchive(err error) error {
	if errors.Is(err, index.ErrUnavailable) {
		return fmt.Errorf("data %s: there is no archive yet; run kiosque rebuild", p.data)
	}
	return err
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
