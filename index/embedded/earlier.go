package embedded

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"kiosque/article"
	"kiosque/index"
	"kiosque/index/changes"
	"kiosque/index/store"
)

// Earlier is the articles of a generation by how they were read, so that what did not change
// need not be read again: 32 bytes of memory an article. It stays good while a rebuild prunes
// the generation. It is safe for concurrent use.
type Earlier struct {
	readings changes.Finder
	store    *store.Store // nil: there is no generation
}

// Earlier opens the articles of the current generation, one of WriteOnly engines too. There are
// none when no generation is current, or when it cannot be read: then it is told why in the log.
// A data folder that may not be read, or is none, is an error: it cannot be written either.
func (e *Engine) Earlier(ctx context.Context) (index.Earlier, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	named, err := readCurrent(e.dir)
	if errors.Is(err, index.ErrUnavailable) {
		return &Earlier{}, nil
	}
	if isClosed(err) {
		return nil, err
	}
	var earlier *Earlier
	if err == nil {
		earlier, err = openEarlier(filepath.Join(e.dir, generationsDir, named.name))
	}
	if err != nil {
		e.options.Logger.Warn("all is read anew, for the generation before cannot be used", "generation", named.name, "error", err)
		return &Earlier{}, nil
	}
	return earlier, nil
}

func openEarlier(dir string) (*Earlier, error) {
	m, err := readManifest(dir)
	if err != nil {
		return nil, err
	}
	readings, err := changes.Read(filepath.Join(dir, readingsFile))
	if err != nil {
		return nil, err
	}
	s, err := store.Open(filepath.Join(dir, storeFile))
	if err != nil {
		return nil, err
	}
	if readings.Len() != m.Articles || s.Len() != m.Articles {
		return nil, errors.Join(fmt.Errorf("%s has %d articles, %s %d, the manifest %d",
			readingsFile, readings.Len(), storeFile, s.Len(), m.Articles), s.Close())
	}
	return &Earlier{changes.NewFinder(readings), s}, nil
}

// Find returns the first article whose Reading has a key, and the Chrome of that Reading. The
// zero key is never known.
func (e *Earlier) Find(key [16]byte) (number uint32, chrome uint64, known bool) {
	number, known = e.readings.Find(key)
	return number, e.readings.Row(number).Short, known
}

// Article returns the article with a number that Find has given, with its Reading.
func (e *Earlier) Article(number uint32) (article.Article, error) {
	if e.store == nil {
		return article.Article{}, index.ErrNotFound
	}
	a, err := e.store.Article(number)
	row := e.readings.Row(number)
	a.Reading = article.Reading{Key: row.Long, Chrome: row.Short}
	return a, err
}

// Close closes the files. Articles that were returned stay good.
func (e *Earlier) Close() error {
	if e.store == nil {
		return nil
	}
	return e.store.Close()
}
