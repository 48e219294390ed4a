package distributed

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"time"

	"kiosque/article"
	"kiosque/index"
	"kiosque/index/changes"
	"kiosque/index/distributed/cluster"
)

// LoadPart loads a part of a corpus into the generation that all parts are loaded into. Nobody sees it until FinishParts.
// A part that is loaded again takes the place of what was.
func (e *Engine) LoadPart(ctx context.Context, p index.Part, articles iter.Seq2[article.Article, error]) (report index.Report, err error) {
	if p.Number < 1 || p.Number > p.Of || p.Of > mostParts {
		return report, fmt.Errorf("part %d/%d: expected one of at most %d", p.Number, p.Of, mostParts)
	}
	if err := e.fits(ctx, p); err != nil {
		return report, err
	}
	held, _, release, err := e.claim(ctx, ofPart(partHead, p.Number))
	if err != nil {
		return report, fmt.Errorf("part %d/%d: %w", p.Number, p.Of, err)
	}
	defer release()
	err = inFolder(func(dir string) error {
		report, err = e.loadPart(held, dir, p, articles)
		return err
	})
	if err = orLost(held, err); err != nil {
		return index.Report{}, fmt.Errorf("part %d/%d: %w", p.Number, p.Of, err)
	}
	return report, nil
}

// partLoad is a part being loaded.
type partLoad struct {
	*load
	e      *Engine
	part   index.Part
	before *before
}

func (e *Engine) loadPart(ctx context.Context, dir string, p index.Part, articles iter.Seq2[article.Article, error]) (index.Report, error) {
	l := &partLoad{e: e, part: p}
	g := &generation{client: e.client, shards: e.options.Shards, replicas: e.options.Replicas, memory: newMemory()}
	of, err := g.newLoad(dir, func(id string) index.Arrival { return l.before.arrival(id, g.manifest.Arrival()) })
	if err != nil {
		return index.Report{}, err
	}
	l.load = of
	l.action, l.placed, l.places, l.prepare = toPut, p.Placed, &standing{}, l.join
	err = errors.Join(l.run(ctx, articles), l.hashes.Close())
	switch {
	case err != nil:
		return index.Report{}, err
	case l.index == "":
		return index.Report{}, index.ErrEmpty
	case len(l.report.Duplicates) > 0:
		return index.Report{}, fmt.Errorf("article %.40q comes twice", l.report.Duplicates[0])
	}
	l.report.Generation = g.manifest.Generation
	return l.report, l.leave(ctx)
}

// join finds the generation of the parts, or makes it. Whoever else does so is waited for a while.
func (l *partLoad) join(ctx context.Context, more bool) error {
	for tired := time.Now().Add(joining); ; {
		err := l.e.alone(ctx, "join the parts", func(w *writing) error { return l.joinAlone(w, more) })
		if !errors.Is(err, index.ErrBusy) || time.Now().After(tired) {
			return err
		}
		if err := sleep(ctx, poll); err != nil {
			return err
		}
	}
}

// joinAlone makes l.generation that of the parts: the one that takes this part, or a new one.
func (l *partLoad) joinAlone(w *writing, more bool) (err error) {
	if l.before, err = w.openBefore(w.ctx, w.listed); err != nil {
		return err
	}
	want := parts{l.part.Of, l.part.Program, l.part.Corpus(), l.before.id()}
	if half := loading(w.listed); half != nil {
		why := half.takes(want)
		if why == nil && !half.isBroken() {
			return l.enter(w.ctx, half)
		}
		if !l.part.Anew && !half.isBroken() && half.manifest.Parts.Before == want.Before {
			return why
		}
		if err := w.running(w.ctx, half.manifest.Parts, l.part.Number); err != nil {
			return errors.Join(why, err)
		}
		if err := w.remove(w.ctx, half.indices); err != nil {
			return err
		}
	}
	return l.found(w, want, more)
}

// enter is for a part that others have loaded beside, or will: what an earlier run of this one has left is not whole any more.
func (l *partLoad) enter(ctx context.Context, half *listed) error {
	l.become(half.manifest, l.e.indexOf(half.name))
	head := "/" + l.sides().filesIndex() + "/_doc/" + ofPart(partHead, l.part.Number)
	err := l.client.Do(ctx, "DELETE", head, nil, nil)
	if cluster.IsMissing(err) {
		return nil
	}
	return err
}

// found makes the generation of the parts. Where that fails nothing of it is left.
func (l *partLoad) found(w *writing, all parts, more bool) error {
	g := w.begin(nextName(w.listed), time.Now().UTC())
	g.manifest.Parts = &all
	l.become(g.manifest, g.index)
	err := l.create(w.ctx, more)
	if err == nil {
		err = l.makeIndex(w.ctx, l.sides().filesIndex(), map[string]any{"settings": plain(), "mappings": l.marked(filesMapping())})
	}
	if err == nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(w.ctx), cleaning)
	defer cancel()
	return errors.Join(err, w.remove(ctx, []string{l.index, l.wordsIndex(), l.filesIndex(), l.sides().filesIndex()}))
}

// become gives the generation that is loaded its name.
func (l *partLoad) become(m manifest, index string) {
	m.Languages = map[string]language{}
	l.manifest, l.index = m, index
}

// id is the UUID of b, "" where there is none.
func (b *before) id() string {
	if b.generation == nil {
		return ""
	}
	return b.uuid
}

// leave keeps what finishing needs of this part.
func (l *partLoad) leave(ctx context.Context) error {
	if err := l.writePlaces(); err != nil {
		return err
	}
	for _, name := range []string{digestsFile, readingsFile, placesFile} {
		of := ofPart(name, l.part.Number)
		if err := os.Rename(filepath.Join(l.dir, name), filepath.Join(l.dir, of)); err != nil {
			return err
		}
		if err := l.sides().putFile(ctx, l.dir, of); err != nil {
			return err
		}
	}
	head, _ := json.Marshal(loadedPart{l.report.Articles, l.part.Unread()}) // of numbers, which does not fail
	name := ofPart(partHead, l.part.Number)
	if err := os.WriteFile(filepath.Join(l.dir, name), head, 0o600); err != nil {
		return err
	}
	return l.sides().putFile(ctx, l.dir, name)
}

// writePlaces writes where the articles stand, as short hashes.
func (l *partLoad) writePlaces() error {
	w, err := changes.Create(filepath.Join(l.dir, placesFile))
	if err != nil {
		return err
	}
	for _, place := range l.places.all {
		err = errors.Join(err, w.Add(changes.Row{Short: uint64(place)}))
	}
	return errors.Join(err, w.Close())
}
