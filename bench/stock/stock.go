// Package stock is Bleve as its documentation sets it up, as a peer: its English
// analysis, BM25, an index built offline into one segment, its facets over doc values
// and its highlighter.
package stock

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"

	"github.com/blevesearch/bleve/v2"

	"kiosque/bench/corpora"
	"kiosque/bench/peer"
)

// Name is the name of the engine in tables.
const Name = "bleve"

const module = "github.com/blevesearch/bleve/v2"

// batch is how many articles become one first segment: what Bleve's notes on speed use.
const batch = 1000

// article is what Bleve is given of a line: title and text are searched as one field.
type article struct {
	Title     string   `json:"title"`
	Body      string   `json:"body"`
	Year      string   `json:"year"`
	Countries []string `json:"countries"`
	Orgs      []string `json:"orgs"`
}

// Build makes an index in dir of the lines of a corpus.
func Build(ctx context.Context, lines, dir string, plain bool) (peer.Built, error) {
	return peer.Measured(Name, Version(), dir, func() error { return build(ctx, lines, dir, plain) })
}

func build(ctx context.Context, lines, dir string, plain bool) error {
	m, err := newMapping(plain)
	if err != nil {
		return err
	}
	segments := filepath.Join(dir, "segments") // else in the system's folder for temporary files
	if err := os.MkdirAll(segments, 0o755); err != nil {
		return err
	}
	b, err := bleve.NewBuilder(filepath.Join(dir, "index"), m, map[string]any{"batchSize": batch, "buildPathPrefix": segments})
	if err != nil {
		return fmt.Errorf("build: %w", err)
	}
	for l, err := range corpora.Lines(lines) {
		if err := errors.Join(err, ctx.Err()); err != nil {
			return err
		}
		if err := b.Index(l.ID, article{l.Title, l.Title + "\n" + l.Text, l.Year, l.Countries, l.Orgs}); err != nil {
			return fmt.Errorf("index %s: %w", l.ID, err)
		}
	}
	if err := b.Close(); err != nil {
		return fmt.Errorf("merge: %w", err)
	}
	return os.RemoveAll(segments)
}

// Version returns that of the module in this program.
func Version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	for _, m := range info.Deps {
		if m.Path == module {
			return m.Version
		}
	}
	return ""
}
