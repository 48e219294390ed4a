package changes

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"

	"kiosque/article"
	"kiosque/index"
)

// Of returns the entry of an article in a list of changes. A title is kept up to maxShown bytes.
func Of(kind index.ChangeKind, a *article.Article) index.Change {
	return index.Change{Kind: kind, ID: a.ID, Path: a.Path, Title: shown(a.TitleText())}
}

// WriteList writes a list of changes into the file path, as lines of JSON.
func WriteList(path string, list iter.Seq2[index.Change, error]) error {
	if err := writeLines(path, list); err != nil {
		return fmt.Errorf("write the list of changes: %w", err)
	}
	return nil
}

// ReadList yields the list of changes in the file path, in its order; nothing when there is no such file.
func ReadList(path string) iter.Seq2[index.Change, error] {
	return func(yield func(index.Change, error) bool) {
		f, err := os.Open(path)
		if errors.Is(err, fs.ErrNotExist) {
			return
		}
		if err != nil {
			yield(index.Change{}, fmt.Errorf("read the list of changes: %w", err))
			return
		}
		defer func() { _ = f.Close() }()
		ListOf(f)(yield)
	}
}

// ListOf yields the list of changes in the content of a file.
func ListOf(content io.Reader) iter.Seq2[index.Change, error] {
	return func(yield func(index.Change, error) bool) {
		for c, err := range readLines[index.Change](content) {
			if err != nil {
				err = fmt.Errorf("read the list of changes: %w", err)
			}
			if !yield(c, err) {
				return
			}
		}
	}
}

// Until yields a list until its reader is gone, which the last error then says.
func Until(ctx context.Context, list iter.Seq2[index.Change, error]) iter.Seq2[index.Change, error] {
	return func(yield func(index.Change, error) bool) {
		for c, err := range list {
			if ctx.Err() != nil {
				yield(index.Change{}, ctx.Err())
				return
			}
			if !yield(c, err) {
				return
			}
		}
	}
}

// MaxRefused is the most entries that are kept of what a refused rebuild would have changed.
const MaxRefused = 100_000

// GoneFirst yields at most MaxRefused entries of the list in the file path, those of what is gone first.
func GoneFirst(path string) iter.Seq2[index.Change, error] {
	return func(yield func(index.Change, error) bool) {
		left := MaxRefused
		for _, gone := range []bool{true, false} {
			for c, err := range ReadList(path) {
				if left == 0 || err == nil && (c.Kind == index.ChangedGone) != gone {
					continue
				}
				if left--; !yield(c, err) || err != nil {
					return
				}
			}
		}
	}
}
