package cli

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"sync"
	"time"

	"kiosque/article"
	"kiosque/corpus"
	"kiosque/corpus/read"
	"kiosque/corpus/watch"
	"kiosque/index"
)

// tryAgain is how long it takes until a rebuild that failed is tried again, for a disk may have room by then,
// and another rebuild have ended. One that was refused waits for the corpus to change.
const tryAgain = 30 * time.Second

// follow does work beside the server until stop is called, which waits for its end.
func (p *program) follow(ctx context.Context, work func(context.Context)) (stop func()) {
	ctx, cancel := context.WithCancel(ctx)
	var following sync.WaitGroup
	following.Go(func() { work(ctx) })
	return func() { cancel(); following.Wait() }
}

// renewals rebuilds whenever the corpus has changed and rests, at each change that the archive does not have: files that were only touched make no generation.
func (p *program) renewals(ctx context.Context, e engine, s source) {
	said := refusals{}
	for change, err := range watch.Folder(ctx, s.root, watch.Options{Read: s.reading(p.data)}) {
		if err != nil {
			p.logger().Error("the corpus cannot be looked at; the archive stays as it is", "error", err)
			continue
		}
		how := rebuilding{source: s, wait: change.Wait, said: &said}
		if !p.isKnown(ctx, e, how) {
			said.begin()
			p.renew(ctx, e, how)
		}
	}
}

// isKnown tells whether the archive has all that the corpus has, as it is, and nothing else.
func (p *program) isKnown(ctx context.Context, e engine, how rebuilding) bool {
	earlier, err := e.Earlier(ctx)
	if err != nil {
		return false
	}
	defer func() { _ = earlier.Close() }()
	options, err := how.options(p.data, nil)
	if err != nil {
		return false
	}
	options.Earlier, options.Read.Wait = earlier, how.wait
	n := 0
	for a, err := range corpus.Articles(ctx, how.root, options) {
		if err != nil || !hasSame(earlier, &a) {
			return false
		}
		n++
	}
	_, _, articles := e.Current()
	return n == articles
}

// hasSame tells whether an earlier archive has an article as it is now.
func hasSame(earlier corpus.Earlier, a *article.Article) bool {
	_, chrome, known := earlier.Find(a.Reading.Key)
	return known && chrome == a.Reading.Chrome
}

// renew makes one generation. What goes wrong is logged once, and the old generation answers on.
func (p *program) renew(ctx context.Context, e engine, how rebuilding) {
	logged := ""
	for {
		r, err := p.withoutPanic(ctx, e, how)
		if ctx.Err() != nil {
			return
		}
		if err == nil {
			t := r.Changed
			p.logger().Info("the corpus has changed, and the archive with it", "generation", r.Generation, "articles", r.Articles,
				"new", t.New, "changed", t.Altered, "gone", t.Gone, "refused", r.refused, "took", r.took.Round(time.Millisecond))
			return
		}
		if logged != err.Error() {
			logged = err.Error()
			p.logger().Error("the corpus has changed, and the archive stays as it was", "error", err)
		}
		var loss *index.Loss
		if errors.As(err, &loss) || !rested(ctx, tryAgain) {
			return
		}
	}
}

// rested waits, and tells whether that was all.
func rested(ctx context.Context, while time.Duration) bool {
	select {
	case <-ctx.Done():
		return false
	case <-time.After(while):
		return true
	}
}

// withoutPanic is reread, whose panics are errors: the server goes on.
func (p *program) withoutPanic(ctx context.Context, e engine, how rebuilding) (r rebuilt, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			p.logger().Error("panic in a rebuild", "cause", fmt.Sprint(cause), "stack", string(debug.Stack()))
			err = errors.New("the rebuild has failed by a fault of the program; its trace is in the log")
		}
	}()
	return p.reread(ctx, e, how)
}

// refusals are those of the rebuild before, so that they are not said again, and those of this one.
type refusals struct{ before, now map[string]bool }

func (r *refusals) begin() { r.before, r.now = r.now, map[string]bool{} }

// has tells whether the rebuild before has said the same; nil, that none was before.
func (r *refusals) has(refusal *read.Refusal) bool {
	if r == nil {
		return false
	}
	text := refusal.Error()
	r.now[text] = true
	return r.before[text]
}
