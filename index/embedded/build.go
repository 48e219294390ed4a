package embedded

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"kiosque/article"
	"kiosque/index"
	"kiosque/index/batches"
	"kiosque/index/changes"
	"kiosque/index/columns"
	"kiosque/index/generations"
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
		return index.Report{}, errors.Join(err, b.store.Close(), b.hashes.Close())
	}
	if err := b.finish(ctx); err != nil {
		return index.Report{}, err
	}
	return b.report, os.RemoveAll(b.parts)
}

// Articles of one batch: a segment and a run, which are merged at the end.
const (
	batchArticles = 2000
	batchBytes    = 8 << 20 // of text
)

// build is a generation being written: batches of articles are analysed and inverted by
// as many workers as there are cores, and come in their order to what is written in order.
type build struct {
	dir      string
	parts    string // folder of segments and runs that are not merged yet
	batches  int
	manifest manifest
	columns  columns.Builder
	store    *store.Writer
	hashes   changes.Kept
	words    *vocabulary.Builder
	report   index.Report
}

func newBuild(dir, name string) (*build, error) {
	b := &build{
		dir: dir, parts: filepath.Join(dir, "parts"), words: vocabulary.NewBuilder(),
		manifest: manifest{Figures: generations.New(name, time.Now().UTC(), format), Languages: map[string]language{}},
		report:   index.Report{Generation: name},
	}
	if err := os.MkdirAll(b.parts, 0o755); err != nil {
		return nil, err
	}
	var err error
	if b.store, err = store.Create(filepath.Join(dir, storeFile)); err != nil {
		return nil, err
	}
	if b.hashes, err = changes.CreateKept(dir); err != nil {
		return nil, errors.Join(err, b.store.Close())
	}
	return b, nil
}

// run takes every article through analysis into its batch.
func (b *build) run(ctx context.Context, articles iter.Seq2[article.Article, error]) (err error) {
	b.report.Duplicates, b.batches, err = batches.Run(ctx, articles, batches.Size{Articles: batchArticles, Bytes: batchBytes}, b.take)
	return err
}

// take writes the segment and the run of a batch.
func (b *build) take(ctx context.Context, batch *batches.Batch) (batches.Worked, error) {
	all, err := b.invert(ctx, batch)
	return inverted{b, all}, err
}

// inverted is a batch that waits for its turn to be added to all else.
type inverted struct {
	build *build
	all   []analysed
}

// Add adds the articles of a batch.
func (i inverted) Add() error {
	for n := range i.all {
		if err := i.build.add(&i.all[n]); err != nil {
			return err
		}
	}
	return nil
}

// add is given every article in its order, one at a time.
func (b *build) add(a *analysed) error {
	if err := b.store.Add(a.stored); err != nil {
		return fmt.Errorf("store %s: %w", a.article.Path, err)
	}
	if err := b.hashes.Add(a.digest, a.article.Reading); err != nil {
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
	group.Go(b.hashes.Close)
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
	hashes, err := changes.Read(filepath.Join(b.dir, digestsFile))
	if err != nil {
		return err
	}
	b.manifest.Digest = hashes.Digest()
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
