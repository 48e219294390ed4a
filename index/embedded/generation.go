package embedded

import (
	"errors"
	"fmt"
	"path/filepath"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"kiosque/article"
	"kiosque/index"
	"kiosque/index/bounded"
	"kiosque/index/changes"
	"kiosque/index/columns"
	"kiosque/index/occurrences"
	"kiosque/index/shown"
	"kiosque/index/store"
	"kiosque/index/vocabulary"
)

const (
	generationsDir  = "generations"
	manifestFile    = "manifest.json"
	columnsFile     = "columns"
	vocabularyFile  = "vocabulary"
	indexFile       = "index.zap"
	occurrencesFile = "occurrences"
	storeFile       = "articles"
	digestsFile     = changes.DigestsFile
	readingsFile    = changes.ReadingsFile
	changesFile     = "changes"
	goneFile        = "gone"
	arrivalsFile    = "arrivals"
	building        = ".building" // suffix of what is not whole yet
)

// contentFiles are the files of a generation that hold the archive.
var contentFiles = []string{columnsFile, vocabularyFile, indexFile, occurrencesFile, storeFile, digestsFile}

// sideFiles say how the archive was made: another program may make the same from the same.
var sideFiles = []string{readingsFile}

// generation is one open, unchanging state of the archive. It counts its
// readers; the last one to release it closes it.
type generation struct {
	manifest    manifest
	files       *files
	columns     *columns.Columns
	words       *vocabulary.Vocabulary
	segment     segment
	occurrences *occurrences.File
	store       *store.Store
	gone        *changes.GoneFile // nil: nothing is
	scales      scales
	lists       *bounded.Cache[*list]
	pages       *bounded.Cache[*shown.Page]
	answers     *bounded.Cache[*answer]
	met         *bounded.Cache[*met]
	body        func(name string) (value string, known bool) // Options.Body
	readers     atomic.Int64                                 // 1 for being current, and one a reader; 0: closed
	damage      atomic.Pointer[damage]                       // not nil: it must not answer any more
	checking    sync.Mutex
	checked     time.Time // when the files were read again last, and were right
}

// damage is the error of a generation whose files are not as they were written. A rebuild mends it.
type damage struct {
	generation string // "": it is CURRENT
	cause      error  // names the file
}

func (d *damage) Error() string {
	of := "generation " + d.generation
	if d.generation == "" {
		of = currentFile
	}
	return fmt.Sprintf("%s is damaged: %v: %v", of, d.cause, index.ErrStale)
}

func (d *damage) Is(target error) bool { return target == index.ErrStale }

func (d *damage) Unwrap() error { return d.cause }

// openGeneration opens the generation in folder dir for reading, whose files it reads all.
// ErrStale when it is of another version, a *damage when its files are not as they were
// written, or cannot be read.
func openGeneration(dir string) (g *generation, err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	opened := &generation{}
	defer func() {
		if r := recover(); r != nil { // Bleve's files trust the offsets in them
			err = fmt.Errorf("%v", r)
		}
		if err != nil {
			g, err = nil, errors.Join(unopened(nameOf(dir), err), opened.close())
		}
	}()
	opened.readers.Store(1)
	return opened, opened.open(dir)
}

// unopened says why a generation was not opened.
func unopened(name string, err error) error {
	if errors.Is(err, index.ErrStale) {
		return fmt.Errorf("open generation %s: %w", name, err)
	}
	return &damage{name, err}
}

func (g *generation) open(dir string) (err error) {
	if g.manifest, err = readManifest(dir); err != nil {
		return err
	}
	if g.files, err = openFiles(dir, g.manifest.names()); err != nil {
		return err
	}
	if err := g.manifest.checkSums(g.files.byName); err != nil {
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
	if err := errors.Join(g.openGone(dir), g.openArrivals(dir)); err != nil {
		return err
	}
	if err := g.agree(); err != nil {
		return err
	}
	g.scales = g.newScales()
	return nil
}

// isDamaged tells whether g was found to be.
func (g *generation) isDamaged() bool { return g.damage.Load() != nil }

// agree holds the files against each other.
func (g *generation) agree() error {
	counts := map[string]int{
		indexFile: int(g.segment.Count()), occurrencesFile: g.occurrences.Articles(),
		columnsFile: g.columns.Len(), storeFile: g.store.Len(),
	}
	for name, n := range counts {
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
	if g.files != nil {
		errs = append(errs, g.files.close())
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
