package embedded

import (
	"context"
	"errors"
	"iter"

	"kiosque/index"
)

var errNotYet = errors.New("not yet")

func (e *Engine) Changes(ctx context.Context, generation string) iter.Seq2[index.Change, error] {
	return func(yield func(index.Change, error) bool) { yield(index.Change{}, errNotYet) }
}
