package read

import (
	"bufio"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
)

// unzipped returns the content of a file of so many bytes as a stream, and the bytes it may have.
func (w *walker) unzipped(f io.Reader, length int64, k kind, zipped bool) (io.Reader, int64, error) {
	limit := min(w.options.MaxBytes, w.options.MaxArticleBytes)
	if !zipped {
		return f, limit, nil
	}
	in, err := gzip.NewReader(bufio.NewReader(f))
	if err != nil {
		return nil, 0, gzipError(err)
	}
	most := limit + 1
	if k == lines || k == objects {
		most = max(w.options.MaxBytes, length*maxExpansion)
	}
	return &bounded{in: in, left: most, limit: most}, limit, nil
}

// errBomb says that a gzipped file has no end that is worth waiting for.
var errBomb = errors.New("gzip: expands to too much")

// bounded reads a gzipped stream up to a limit and names its errors.
type bounded struct {
	in          io.Reader
	left, limit int64
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, fmt.Errorf("%w (%s)", errBomb, tooLarge(b.limit))
	}
	n, err := b.in.Read(p[:min(int64(len(p)), b.left)])
	b.left -= int64(n)
	if err != nil && !errors.Is(err, io.EOF) {
		err = gzipError(err)
	}
	return n, err
}

func gzipError(err error) error {
	if errors.Is(err, gzip.ErrHeader) || errors.Is(err, gzip.ErrChecksum) {
		return err // says so itself
	}
	return fmt.Errorf("gzip: %w", err)
}
