package cli

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math"
	"runtime/debug"
	"time"

	"kiosque/article"
	"kiosque/corpus"
	"kiosque/corpus/read"
	"kiosque/index"
)

// tally counts what became of the files of a corpus, and which articles were taken over unread.
type tally struct {
	kept, refused, ignored, taken int
}

// rebuild reads a corpus into a new generation, and says what came of it.
func (p *program) rebuild(ctx context.Context, e engine, s source) error {
	r, err := p.reread(ctx, e, rebuilding{source: s})
	return p.report(ctx, e, r, err, false)
}

// reread reads a corpus into a new generation. The error is a *index.Loss when too much would be lost.
func (p *program) reread(ctx context.Context, e engine, how rebuilding) (r rebuilt, err error) {
	defer boundMemory()()
	ended := p.metrics.Rebuild()
	defer func() { ended(err == nil, isLoss(err)) }()
	began := time.Now()
	options, err := how.options(p.data, func(refusal *read.Refusal) {
		if r.count(refusal); !how.said.has(refusal) {
			p.refuse(refusal)
		}
	})
	if err != nil {
		return r, err
	}
	gates, err := how.gates()
	if err != nil {
		return r, err
	}
	earlier, err := p.earlier(ctx, e, how.full)
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, earlier.Close()) }()
	options.Earlier, options.Read.Wait = earlier, how.wait
	options.Taken = func() { r.taken++ }
	if options.Part = how.part; how.seen != nil {
		how.seen.of(&options)
	}
	gates.Unread = func() int { return r.refused }
	show := p.progress()
	options.Surveyed = show.survey
	build := how.build
	if build == nil {
		build = func(articles iter.Seq2[article.Article, error], gates index.Gates) (index.Report, error) {
			return e.Rebuild(ctx, articles, gates)
		}
	}
	r.Report, err = build(r.watched(corpus.Articles(ctx, how.root, options), show), gates)
	show.end()
	r.took = time.Since(began)
	return r, r.why(err, how.root)
}

// isLoss tells whether a rebuild was refused, for too much would be lost.
func isLoss(err error) bool {
	var loss *index.Loss
	return errors.As(err, &loss)
}

// earlier opens what the archive has of a corpus already; of a full reading nothing is known.
func (p *program) earlier(ctx context.Context, e engine, full bool) (index.Earlier, error) {
	if full {
		return index.NothingEarlier{}, nil
	}
	return e.Earlier(ctx)
}

// why says of an error of a rebuild what users are told.
func (t *tally) why(err error, root string) error {
	switch {
	case errors.Is(err, index.ErrEmpty):
		return fmt.Errorf("corpus %s: it holds no article that can be read (%d refused, %d of other kinds)", root, t.refused, t.ignored)
	case errors.Is(err, context.Canceled):
		return errors.New("ended before the archive was built; the old one, if any, stays")
	}
	return err
}

// buildMemory is how many bytes a rebuild may hold before its garbage is collected sooner than else: at a million
// articles it needs less than half of them, and the collector would let as much garbage lie. Files that are mapped do not count.
const buildMemory = 5 << 29

// boundMemory sets the bound, unless GOMEMLIMIT has set one, and returns what takes it off and gives the memory back.
func boundMemory() (free func()) {
	before := debug.SetMemoryLimit(-1)
	if before == math.MaxInt64 {
		debug.SetMemoryLimit(buildMemory)
	}
	return func() {
		debug.SetMemoryLimit(before)
		debug.FreeOSMemory()
	}
}

// watched counts the articles that go by.
func (t *tally) watched(articles iter.Seq2[article.Article, error], show progress) iter.Seq2[article.Article, error] {
	return func(yield func(article.Article, error) bool) {
		for a, err := range articles {
			if err == nil {
				t.kept++
				show.read(t.kept)
			}
			if !yield(a, err) {
				return
			}
		}
	}
}

// count counts what was not read; files of other kinds apart.
func (t *tally) count(r *read.Refusal) {
	switch {
	case r.Ignored:
		t.ignored++
	case !r.Kept:
		t.refused++
	}
}

// refuse says what was not read, or which stated value was not; of files of other kinds nothing.
func (p *program) refuse(r *read.Refusal) {
	switch {
	case r.Kept:
		_, _ = fmt.Fprintln(p.err, "kept without a value:", plain(r.Error()))
	case !r.Ignored:
		_, _ = fmt.Fprintln(p.err, "refused:", plain(r.Error()))
	}
}
