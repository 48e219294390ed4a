package distributed

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
	"sync"

	"golang.org/x/sync/singleflight"

	"kiosque/article"
	"kiosque/index"
	"kiosque/index/changes"
)

// mostBatches is how many batches of articles an earlierArticles holds: what is read of a corpus side by side
// stands in few of them, for its order seldom changes.
const mostBatches = 32

// earlierArticles are those of a generation, fetched in batches of the order of the corpus.
type earlierArticles struct {
	ctx      context.Context //nolint:containedctx // of the rebuild that it is opened for
	g        *generation
	readings changes.Finder
	fetching singleflight.Group
	mu       sync.Mutex
	batches  map[uint32][]article.Article // by the number of the first, in batches
	order    []uint32                     // of batches, the oldest first
}

// Earlier opens the articles of the current generation; the context bounds their use. There are none when no generation
// is current, or when it cannot be read: then it is told why in the log.
func (e *Engine) Earlier(ctx context.Context) (index.Earlier, error) {
	g, err := e.look(ctx)
	if isNone(err) {
		return index.NothingEarlier{}, nil
	}
	var readings changes.Hashes
	if err == nil {
		err = g.withFiles(ctx, func(dir string) (err error) {
			readings, err = changes.Read(filepath.Join(dir, readingsFile))
			return err
		}, readingsFile)
	}
	if err == nil && readings.Len() != g.manifest.Articles {
		err = fmt.Errorf("%s has %d articles, the manifest %d", readingsFile, readings.Len(), g.manifest.Articles)
	}
	switch {
	case isAway(err), ctx.Err() != nil:
		return nil, errors.Join(err, ctx.Err())
	case err != nil:
		e.options.Logger.Warn("all is read anew, for the generation before cannot be used", "error", err)
		return index.NothingEarlier{}, nil
	}
	return &earlierArticles{ctx: ctx, g: g, readings: changes.NewFinder(readings), batches: map[uint32][]article.Article{}}, nil
}

// Find returns the first article whose Reading has a key.
func (e *earlierArticles) Find(key [16]byte) (number uint32, chrome uint64, known bool) {
	number, known = e.readings.Find(key)
	return number, e.readings.Row(number).Short, known
}

// Article returns the article with a number.
func (e *earlierArticles) Article(number uint32) (article.Article, error) {
	all, err := e.batchOf(number / batch)
	if at := int(number % batch); err == nil && at < len(all) {
		a := all[at]
		a.Reading = readingOf(e.readings.Row(number))
		return a, nil
	}
	return article.Article{}, errors.Join(index.ErrNotFound, err)
}

// batchOf returns a batch, fetched once by all who wait for it.
func (e *earlierArticles) batchOf(n uint32) ([]article.Article, error) {
	e.mu.Lock()
	held, known := e.batches[n]
	e.mu.Unlock()
	if known {
		return held, nil
	}
	fetched, err, _ := e.fetching.Do(strconv.Itoa(int(n)), func() (any, error) {
		from := int(n) * batch
		all, err := e.g.articlesAt(e.ctx, placesFrom(from, min(from+batch, e.g.manifest.Articles)))
		if err == nil {
			e.keep(n, all)
		}
		return all, err
	})
	all, _ := fetched.([]article.Article)
	return all, err
}

// keep holds a batch, in the place of the oldest.
func (e *earlierArticles) keep(n uint32, all []article.Article) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if len(e.order) == mostBatches {
		delete(e.batches, e.order[0])
		e.order = e.order[1:]
	}
	e.batches[n], e.order = all, append(e.order, n)
}

// Close lets what is held go.
func (e *earlierArticles) Close() error {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.batches, e.order = map[uint32][]article.Article{}, nil
	return nil
}
