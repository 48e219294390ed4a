package changes

import (
	"errors"
	"fmt"
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
		for c, err := range readLines[index.Change](f) {
			if err != nil {
				err = fmt.Errorf("read the list of changes: %w", err)
			}
			if !yield(c, err) {
				return
			}
		}
	}
}
