package embedded

import (
	"context"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"github.com/blevesearch/bleve/v2/index/scorch"
	bleve "github.com/blevesearch/bleve_index_api"
	"golang.org/x/sync/errgroup"

	"kiosque/analyzers"
	"kiosque/article"
	"kiosque/index"
	"kiosque/index/vocabulary"
)

const (
	batchSize = 1000 // documents of one first segment
	mergeMax  = 10   // segments merged at once: Bleve's default
)

// buildGeneration writes a whole generation into folder dir, which must not exist.
func buildGeneration(ctx context.Context, dir, name string, articles iter.Seq2[article.Article, error]) (index.Report, error) {
	temporary := filepath.Join(dir, "segments") // the builder's own default is the system's temporary folder
	if err := os.MkdirAll(temporary, 0o755); err != nil {
		return index.Report{}, err
	}
	b, err := newBuild(dir, temporary, name)
	if err != nil {
		return index.Report{}, err
	}
	if err := b.run(ctx, articles); err != nil {
		return index.Report{}, err
	}
	if b.report.Articles == 0 {
		return index.Report{}, index.ErrEmpty // Bleve's builder panics when nothing was given to it
	}
	if err := b.finish(); err != nil {
		return index.Report{}, err
	}
	if ctx.Err() != nil { // while Bleve merged, which cannot be broken off
		return index.Report{}, ctx.Err()
	}
	return b.report, os.RemoveAll(temporary)
}

// build is a generation being written: articles are analysed by as many workers
// as there are cores, and written by one.
type build struct {
	dir      string
	builder  *scorch.Builder
	manifest manifest
	rows     map[string]row // by id
	words    *vocabulary.Builder
	report   index.Report
}

func newBuild(dir, temporary, name string) (*build, error) {
	builder, err := scorch.NewBuilder(map[string]any{
		"path": filepath.Join(dir, indexDir), "buildPathPrefix": temporary,
		"batchSize": batchSize, "mergeMax": mergeMax,
	})
	if err != nil {
		return nil, fmt.Errorf("begin index: %w", err)
	}
	return &build{
		dir: dir, builder: builder, rows: map[string]row{}, words: vocabulary.NewBuilder(),
		manifest: manifest{
			Generation: name, Created: time.Now().UTC(), Format: format,
			Analyzers: analyzers.Version(), Languages: map[string]language{},
		},
		report: index.Report{Generation: name},
	}, nil
}

// run takes every article through analysis into the index.
func (b *build) run(ctx context.Context, articles iter.Seq2[article.Article, error]) error {
	group, ctx := errgroup.WithContext(ctx)
	incoming := make(chan numbered)
	outgoing := make(chan analysed)
	group.Go(func() error {
		defer close(incoming)
		return b.feed(ctx, articles, incoming)
	})
	group.Go(func() error {
		defer close(outgoing)
		return b.analyse(ctx, incoming, outgoing)
	})
	group.Go(func() error { return b.write(outgoing) })
	return group.Wait()
}

// numbered is an article and its place in the corpus.
type numbered struct {
	article article.Article
	order   uint32
}

// feed sends every article once; an id seen before is refused.
func (b *build) feed(ctx context.Context, articles iter.Seq2[article.Article, error], to chan<- numbered) error {
	seen := map[string]bool{}
	for a, err := range articles {
		if err != nil {
			return err
		}
		if seen[a.ID] {
			b.report.Duplicates = append(b.report.Duplicates, a.ID)
			continue
		}
		order := uint32(len(seen))
		seen[a.ID] = true
		select {
		case to <- numbered{a, order}:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return ctx.Err()
}

func (b *build) analyse(ctx context.Context, from <-chan numbered, to chan<- analysed) error {
	workers, ctx := errgroup.WithContext(ctx)
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() error { return b.analyseSome(ctx, from, to) })
	}
	return workers.Wait()
}

func (b *build) analyseSome(ctx context.Context, from <-chan numbered, to chan<- analysed) error {
	for n := range from {
		done, err := newDocument(&n.article, n.order)
		if err != nil {
			return err
		}
		select {
		case to <- done:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

// write is the one writer of the index, the rows, the vocabulary and the statistics.
func (b *build) write(from <-chan analysed) error {
	for d := range from {
		if err := b.builder.Index(d.doc); err != nil {
			return fmt.Errorf("index %s: %w", d.doc.ID(), err)
		}
		b.rows[d.doc.ID()] = d.row
		b.words.AddAnalysed(d.article, d.texts[titleField], d.texts[bodyField])
		b.count(d)
	}
	return nil
}

func (b *build) count(d analysed) {
	lang := b.manifest.Languages[d.article.Lang]
	if lang.Words == nil {
		lang.Words = map[string]uint64{}
	}
	lang.Articles++
	for field, n := range d.lengths {
		lang.Words[field] += uint64(n)
	}
	b.manifest.Languages[d.article.Lang] = lang
	b.manifest.Articles++
	b.report.Articles++
}

// finish merges the segments into one, then writes the columns in the order in
// which the articles came to lie in it, the vocabulary, and the manifest last.
func (b *build) finish() error {
	if err := b.builder.Close(); err != nil {
		return fmt.Errorf("merge index: %w", err)
	}
	rows, err := b.inIndexOrder()
	if err != nil {
		return fmt.Errorf("order columns: %w", err)
	}
	if err := newColumns(rows).write(filepath.Join(b.dir, columnsFile)); err != nil {
		return err
	}
	if err := writeVocabulary(filepath.Join(b.dir, vocabularyFile), b.words.Vocabulary()); err != nil {
		return err
	}
	return b.manifest.write(filepath.Join(b.dir, manifestFile))
}

func (b *build) inIndexOrder() ([]row, error) {
	idx, reader, err := openIndex(filepath.Join(b.dir, indexDir))
	if err != nil {
		return nil, err
	}
	defer func() { _, _ = reader.Close(), idx.Close() }()
	rows := make([]row, b.manifest.Articles)
	for doc := range rows {
		id, err := reader.ExternalID(bleve.NewIndexInternalID(nil, uint64(doc)))
		if err != nil {
			return nil, err
		}
		rows[doc] = b.rows[id]
	}
	return rows, nil
}
