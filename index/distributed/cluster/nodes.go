package cluster

import (
	"context"
	"math"
	"math/rand/v2"
	"net/url"
	"sync"
	"time"
)

// nodes are taken in turn. One that fails is left out for a while, which grows with every further failure; then one
// request tries whether it is back, while the others go on without it.
type nodes struct {
	sync.Mutex
	all  []*node
	turn int
}

// node is a place that requests go to.
type node struct {
	base string // of addresses, without a slash at its end
	name string // host:port

	answered time.Time // last
	failures int       // since then
	out      time.Time // until when it is left out
}

const (
	firstOut = time.Second
	mostOut  = 10 * time.Second
)

func newNodes(addresses []*url.URL) *nodes {
	all := make([]*node, len(addresses))
	for i, u := range addresses {
		all[i] = &node{base: u.String(), name: u.Host}
	}
	return &nodes{all: all, turn: rand.IntN(len(all))}
}

func (s *nodes) names() []string {
	names := make([]string, len(s.all))
	for i, n := range s.all {
		names[i] = n.name
	}
	return names
}

// next is the node to ask now, rather not but, and how often in a row it has failed. Where all are left out it is the
// one that is to be tried first.
func (s *nodes) next(but *node) (*node, int) {
	s.Lock()
	defer s.Unlock()
	s.turn = (s.turn + 1) % len(s.all)
	now := time.Now()
	best, least := s.all[s.turn], time.Duration(math.MaxInt64)
	for i := range s.all {
		n := s.all[(s.turn+i)%len(s.all)]
		wait := max(0, n.out.Sub(now))
		if n == but {
			wait++
		}
		if wait < least {
			best, least = n, wait
		}
	}
	if best.failures > 0 {
		best.out = now.Add(while(best.failures))
	}
	return best, best.failures
}

// failed leaves n out. Failures are those that it had when it was taken: many requests at once that met one death are
// one failure.
func (s *nodes) failed(n *node, failures int) {
	s.Lock()
	defer s.Unlock()
	if n.failures == failures {
		n.failures++
		n.out = time.Now().Add(while(n.failures))
	}
}

// patience is how long a node may be silent before anything follows from it.
const patience = 250 * time.Millisecond

// listening is ctx for an attempt, which ends by its limit, or before when n has answered nobody during its silence.
func (s *nodes) listening(ctx context.Context, n *node, w wait) (context.Context, context.CancelFunc) {
	ctx, end := context.WithTimeout(ctx, w.limit)
	ctx, giveUp := context.WithCancelCause(ctx)
	began := time.Now()
	watch := time.AfterFunc(w.silence, func() {
		if s.isMute(n, began) {
			giveUp(context.DeadlineExceeded)
		}
	})
	return ctx, func() { watch.Stop(); giveUp(nil); end() }
}

// isMute tells whether n has answered nobody since a request began that it has not answered in time. If it has, it
// is there and has much to do, and its neighbours would have more to do without it.
func (s *nodes) isMute(n *node, began time.Time) bool {
	s.Lock()
	defer s.Unlock()
	return n.answered.Before(began) && time.Since(began) > patience
}

// heard takes n back.
func (s *nodes) heard(n *node) {
	s.Lock()
	defer s.Unlock()
	n.answered, n.failures, n.out = time.Now(), 0, time.Time{}
}

// while is how long a node is left out that has failed so often.
func while(failures int) time.Duration {
	return jittered(min(mostOut, firstOut<<min(failures-1, 10)))
}

// jittered is d, more or less, so that what failed together does not come again together.
func jittered(d time.Duration) time.Duration {
	return d/2 + rand.N(d)
}
