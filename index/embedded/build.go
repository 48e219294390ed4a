package embedded

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"kiosque/analyzers"
	"kiosque/article"
	"kiosque/index"
	"kiosque/index/columns"
	"kiosque/index/occurrences"
	"kiosque/index/store"
	"kiosque/index/vocabulary"
)

// buildGeneration writes a whole generation into folder dir, which must not exist.
func buildGeneration(ctx context.Context, dir, name string, articles iter.Seq2[article.Article, error]) (index.Report, error) {
	b, err := newBuild(dir, name)
	if err != nil {
		return index.Report{}, err
	}
	err = b.run(ctx, articles)
	if err == nil && b.report.Articles == 0 {
		err = index.ErrEmpty
	}
	if err != nil {
		return index.Report{}, errors.Join(err, b.store.Close(), b.hashes.close())
	}
	if err := b.finish(ctx); err != nil {
		return index.Report{}, err
	}
	return b.report, os.RemoveAll(b.parts)
}

// build is a generation being written: batches of articles are analysed and inverted by
// as many workers as there are cores, and come in their order to what is written in order.
type build struct {
	dir      string
	parts    string // folder of segments and runs that are not merged yet
	batches  int
	manifest manifest
	columns  columns.Builder
	store    *store.Writer
	hashes   hashes
	words    *vocabulary.Builder
	report   index.Report
}

func newBuild(dir, name string) (*build, error) {
	b := &build{
		dir: dir, parts: filepath.Join(dir, "parts"), words: vocabulary.NewBuilder(),
		manifest: manifest{
			Generation: name, Created: time.Now().UTC(), Format: format,
			Analyzers: analyzers.Version(), Languages: map[string]language{},
		},
		report: index.Report{Generation: name},
	}
	if err := os.MkdirAll(b.parts, 0o755); err != nil {
		return nil, err
	}
	var err error
	if b.store, err = store.Create(filepath.Join(dir, storeFile)); err != nil {
		return nil, err
	}
	if b.hashes, err = createHashes(dir); err != nil {
		return nil, errors.Join(err, b.store.Close())
	}
	return b, nil
}

// run takes every article through analysis into its batch.
func (b *build) run(ctx context.Context, articles iter.Seq2[article.Article, error]) error {
	group, ctx := errgroup.WithContext(ctx)
	batches := make(chan *batch)
	group.Go(func() error {
		defer close(batches)
		return b.feed(ctx, articles, batches)
	})
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() error {
			for next := range batches {
				if err := b.take(ctx, next); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return group.Wait()
}

// feed sends every article once, in batches; an id seen before is refused.
func (b *build) feed(ctx context.Context, articles iter.Seq2[article.Article, error], to chan<- *batch) error {
	seen := map[string]bool{}
	next := firstBatch()
	for a, err := range articles {
		if err != nil {
			return err
		}
		if seen[a.ID] {
			b.report.Duplicates = append(b.report.Duplicates, a.ID)
			continue
		}
		seen[a.ID] = true
		if next.add(a); !next.isFull() {
			continue
		}
		if next, err = next.send(ctx, to); err != nil {
			return err
		}
	}
	if len(next.articles) > 0 {
		var err error
		if next, err = next.send(ctx, to); err != nil {
			return err
		}
	}
	b.batches = next.number
	return ctx.Err()
}

// take writes the segment and the run of a batch, and, when its turn has come, adds it
// to all else.
func (b *build) take(ctx context.Context, batch *batch) error {
	all, err := b.invert(ctx, batch)
	if err != nil {
		return err
	}
	select {
	case <-batch.turn:
	case <-ctx.Done():
		return ctx.Err()
	}
	for i := range all {
		if err := b.add(&all[i]); err != nil {
			return err
		}
	}
	close(batch.next)
	return nil
}

// add is given every article in its order, one at a time.
func (b *build) add(a *analysed) error {
	if err := b.store.Add(a.stored); err != nil {
		return fmt.Errorf("store %s: %w", a.article.Path, err)
	}
	if err := b.hashes.add(a); err != nil {
		return err
	}
	b.columns.Add(a.row)
	b.words.AddAnalysed(a.article, vocabulary.Analysed{Text: a.titleText, Tokens: a.title}, vocabulary.Analysed{Text: a.bodyText, Tokens: a.body})
	b.manifest.count(a)
	b.report.Articles++
	return nil
}

// finish merges segments and runs, each into one, side by side, and writes the manifest last.
func (b *build) finish(ctx context.Context) error {
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return b.mergeSegments(ctx) })
	group.Go(func() error {
		if err := occurrences.Merge(ctx, filepath.Join(b.dir, occurrencesFile), b.partNames(".run")); err != nil {
			return err
		}
		return writeVocabulary(filepath.Join(b.dir, vocabularyFile), b.words.Vocabulary())
	})
	group.Go(func() error { return b.columns.Write(filepath.Join(b.dir, columnsFile)) })
	group.Go(b.store.Close)
	group.Go(b.hashes.close)
	if err := group.Wait(); err != nil {
		return err
	}
	return b.seal()
}

// seal writes the manifest, with the sums of all that was written.
func (b *build) seal() (err error) {
	opened, err := openFiles(b.dir, slices.Concat(contentFiles, sideFiles))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, opened.close()) }()
	if b.manifest.Files, err = sumsOf(opened.byName); err != nil {
		return err
	}
	b.manifest.Digest = digestOf(b.manifest.Files)
	b.report.Digest = b.manifest.Digest
	return b.manifest.write(b.dir)
}

func (b *build) mergeSegments(ctx context.Context) error {
	stop := make(chan struct{})
	defer context.AfterFunc(ctx, func() { close(stop) })()
	return mergeSegments(filepath.Join(b.dir, indexFile), b.partNames(".zap"), stop)
}

func (b *build) partName(number int, suffix string) string {
	return filepath.Join(b.parts, fmt.Sprintf("%06d%s", number, suffix))
}

func (b *build) partNames(suffix string) []string {
	names := make([]string, b.batches)
	for i := range names {
		names[i] = b.partName(i, suffix)
	}
	return names
}
