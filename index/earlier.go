package index

import (
	"io"

	"kiosque/article"
)

// Earlier is the articles of a generation by how they were read, so that what did not change need not be read again.
// It stays good while a rebuild prunes the generation. It is safe for concurrent use; Close ends it.
type Earlier interface {
	// Find returns the first article whose Reading has a key, and the Chrome of that Reading. The zero key is never
	// known.
	Find(key [16]byte) (number uint32, chrome uint64, known bool)
	// Article returns the article with a number that Find has given, with its Reading.
	Article(number uint32) (article.Article, error)
	io.Closer
}

// NothingEarlier knows no article.
type NothingEarlier struct{}

// Find finds none.
func (NothingEarlier) Find([16]byte) (number uint32, chrome uint64, known bool) { return 0, 0, false }

// Article returns ErrNotFound.
func (NothingEarlier) Article(uint32) (article.Article, error) {
	return article.Article{}, ErrNotFound
}

// Close does nothing.
func (NothingEarlier) Close() error { return nil }
