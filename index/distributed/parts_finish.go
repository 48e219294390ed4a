package distributed

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"kiosque/article"
	"kiosque/index"
	"kiosque/index/batches"
	"kiosque/index/changes"
	"kiosque/index/distributed/cluster"
	"kiosque/index/gates"
)

// FinishParts makes current the generation that was loaded in parts, all of which must be there, as Rebuild does. Where
// it fails, or the gates refuse, the parts stay as they are.
func (e *Engine) FinishParts(ctx context.Context, given ...index.Gates) (report index.Report, err error) {
	gate, err := gates.One(given)
	if err != nil {
		return report, fmt.Errorf("finish: %w", err)
	}
	err = e.alone(ctx, "finish", func(w *writing) (err error) {
		half, err := w.loaded()
		if err == nil {
			report, err = w.finishParts(half, gate)
		}
		return err
	})
	if err != nil {
		return index.Report{}, err
	}
	return report, nil
}

// loaded is the generation whose parts nobody loads any more.
func (w *writing) loaded() (*listed, error) {
	half := loading(w.listed)
	if half == nil {
		return nil, errors.New("no part is loaded, nor being loaded")
	}
	if err := w.running(w.ctx, half.manifest.Parts, 0); err != nil {
		return nil, err
	}
	if half.isBroken() {
		return nil, fmt.Errorf("of the indices of generation %s only %s are there; its parts must be loaded anew", half.name, strings.Join(half.indices, " "))
	}
	return half, nil
}

// finishParts is rebuild where all is loaded already.
func (w *writing) finishParts(half *listed, gate *index.Gates) (report index.Report, err error) {
	b, err := w.openBefore(w.ctx, w.listed)
	if err != nil {
		return report, err
	}
	all := *half.manifest.Parts
	if err := half.takes(parts{all.Of, all.Program, all.Corpus, b.id()}); err != nil {
		return report, err
	}
	g := w.open(half)
	g.shards, g.replicas = w.options.Shards, w.options.Replicas
	m, err := g.merge(w.ctx, w.dir, all.Of)
	if err != nil {
		return report, err
	}
	if gate != nil {
		gate.Unread = func() int { return m.unread }
	}
	g.manifest.Parts = nil
	err = w.buildOr(g, func() error {
		if report, err = g.gather(w.ctx, w.dir, m); err != nil {
			return err
		}
		return w.weigh(b, g, gate, &report)
	}, func(ctx context.Context) error {
		g.manifest = half.manifest
		return g.writeManifest(ctx)
	})
	if err != nil {
		return report, err
	}
	return report, w.remove(w.ctx, []string{g.sides().filesIndex()})
}

// merged is what the parts have left, in the order of the corpus.
type merged struct {
	digests, readings []changes.Hashes // of each part
	at                []row            // by place
	unread            int
}

// row is where an article stands among those of a part; the zero row is none.
type row struct{ part, number uint32 } // parts from 1

// merge reads what the parts have left. Together they must be the whole: every place has one article.
func (g *generation) merge(ctx context.Context, dir string, of int) (*merged, error) {
	heads, err := g.heads(ctx, dir, of)
	if err != nil {
		return nil, err
	}
	m := &merged{digests: make([]changes.Hashes, of), readings: make([]changes.Hashes, of)}
	articles := 0
	for _, head := range heads {
		articles, m.unread = articles+head.Articles, m.unread+head.Unread
	}
	if articles == 0 {
		return nil, index.ErrEmpty
	}
	m.at = make([]row, articles)
	for i, head := range heads {
		if err := m.add(ctx, g, dir, i+1, head); err != nil {
			return nil, fmt.Errorf("part %d/%d: %w", i+1, of, err)
		}
	}
	return m, nil
}

// heads are those of all parts; the error names the parts that have none.
func (g *generation) heads(ctx context.Context, dir string, of int) ([]loadedPart, error) {
	heads, missing := make([]loadedPart, of), []string(nil)
	for i := range heads {
		name := ofPart(partHead, i+1)
		err := g.sides().getFile(ctx, dir, name)
		if cluster.IsMissing(err) {
			missing = append(missing, fmt.Sprintf("%d/%d", i+1, of))
			continue
		}
		var content []byte
		if err == nil {
			content, err = os.ReadFile(filepath.Join(dir, name))
		}
		if err == nil {
			err = json.Unmarshal(content, &heads[i])
		}
		if err != nil {
			return nil, err
		}
	}
	if len(missing) > 0 {
		return nil, fmt.Errorf("generation %s is not loaded yet: part %s is missing", g.manifest.Generation, strings.Join(missing, ", "))
	}
	return heads, nil
}

