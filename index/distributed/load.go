package distributed

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"kiosque/article"
	"kiosque/index"
	"kiosque/index/batches"
	"kiosque/index/changes"
	"kiosque/index/vocabulary"
)

// batchSize is what becomes one request of about five megabytes: analysed, in JSON, a text is eleven times as long.
var batchSize = batches.Size{Articles: 1000, Bytes: 448 << 10}

// The files of a generation, which the embedded engine has too. They stand in the index of files.
const (
	digestsFile    = changes.DigestsFile
	readingsFile   = changes.ReadingsFile
	vocabularyFile = "vocabulary"
)

// load writes articles into the three indices of g, whose name is free, and what is known of them all into folder
// dir of this machine and into the files of g: digests, readings, vocabulary. It fills g.manifest. Came is when the
// archive first had an article; it is called by several goroutines.
//
// Articles are analysed by as many workers as there are cores; what they make is sent by few senders, for whom the
// workers wait, so that memory stays bounded however slow the cluster is.
func (g *generation) load(ctx context.Context, dir string, articles iter.Seq2[article.Article, error], came func(id string) index.Arrival) (index.Report, error) {
	l, err := g.newLoad(dir, came)
	if err != nil {
		return index.Report{}, err
	}
	if err := errors.Join(l.run(ctx, articles), l.hashes.Close()); err != nil {
		return index.Report{}, err
	}
	if l.report.Articles == 0 {
		return index.Report{}, index.ErrEmpty
	}
	return l.report, l.finish(ctx)
}

// load is a generation being written.
type load struct {
	*generation
	dir    string
	came   func(id string) index.Arrival
	report index.Report
	hashes changes.Kept
	action action
	// prepare makes the indices, once the first articles have come; more: others follow.
	prepare func(ctx context.Context, more bool) error
	// placed says of the article that came last where it stands among all, and whether it is loaded.
	placed func() (place int, own bool)
	places *standing // of those that are loaded, of a part; nil: they are their numbers
	// languages are all that there can be, with the mean lengths by which words are weighed; see meet.
	languages atomic.Pointer[map[string]language]
	met       map[string]bool // languages of articles that have come
	totals    map[string]*lengths
	sent      *spelled
	words     *vocabulary.Builder
	bulk      *bulk
}

func (g *generation) newLoad(dir string, came func(id string) index.Arrival) (*load, error) {
	h, err := changes.CreateKept(dir)
	if err != nil {
		return nil, err
	}
	g.manifest.Languages = map[string]language{}
	l := &load{
		generation: g, dir: dir, came: came, hashes: h, sent: newSpelled(), words: vocabulary.NewBuilder(),
		met: map[string]bool{}, action: toCreate, placed: inTurn(),
		totals: map[string]*lengths{},
		report: index.Report{Generation: g.manifest.Generation},
	}
	l.prepare = l.create
	return l, nil
}

// inTurn places articles one after the other.
func inTurn() func() (place int, own bool) {
	next := -1
	return func() (int, bool) {
		next++
		return next, true
	}
}

// standing is where articles stand in the corpus, by their numbers among those that are loaded. They are safe for
// concurrent use.
type standing struct {
	mu  sync.Mutex
	all []int64
}

func (p *standing) add(place int) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.all = append(p.all, int64(place))
}

func (p *standing) of(number int) int64 {
	if p == nil {
		return int64(number)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.all[number]
}

// run takes every article through analysis into a request, and every request to the cluster.
func (l *load) run(ctx context.Context, articles iter.Seq2[article.Article, error]) error {
	group, ctx := errgroup.WithContext(ctx)
	l.bulk = newBulk(ctx, l.client, group)
	group.Go(func() (err error) {
		defer l.bulk.close()
		l.report.Duplicates, _, err = batches.Run(ctx, l.begin(ctx, articles), batchSize, l.work)
		return err
	})
	return group.Wait()
}

// work analyses a batch and makes its request.
func (l *load) work(ctx context.Context, batch *batches.Batch) (batches.Worked, error) {
	w := &worked{
		load: l, ctx: ctx, articles: make([]analysed, len(batch.Articles)), forms: forms{},
		request: request{index: l.index, action: l.action},
	}
	page := newPage()
	for i := range batch.Articles {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		var err error
		a := &w.articles[i]
		if *a, err = newAnalysed(&batch.Articles[i]); err != nil {
			return nil, err
		}
		w.request.add(a.article.ID, a.article.Story, a.article.Path)
		if w.request.body, err = page.document(w.request.body, a, l.places.of(batch.First+i), l.came(a.article.ID), l.lengths()[a.article.Lang]); err != nil {
			return nil, err
		}
		w.request.end()
		page.forms(w.forms.of(a.article.Lang))
	}
	return w, nil
}

// worked is a batch that waits for its turn.
type worked struct {
	load     *load
	ctx      context.Context
	request  request
	articles []analysed
	forms    forms
}

// Add counts the articles of a batch and sends it.
func (w *worked) Add() error {
	for i := range w.articles {
		if err := w.load.add(&w.articles[i]); err != nil {
			return err
		}
	}
	if err := w.load.bulk.send(w.ctx, &w.request); err != nil {
		return err
	}
	return w.load.bulk.send(w.ctx, w.load.sent.request(w.load.wordsIndex(), w.forms))
}

// add is given every article in its order, one at a time.
func (l *load) add(a *analysed) error {
	if err := l.hashes.Add(a.digest, a.article.Reading); err != nil {
		return err
	}
	l.words.AddAnalysed(a.article, vocabulary.Analysed{Text: a.titleText, Tokens: a.title}, vocabulary.Analysed{Text: a.bodyText, Tokens: a.body})
	l.total(a)
	l.manifest.count(a, l.lengths()[a.article.Lang])
	l.report.Articles++
	return nil
}

// total adds the lengths of an article up.
func (l *load) total(a *analysed) {
	of := l.totals[a.article.Lang]
	if of == nil {
		of = &lengths{}
		l.totals[a.article.Lang] = of
	}
	of.add(lengths{1, len(a.title), len(a.body), len(a.removed)})
}

// finish writes what is known of all articles, and makes all of it found.
func (l *load) finish(ctx context.Context) error {
	hashes, err := changes.Read(filepath.Join(l.dir, digestsFile))
	if err != nil {
		return err
	}
	l.manifest.Digest = hashes.Digest()
	l.report.Digest = l.manifest.Digest
	for lang, of := range l.manifest.Languages {
		of.Means = l.totals[lang].means()
		l.manifest.Languages[lang] = of
	}
	if err := writeVocabulary(filepath.Join(l.dir, vocabularyFile), l.words.Vocabulary()); err != nil {
		return err
	}
	if err := l.putFiles(ctx); err != nil {
		return err
	}
	return l.settle(ctx)
}

func (l *load) putFiles(ctx context.Context) error {
	group, ctx := errgroup.WithContext(ctx)
	for _, name := range []string{digestsFile, readingsFile, vocabularyFile} {
		group.Go(func() error { return l.putFile(ctx, l.dir, name) })
	}
	return group.Wait()
}

func writeVocabulary(path string, v *vocabulary.Vocabulary) error {
	f, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("write vocabulary: %w", err)
	}
	return errors.Join(v.Write(f), f.Close())
}

// count counts an article of a language.
func (m *manifest) count(a *analysed, of language) {
	of.Articles, of.Weighed = m.Languages[a.article.Lang].Articles+1, of.Means
	m.Languages[a.article.Lang] = of
	m.Add(a.row.Values)
}
