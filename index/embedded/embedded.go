// Package embedded is the engine for one machine: Bleve's segment says which articles have
// a word, and around it are occurrences, columns, a store and a collector of our own.
//
// On disk a generation is a folder:
//
//	DIR/CURRENT                  the name of the current generation, and the seal of its manifest
//	DIR/lock                     held by the one process that writes; says who that is
//	DIR/generations/000007/
//	    manifest.json            what wrote it, how many articles, mean lengths; the checksums
//	                             of all files, its own the last
//	    index.zap                Bleve's segment: words, and the articles that have each
//	    occurrences              how often and where, and how long articles are
//	    columns                  facet values, dates and stories of every article
//	    articles                 the articles, compressed
//	    vocabulary               words, phrases, titles and names, for spelling and completion
//	    digests                  hashes of the ids and of what is stored, to tell what changed
//	    readings                 hashes of what articles were read from, so as not to read it again
//	    changes                  what is new, changed and gone since the generation before
//	    gone                     how to cite what earlier generations had
//	    arrivals                 which generation brought every article, and when
//
// In all files an article has the same number: its place in the corpus.
//
// A question is read (package reading) into classes of words. What a class is worth in
// every article is a list, made once and held in bounded memory (class.go, list.go); a
// question is answered from lists, in one pass over the articles that meet it
// (collector.go), which counts all facets on the way (package columns).
//
// A generation is never changed after it became current. Readers hold the one
// they began with; it is closed when the last of them is done.
package embedded

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"kiosque/index"
	"kiosque/index/bounded"
	"kiosque/index/shown"
	"kiosque/lexicon"
	"kiosque/query"
)

var _ index.Engine = (*Engine)(nil)

// Options set an Engine; the zero value is right for most.
type Options struct {
	Logger *slog.Logger  // nil: the default logger
	Keep   int           // generations kept besides the current one; 0: 2, below 0: none
	Poll   time.Duration // how often to look for a generation that another process built; 0: half a second
	// WriteOnly is for programs that rebuild and do not search: the current
	// generation is not opened, so that one of another version can be replaced.
	WriteOnly bool
	Memory    Memory // how much is held ready of a generation
	// Body returns the value of the organisation that has such a name; nil: none is known.
	Body func(name string) (value string, known bool)
}

// Memory bounds what is held ready of an open generation, in bytes; 0: the default.
type Memory struct {
	Lists   int // what words are worth in every article: 128 MiB, and 320 bytes more an article
	Pages   int // articles that were shown, with their words: 48 MiB
	Answers int // whole answers, timelines, and the hits that follow a page: 16 MiB; below 0: none
	Met     int // which articles meet a question, a bit each: 16 MiB; below 0: nothing
}

// Engine keeps the generations of one data folder.
type Engine struct {
	dir     string
	options Options
	current atomic.Pointer[generation]
	refused refusal // of the swap
	last    last
	swap    sync.Mutex // held while another generation becomes current
	stop    context.CancelFunc
	stopped chan struct{}
}

// Open opens the data folder dir, which need not exist, and follows it: a
// generation built there by another process becomes current by itself. It
// returns ErrStale when the current generation was written by another version.
func Open(dir string, o Options) (*Engine, error) {
	e := &Engine{dir: dir, options: o.orDefault(), stopped: make(chan struct{})}
	ctx, stop := context.WithCancel(context.Background())
	e.stop = stop
	if o.WriteOnly {
		close(e.stopped)
		return e, nil
	}
	if err := lexicon.Ready(); err != nil {
		e.options.Logger.Warn("nothing is translated but by the checked table", "error", err)
	}
	if err := e.refresh(); err != nil && !errors.Is(err, index.ErrUnavailable) {
		stop()
		return nil, err
	}
	go e.follow(ctx)
	return e, nil
}

func (o Options) orDefault() Options {
	if o.Logger == nil {
		o.Logger = slog.Default()
	}
	o.Keep = max(0, cmp.Or(o.Keep, 2))
	if o.Poll == 0 {
		o.Poll = 500 * time.Millisecond
	}
	o.Memory.Pages = cmp.Or(o.Memory.Pages, 48<<20)
	o.Memory.Answers = max(0, cmp.Or(o.Memory.Answers, 16<<20))
	o.Memory.Met = max(0, cmp.Or(o.Memory.Met, 16<<20))
	return o
}

// warm sets up what g needs to answer, and counts all articles once, so that no reader
// waits for that. One that is warm stays as it is.
func (e *Engine) warm(g *generation) error {
	if g.lists != nil {
		return nil
	}
	o := e.options
	g.body = o.Body
	g.lists = bounded.New[*list](cmp.Or(o.Memory.Lists, 128<<20+320*g.manifest.Articles))
	g.pages = bounded.New[*shown.Page](o.Memory.Pages)
	g.answers = bounded.New[*answer](o.Memory.Answers)
	g.met = bounded.New[*met](o.Memory.Met)
	_, err := ask(context.Background(), g, func(g *generation) (struct{}, error) {
		count := g.columns.NewCounter(query.New())
		count.All()
		count.Release()
		return struct{}{}, nil
	})
	return err
}

// Ready returns nil when a generation is open.
func (e *Engine) Ready(context.Context) error {
	if e.current.Load() == nil {
		return index.ErrUnavailable
	}
	return nil
}

// Close stops following the folder and lets the generations go.
func (e *Engine) Close() error {
	e.stop()
	<-e.stopped
	e.swap.Lock()
	defer e.swap.Unlock()
	e.bury()
	if g := e.current.Swap(nil); g != nil {
		return g.release()
	}
	return nil
}

// ensureDir makes dir and the folder of generations in it.
func ensureDir(dir string) error {
	return os.MkdirAll(filepath.Join(dir, generationsDir), 0o755)
}
