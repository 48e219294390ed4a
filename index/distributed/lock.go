package distributed

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"time"

	"kiosque/index"
	"kiosque/index/distributed/cluster"
	"kiosque/index/holder"
)

// The one who changes what is kept has a lease: the document writer of the index ARCHIVE-lock, which says who it is
// and until when. The writer renews it while it works; the lease of one that was killed runs out, and the next one
// takes it. It is taken, renewed and given back by scripts, so that the cluster compares and sets, and by the clock
// of one node: those of the writers may differ.
const (
	lease   = 30 * time.Second
	renewal = lease / 6
)

// errLost is why a writer ends whose lease another one has.
var errLost = errors.New("another process took over, for this one was not heard of any more")

const (
	takeLease = `if (ctx.op != 'create' && ctx._source.token != params.token && ctx._source.until > ctx._now) { ctx.op = 'none' }
else { ctx._source = ['token': params.token, 'holder': params.holder, 'until': ctx._now + params.lease] }`
	giveLease = `if (ctx._source.token == params.token) { ctx.op = 'delete' } else { ctx.op = 'none' }`
)

// theWriter is the document of the one who changes what is kept.
const theWriter = "writer"

// writer is the right to change what is kept, or another one that is a document of the same index.
type writer struct {
	e        *Engine
	token    string // of no other writer
	holder   string
	lease    time.Duration
	document string
}

func (e *Engine) newWriter(document string) *writer {
	token, kept := e.ungiven.LoadAndDelete(document)
	if !kept {
		token = rand.Text()
	}
	return &writer{e, token.(string), holder.Self(), lease, document}
}

func (e *Engine) lockIndex() string { return e.options.Archive + "-lock" }

// lock makes the caller the only one, on all machines, who changes what is kept, until unlock; ErrBusy at once, with
// who it is, when there is another. The context ends when the lease is lost.
func (e *Engine) lock(ctx context.Context) (held context.Context, w *writer, unlock func(), err error) {
	return e.claim(ctx, theWriter)
}

// claim is lock for the right that is a document.
func (e *Engine) claim(ctx context.Context, document string) (held context.Context, w *writer, unlock func(), err error) {
	w = e.newWriter(document)
	if err := e.makeLock(ctx); err != nil {
		return nil, nil, nil, err
	}
	if err := w.take(ctx); err != nil {
		e.ungiven.Store(document, w.token)
		return nil, nil, nil, err
	}
	held, end := context.WithCancelCause(ctx)
	renewed := make(chan struct{})
	go func() {
		defer close(renewed)
		w.renew(held, end)
	}()
	return held, w, func() {
		end(nil)
		<-renewed
		w.give(context.WithoutCancel(ctx))
	}, nil
}

// makeLock makes the index of the lock, where it is not there.
func (e *Engine) makeLock(ctx context.Context) error {
	err := e.client.Do(ctx, "PUT", "/"+e.lockIndex(), map[string]any{
		"settings": map[string]any{"number_of_shards": 1, "auto_expand_replicas": "0-2"},
		"mappings": map[string]any{"enabled": false},
	}, nil)
	if isThere(err) {
		return nil
	}
	return err
}

// take takes the lease, or renews it; ErrBusy when another has it.
func (w *writer) take(ctx context.Context) error {
	return w.lend(ctx, map[string]any{"scripted_upsert": true, "upsert": map[string]any{}})
}

// again renews the lease; ErrBusy when another has it, or had it and gave it back. What is heard late takes nothing
// that was given back.
func (w *writer) again(ctx context.Context) error {
	err := w.lend(ctx, map[string]any{})
	if cluster.IsMissing(err) {
		return fmt.Errorf("%s: %w: the lease was given back", w.e.options.Archive, index.ErrBusy)
	}
	return err
}

// lend asks for the lease, with what is to be done where nobody has it.
func (w *writer) lend(ctx context.Context, body map[string]any) error {
	params := map[string]any{"token": w.token, "holder": w.holder, "lease": w.lease.Milliseconds()}
	var done struct {
		Get struct {
			Source struct{ Token, Holder string } `json:"_source"`
		} `json:"get"`
	}
	body["script"] = map[string]any{"source": takeLease, "params": params}
	err := w.update(ctx, "?_source=true&retry_on_conflict=5", body, &done)
	switch {
	case cluster.IsConflict(err):
		return fmt.Errorf("%s: %w: %s", w.e.options.Archive, index.ErrBusy, holder.Unknown)
	case err != nil:
		return err
	case done.Get.Source.Token != w.token:
		return fmt.Errorf("%s: %w: %s", w.e.options.Archive, index.ErrBusy, holder.Shown(done.Get.Source.Holder))
	}
	return nil
}

// renew keeps the lease until ctx ends. Where another has it, or nobody was heard for as long as it holds, it ends ctx.
func (w *writer) renew(ctx context.Context, end context.CancelCauseFunc) {
	until := time.Now().Add(w.lease)
	tick := time.NewTicker(w.lease / (lease / renewal))
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		asked := time.Now()
		asking, cancel := context.WithDeadline(context.WithoutCancel(ctx), until) // to its end: it must not be heard after give
		err := w.again(asking)
		cancel()
		switch {
		case err == nil:
			until = asked.Add(w.lease)
		case errors.Is(err, index.ErrBusy), time.Now().After(until):
			end(errLost)
			return
		}
	}
}

// give gives the lease back; where that cannot be told the cluster, it runs out, unless the same engine takes it again.
func (w *writer) give(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, w.lease)
	defer cancel()
	err := w.update(ctx, "?retry_on_conflict=5", map[string]any{
		"script": map[string]any{"source": giveLease, "params": map[string]any{"token": w.token}},
	}, nil)
	if err != nil && !cluster.IsMissing(err) {
		w.e.ungiven.Store(w.document, w.token)
		w.e.options.Logger.Warn("the lock is not given back, and runs out by itself", "error", err)
	}
}

func (w *writer) update(ctx context.Context, options string, body, into any) error {
	return w.e.client.Do(ctx, "POST", "/"+w.e.lockIndex()+"/_update/"+w.document+options, body, into)
}

// orLost is the error of what ended because the lease was lost, and else err.
func orLost(ctx context.Context, err error) error {
	if cause := context.Cause(ctx); err != nil && errors.Is(cause, errLost) {
		return errLost
	}
	return err
}
