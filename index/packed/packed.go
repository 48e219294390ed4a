// Package packed reads a backup, which may be anything: what is compressed by zstd, in bounded memory, until a context ends.
package packed

import (
	"context"
	"errors"
	"io"

	"github.com/klauspost/compress/zstd"
)

// What is said of a backup that cannot be taken.
var (
	ErrForeign = errors.New("this is no backup of Kiosque")
	ErrCut     = errors.New("the backup is damaged or cut short")
)

const maxWindow = 64 << 20 // bytes that the decoder holds; who writes asks for less

// Open reads what is compressed in a source, which says why that ended. The decoder must be closed.
func Open(ctx context.Context, from io.Reader) (*Source, *zstd.Decoder, error) {
	s := NewSource(ctx, from)
	contents, err := zstd.NewReader(s, zstd.WithDecoderMaxWindow(maxWindow), zstd.WithDecoderConcurrency(1))
	return s, contents, err
}

// Source ends with its context, and remembers why it ended.
type Source struct {
	ctx    context.Context //nolint:containedctx // of one call
	from   io.Reader
	failed error // nil at the end of what is read
}

// NewSource reads from a reader until ctx ends.
func NewSource(ctx context.Context, from io.Reader) *Source { return &Source{ctx: ctx, from: from} }

// Read reads until the context ends.
func (s *Source) Read(p []byte) (n int, err error) {
	if err = s.ctx.Err(); err == nil {
		n, err = s.from.Read(p)
	}
	if err != nil && !errors.Is(err, io.EOF) {
		s.failed = err
	}
	return n, err
}

// Or is why the source ended, and otherwise where nothing is wrong with it.
func (s *Source) Or(otherwise error) error {
	if s.failed != nil {
		return s.failed
	}
	return otherwise
}
