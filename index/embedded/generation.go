package embedded

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"github.com/blevesearch/bleve/v2/index/scorch"
	bleve "github.com/blevesearch/bleve_index_api"

	"kiosque/article"
	"kiosque/index"
	"kiosque/index/vocabulary"
)

const (
	currentFile    = "CURRENT"
	generationsDir = "generations"
	manifestFile   = "manifest.json"
	columnsFile    = "columns.gob"
	vocabularyFile = "vocabulary"
	indexDir       = "index"
	building       = ".building" // suffix of a generation that is not whole yet

	// boltTimeout bounds the wait for the lock inside an index: without it an
	// index that another process writes is waited for without end.
	boltTimeout = "5s"
)

// generation is one open, unchanging state of the archive. It counts its
// readers; the last one to release it closes it.
type generation struct {
	manifest manifest
	columns  *columns
	words    *vocabulary.Vocabulary
	index    bleve.Index
	reader   bleve.IndexReader
	body     func(name string) (value string, known bool) // Options.Body
	readers  atomic.Int64                                 // 1 for being current, and one a reader; 0: closed
}

// currentName reads which generation is current; ErrUnavailable when none is.
func currentName(dir string) (string, error) {
	name, err := os.ReadFile(filepath.Join(dir, currentFile))
	if errors.Is(err, os.ErrNotExist) {
		return "", index.ErrUnavailable
	}
	if err != nil {
		return "", fmt.Errorf("read current generation: %w", err)
	}
	trimmed := strings.TrimSpace(string(name))
	if !isGenerationName(trimmed) {
		return "", fmt.Errorf("read %s: %q names no generation: %w", filepath.Join(dir, currentFile), trimmed, index.ErrStale)
	}
	return trimmed, nil
}

// currentSince returns when the current generation was named, the zero time when none is.
func currentSince(dir string) time.Time {
	info, err := os.Stat(filepath.Join(dir, currentFile))
	if err != nil {
		return time.Time{}
	}
	return info.ModTime()
}

// openGeneration opens the generation in folder dir for reading. ErrStale when
// it is of another version, or damaged: a rebuild mends both.
func openGeneration(dir string) (g *generation, err error) {
	defer func() {
		if r := recover(); r != nil { // Bleve's files trust the offsets in them
			err = fmt.Errorf("%v", r)
		}
		if err != nil && !errors.Is(err, index.ErrStale) {
			err = fmt.Errorf("%w: it is damaged: %w", err, index.ErrStale)
		}
		if err != nil {
			g, err = nil, fmt.Errorf("open generation %s: %w", filepath.Base(dir), err)
		}
	}()
	g = &generation{}
	if g.manifest, err = readManifest(filepath.Join(dir, manifestFile)); err != nil {
		return nil, err
	}
	if g.columns, err = readColumns(filepath.Join(dir, columnsFile)); err != nil {
		return nil, err
	}
	if g.words, err = readVocabulary(filepath.Join(dir, vocabularyFile)); err != nil {
		return nil, err
	}
	if g.index, g.reader, err = openIndex(filepath.Join(dir, indexDir)); err != nil {
		return nil, err
	}
	if err := g.verify(); err != nil {
		return nil, errors.Join(err, g.close())
	}
	g.readers.Store(1)
	return g, nil
}

// is tells whether g is the generation that lies in dir now: numbers begin anew
// where a data folder is made anew.
func (g *generation) is(dir string) bool {
	if g.manifest.Generation != filepath.Base(dir) {
		return false
	}
	m, err := readManifest(filepath.Join(dir, manifestFile))
	return err != nil || m.Created.Equal(g.manifest.Created)
}

func openIndex(dir string) (bleve.Index, bleve.IndexReader, error) {
	if _, err := os.Stat(dir); err != nil {
		return nil, nil, err
	}
	idx, err := scorch.NewScorch(scorch.Name, map[string]any{
		"path": dir, "read_only": true, "bolt_timeout": boltTimeout,
	}, nil)
	if err != nil {
		return nil, nil, err
	}
	if err := idx.Open(); err != nil {
		return nil, nil, err
	}
	reader, err := idx.Reader()
	if err != nil {
		return nil, nil, errors.Join(err, idx.Close())
	}
	return idx, reader, nil
}

// verify holds manifest, columns and index against each other.
func (g *generation) verify() error {
	count, err := g.reader.DocCount()
	if err != nil {
		return err
	}
	if int(count) != g.manifest.Articles || g.columns.len() != g.manifest.Articles {
		return fmt.Errorf("index has %d articles, columns %d, manifest %d", count, g.columns.len(), g.manifest.Articles)
	}
	return nil
}

func (g *generation) retain() bool {
	for {
		n := g.readers.Load()
		if n == 0 {
			return false
		}
		if g.readers.CompareAndSwap(n, n+1) {
			return true
		}
	}
}

func (g *generation) release() error {
	if g.readers.Add(-1) > 0 {
		return nil
	}
	return g.close()
}

func (g *generation) close() error { return errors.Join(g.reader.Close(), g.index.Close()) }

// article reads one stored article by its id.
func (g *generation) article(id string) (article.Article, error) {
	var a article.Article
	stored, err := g.reader.Document(id)
	if err != nil {
		return a, fmt.Errorf("read article %s: %w", id, err)
	}
	if stored == nil {
		return a, index.ErrNotFound
	}
	stored.VisitFields(func(f bleve.Field) {
		if f.Name() == storedField {
			err = json.Unmarshal(f.Value(), &a)
		}
	})
	if err != nil {
		return a, fmt.Errorf("read article %s: %w", id, err)
	}
	return a, nil
}

// at reads the article with internal number doc.
func (g *generation) at(doc uint32) (article.Article, error) {
	id, err := g.reader.ExternalID(bleve.NewIndexInternalID(nil, uint64(doc)))
	if err != nil {
		return article.Article{}, fmt.Errorf("read article number %d: %w", doc, err)
	}
	return g.article(id)
}
