package embedded

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"kiosque/article"
	"kiosque/index"
	"kiosque/index/changes"
	"kiosque/index/columns"
	"kiosque/index/occurrences"
	"kiosque/index/store"
	"kiosque/index/vocabulary"
)

const (
	currentFile     = "CURRENT"
	generationsDir  = "generations"
	manifestFile    = "manifest.json"
	columnsFile     = "columns"
	vocabularyFile  = "vocabulary"
	indexFile       = "index.zap"
	occurrencesFile = "occurrences"
	storeFile       = "articles"
	digestsFile     = "digests"
	readingsFile    = "readings"
	changesFile     = "changes"
	goneFile        = "gone"
	building        = ".building" // suffix of a generation that is not whole yet
)

// contentFiles are the files of a generation that hold the archive.
var contentFiles = []string{columnsFile, vocabularyFile, indexFile, occurrencesFile, storeFile, digestsFile}

// generation is one open, unchanging state of the archive. It counts its
// readers; the last one to release it closes it.
type generation struct {
	manifest    manifest
	columns     *columns.Columns
	words       *vocabulary.Vocabulary
	segment     segment
	occurrences *occurrences.File
	store       *store.Store
	gone        *changes.GoneFile // nil: nothing is
	scales      scales
	lists       *bounded[*list]
	pages       *bounded[*page]
	answers     *bounded[*answer]
	body        func(name string) (value string, known bool) // Options.Body
	readers     atomic.Int64                                 // 1 for being current, and one a reader; 0: closed
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
	if err := g.open(dir); err != nil {
		return nil, errors.Join(err, g.close())
	}
	g.readers.Store(1)
	return g, nil
}

func (g *generation) open(dir string) (err error) {
	if g.manifest, err = readManifest(filepath.Join(dir, manifestFile)); err != nil {
		return err
	}
	if err := g.manifest.checkSums(dir); err != nil {
		return err
	}
	if g.columns, err = columns.Open(filepath.Join(dir, columnsFile)); err != nil {
		return err
	}
	if g.words, err = readVocabulary(filepath.Join(dir, vocabularyFile)); err != nil {
		return err
	}
	if g.segment, err = openSegment(filepath.Join(dir, indexFile)); err != nil {
		return err
	}
	if g.occurrences, err = occurrences.Open(filepath.Join(dir, occurrencesFile)); err != nil {
		return err
	}
	if g.store, err = store.Open(filepath.Join(dir, storeFile)); err != nil {
		return err
	}
	if err := g.openGone(dir); err != nil {
		return err
	}
	if err := g.verify(); err != nil {
		return err
	}
	g.words.SetTitles(g.titleOf)
	g.scales = g.newScales()
	return nil
}

// titleOf gives the vocabulary the titles that it suggests; an article that cannot be read has none.
func (g *generation) titleOf(doc uint32) (id, title string) {
	a, err := g.store.Article(doc)
	if err != nil {
		return "", ""
	}
	return a.ID, a.TitleText()
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

// verify holds the files against each other.
func (g *generation) verify() error {
	files := map[string]int{
		indexFile: int(g.segment.Count()), occurrencesFile: g.occurrences.Articles(),
		columnsFile: g.columns.Len(), storeFile: g.store.Len(),
	}
	for name, n := range files {
		if n != g.manifest.Articles {
			return fmt.Errorf("%s has %d articles, the manifest %d", name, n, g.manifest.Articles)
		}
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

// close closes what was opened.
func (g *generation) close() error {
	var errs []error
	if g.columns != nil {
		errs = append(errs, g.columns.Close())
	}
	if g.segment.Segment != nil {
		errs = append(errs, g.segment.Close())
	}
	if g.occurrences != nil {
		errs = append(errs, g.occurrences.Close())
	}
	if g.store != nil {
		errs = append(errs, g.store.Close())
	}
	if g.gone != nil {
		errs = append(errs, g.gone.Close())
	}
	return errors.Join(errs...)
}

// article reads one article by its id.
func (g *generation) article(id string) (article.Article, error) {
	doc, known, err := g.segment.number(id)
	if err != nil {
		return article.Article{}, fmt.Errorf("find article %s: %w", id, err)
	}
	if !known {
		return article.Article{}, g.whyNot(id)
	}
	return g.store.Article(doc)
}