// add places the articles of a part.
func (m *merged) add(ctx context.Context, g *generation, dir string, part int, head loadedPart) error {
	var read [3]changes.Hashes
	for i, name := range []string{digestsFile, readingsFile, placesFile} {
		of := ofPart(name, part)
		err := g.sides().getFile(ctx, dir, of)
		if err == nil {
			read[i], err = changes.Read(filepath.Join(dir, of))
		}
		if err == nil && read[i].Len() != head.Articles {
			err = fmt.Errorf("%s has %d articles, its head %d", of, read[i].Len(), head.Articles)
		}
		if err != nil {
			return err
		}
	}
	m.digests[part-1], m.readings[part-1] = read[0], read[1]
	for n := range uint32(head.Articles) {
		place := read[2].Row(n).Short
		if place >= uint64(len(m.at)) || m.at[place] != (row{}) {
			return fmt.Errorf("article %d of %d is not where one is missing: the parts are not of one reading of the corpus", place, len(m.at))
		}
		m.at[place] = row{uint32(part), n}
	}
	return nil
}

func (m *merged) digest(place int) changes.Row {
	return m.digests[m.at[place].part-1].Row(m.at[place].number)
}

func (m *merged) reading(place int) article.Reading {
	return readingOf(m.readings[m.at[place].part-1].Row(m.at[place].number))
}

// gather reads back all that was loaded, in the order of the corpus, and writes what load writes of it: only who sees
// all articles in their order can count its words as load does. Every article is held against what was sent.
func (g *generation) gather(ctx context.Context, dir string, m *merged) (index.Report, error) {
	if err := g.client.Do(ctx, "POST", "/"+g.indices()+"/_refresh", nil, nil); err != nil {
		return index.Report{}, fmt.Errorf("refresh: %w", err)
	}
	if err := g.countDeleted(ctx); err != nil {
		return index.Report{}, err
	}
	l, err := g.newLoad(dir, nil)
	if err != nil {
		return index.Report{}, err
	}
	l.prepare = func(context.Context, bool) error { return nil }
	_, _, err = batches.Run(ctx, l.begin(ctx, g.back(ctx, m)), batchSize, func(ctx context.Context, batch *batches.Batch) (batches.Worked, error) {
		return l.recount(ctx, batch, m)
	})
	if err := errors.Join(err, l.hashes.Close()); err != nil {
		return index.Report{}, err
	}
	return l.report, l.finish(ctx)
}

// countDeleted notes how many documents were loaded a second time: the dictionaries of shards count what was there before as
// well, for as long as the cluster keeps it for its copies.
func (g *generation) countDeleted(ctx context.Context) error {
	var stats struct {
		All struct {
			Primaries struct{ Docs struct{ Deleted int } }
		} `json:"_all"`
	}
	if err := g.client.Do(ctx, "GET", "/"+g.index+"/_stats/docs", nil, &stats); err != nil {
		return fmt.Errorf("count what was loaded again: %w", err)
	}
	g.manifest.Deleted = stats.All.Primaries.Docs.Deleted
	return nil
}

// back yields the articles of all parts.
func (g *generation) back(ctx context.Context, m *merged) iter.Seq2[article.Article, error] {
	return func(yield func(article.Article, error) bool) {
		place := 0
		for articles, err := range g.ahead(ctx, len(m.at)) {
			if err != nil {
				yield(article.Article{}, err)
				return
			}
			for _, a := range articles {
				a.Reading = m.reading(place)
				if !yield(a, nil) {
					return
				}
				place++
			}
		}
	}
}

// readAhead is how many batches are read, or wait, beside the one that is taken.
const readAhead = 4

// ahead reads all articles, of which there are n, in batches and in their order.
func (g *generation) ahead(ctx context.Context, n int) iter.Seq2[[]article.Article, error] {
	type fetched struct {
		articles []article.Article
		err      error
	}
	return func(yield func([]article.Article, error) bool) {
		ctx, stop := context.WithCancel(ctx)
		defer stop()
		coming := make(chan chan fetched, readAhead)
		go func() {
			defer close(coming)
			for from := 0; from < n; from += batch {
				one := make(chan fetched, 1)
				select {
				case coming <- one:
				case <-ctx.Done():
					return
				}
				go func() {
					articles, err := g.articlesAt(ctx, placesFrom(from, min(from+batch, n)))
					one <- fetched{articles, err}
				}()
			}
		}()
		for one := range coming {
			if f := <-one; !yield(f.articles, f.err) {
				return
			}
		}
		if ctx.Err() != nil {
			yield(nil, ctx.Err())
		}
	}
}

// recount analyses a batch that was loaded, and holds it against what was sent.
func (l *load) recount(ctx context.Context, batch *batches.Batch, m *merged) (batches.Worked, error) {
	c := &recounted{load: l, articles: make([]analysed, len(batch.Articles))}
	for i := range batch.Articles {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		a, err := newAnalysed(&batch.Articles[i])
		if err == nil && a.digest != m.digest(batch.First+i) {
			err = fmt.Errorf("%s did not come back as it was sent", a.article.Path)
		}
		if err != nil {
			return nil, err
		}
		c.articles[i] = a
	}
	return c, nil
}

// recounted is a batch that waits for its turn.
type recounted struct {
	load     *load
	articles []analysed
}

// Add counts the articles of a batch.
func (c *recounted) Add() error {
	for i := range c.articles {
		if err := c.load.add(&c.articles[i]); err != nil {
			return err
		}
	}
	return nil
}
