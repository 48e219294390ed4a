package distributed

import (
	"context"
	"fmt"
	"math/rand/v2"
	"time"

	"golang.org/x/sync/errgroup"

	"kiosque/index/distributed/cluster"
)

const (
	senders = 4 // requests under way at once
	// patience is how long a request is tried again while nothing of it is taken: a node that is started again is back by then.
	patience   = 5 * time.Minute
	firstPause = 100 * time.Millisecond // before the second try; then twice as long each time
	longest    = 10 * time.Second
	answering  = 2 * time.Minute // how long one try may take
)

// action is how a document is taken.
type action string

// A document that is there already stays when it is to be created, and is replaced when it is to be put.
const (
	toCreate action = "create"
	toPut    action = "index"
)

// request is documents on their way into an index. Each is an action and a source, as _bulk wants them.
type request struct {
	index  string
	action action
	body   []byte
	ends   []int    // where the lines of each document end
	names  []string // of the documents, for errors
}

// add begins a document: its id, which it must be the only one to have; the id by which its shard is found, "" for its own;
// its name for errors. Its source is appended to the body; end ends it.
func (r *request) add(id, routing, name string) {
	r.names = append(r.names, name)
	r.body = append(append(append(r.body, `{"`...), r.action...), `":{"_id":`...)
	r.body = appendString(r.body, id)
	if routing != "" {
		r.body = append(r.body, `,"routing":`...)
		r.body = appendString(r.body, routing)
	}
	r.body = append(r.body, "}}\n"...)
}

func (r *request) end() {
	r.body = append(r.body, '\n')
	r.ends = append(r.ends, len(r.body))
}

// empty takes all documents away.
func (r *request) empty() { r.body, r.ends, r.names = r.body[:0], r.ends[:0], r.names[:0] }

// keep leaves only some of the documents.
func (r *request) keep(numbers []int) *request {
	kept := &request{index: r.index, action: r.action}
	for _, n := range numbers {
		start := 0
		if n > 0 {
			start = r.ends[n-1]
		}
		kept.body = append(kept.body, r.body[start:r.ends[n]]...)
		kept.ends, kept.names = append(kept.ends, len(kept.body)), append(kept.names, r.names[n])
	}
	return kept
}

// bulk sends requests, a few at a time. Who has another waits.
type bulk struct {
	client *cluster.Client
	queue  chan *request
}

// newBulk starts the senders in a group, which ends when one of them fails.
func newBulk(ctx context.Context, client *cluster.Client, group *errgroup.Group) *bulk {
	b := &bulk{client: client, queue: make(chan *request)}
	for range senders {
		group.Go(func() error {
			for r := range b.queue {
				if err := b.deliver(ctx, r); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return b
}

// send hands a request on, which is empty or not the caller's any more.
func (b *bulk) send(ctx context.Context, r *request) error {
	if len(r.ends) == 0 {
		return nil
	}
	select {
	case b.queue <- r:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (b *bulk) close() { close(b.queue) }

// deliver sends a request until all of it is taken. What the cluster is too busy for, or has no shard for now, is sent again.
func (b *bulk) deliver(ctx context.Context, r *request) error {
	pause, tired := firstPause, time.Now().Add(patience)
	for {
		left, err := b.try(ctx, r)
		switch {
		case left == nil:
			return err
		case len(left.ends) < len(r.ends):
			r, pause, tired = left, firstPause, time.Now().Add(patience)
		case time.Now().After(tired):
			return fmt.Errorf("the cluster took nothing for %s: %w: %w", patience, cluster.ErrAway, err)
		}
		if err := sleep(ctx, pause/2+rand.N(pause)); err != nil {
			return err
		}
		pause = min(2*pause, longest)
	}
}

// try sends a request once. It returns what of it must be sent again, and why.
func (b *bulk) try(ctx context.Context, r *request) (left *request, err error) {
	within, cancel := context.WithTimeout(ctx, answering)
	defer cancel()
	var answer struct {
		Errors bool
		Items  []outcome
	}
	path := "/" + r.index + "/_bulk?filter_path=errors,items.*.status,items.*.error.type,items.*.error.reason"
	err = b.client.Do(within, "POST", path, r.body, &answer)
	switch {
	case err != nil && ctx.Err() == nil && (within.Err() != nil || cluster.IsTransient(err)):
		return r, err
	case err != nil || !answer.Errors:
		return nil, err
	case len(answer.Items) != len(r.ends):
		return nil, fmt.Errorf("load: %d documents were sent, %d answered", len(r.ends), len(answer.Items))
	}
	return r.left(b.client, answer.Items)
}

// left is what must be sent again by the outcomes of all, and why; an error alone is that of a document that is refused.
func (r *request) left(client *cluster.Client, outcomes []outcome) (*request, error) {
	var again []int
	var why error
	for i, o := range outcomes {
		err := o.err(client)
		switch {
		case err == nil || cluster.IsConflict(err): // in the latter case it was taken in a try whose answer was lost
		case cluster.IsTransient(err):
			again, why = append(again, i), err
		default:
			return nil, fmt.Errorf("load %s: %w", r.names[i], err)
		}
	}
	if len(again) == 0 {
		return nil, nil
	}
	return r.keep(again), why
}

// outcome is what became of one document, by the action: there is one.
type outcome map[string]struct {
	Status int
	Error  struct{ Type, Reason string }
}

// err is why a document was not taken; nil when it was.
func (o outcome) err(client *cluster.Client) error {
	for _, of := range o {
		if of.Error.Type != "" {
			return client.Refused(of.Status, of.Error.Type, of.Error.Reason)
		}
	}
	return nil
}

// insist does something until it is done, or fails for good, or patience ends.
func insist(ctx context.Context, do func() error) error {
	pause, tired := firstPause, time.Now().Add(patience)
	for {
		err := do()
		if err == nil || !cluster.IsTransient(err) || time.Now().After(tired) {
			return err
		}
		if err := sleep(ctx, pause/2+rand.N(pause)); err != nil {
			return err
		}
		pause = min(2*pause, longest)
	}
}

// sleep waits, unless ctx ends before.
func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
