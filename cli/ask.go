package cli

import (
	"context"
	"errors"
	"time"

	"kiosque/corpus/extract/organisations"
	"kiosque/index/embedded"
)

// searchTimeout is longer than any good answer takes.
const searchTimeout = 30 * time.Second

// ask opens the archive for one question.
func (p *program) ask(ctx context.Context, question func(context.Context, *embedded.Engine) error) error {
	ctx, cancel := context.WithTimeout(ctx, searchTimeout)
	defer cancel()
	return p.open(func(e *embedded.Engine) error { return question(ctx, e) })
}

// open opens the archive for work of any length.
func (p *program) open(work func(*embedded.Engine) error) (err error) {
	e, err := embedded.Open(p.data, embedded.Options{Logger: p.logger(), Body: organisations.Default().Body})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, e.Close()) }()
	return p.orNoArchive(work(e))
}
