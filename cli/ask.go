package cli

import (
	"context"
	"errors"
	"time"

	"kiosque/corpus/extract/organisations"
)

// searchTimeout is longer than any good answer takes.
const searchTimeout = 30 * time.Second

// ask opens the archive for one question.
func (p *program) ask(ctx context.Context, question func(context.Context, engine) error) error {
	ctx, cancel := context.WithTimeout(ctx, searchTimeout)
	defer cancel()
	return p.open(ctx, func(e engine) error { return question(ctx, e) })
}

// open opens the archive for work of any length.
func (p *program) open(ctx context.Context, work func(engine) error) error {
	return p.with(ctx, opening{body: organisations.Default().Body}, func(e engine) error { return p.orNoArchive(work(e)) })
}

// with opens the archive for work of a terminal, to which a cluster that does not answer is an error at once.
func (p *program) with(ctx context.Context, o opening, work func(engine) error) error {
	p.warnUnused()
	return p.during(ctx, o, work)
}

// during opens the archive, which may be one of two, as long as work takes.
func (p *program) during(ctx context.Context, o opening, work func(engine) error) (err error) {
	e, err := p.engine(o)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, e.Close()) }()
	if c, ok := e.(inCluster); ok {
		if err := c.away(ctx); err != nil {
			return p.orAway(err)
		}
	}
	return p.orAway(work(e))
}
