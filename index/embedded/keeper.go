package embedded

import (
	"context"
	"errors"
	"io"

	"kiosque/index"
)

var errNotYet = errors.New("not yet")

func (e *Engine) Backup(ctx context.Context, to io.Writer) (index.Generation, error) {
	return index.Generation{}, errNotYet
}

func (e *Engine) Restore(ctx context.Context, from io.Reader) (index.Generation, error) {
	return index.Generation{}, errNotYet
}
