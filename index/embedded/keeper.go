package embedded

import (
	"context"
	"errors"
	"io"
	"iter"

	"kiosque/index"
)

var errNotYet = errors.New("not yet")

func (e *Engine) Changes(ctx context.Context, generation string) iter.Seq2[index.Change, error] {
	return func(yield func(index.Change, error) bool) { yield(index.Change{}, errNotYet) }
}

func (e *Engine) Backup(ctx context.Context, to io.Writer) (index.Generation, error) {
	return index.Generation{}, errNotYet
}

func (e *Engine) Restore(ctx context.Context, from io.Reader) (index.Generation, error) {
	return index.Generation{}, errNotYet
}
