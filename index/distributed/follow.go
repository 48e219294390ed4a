package distributed

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/semaphore"

	"kiosque/index"
	"kiosque/index/distributed/cluster"
	"kiosque/index/generations"
)

const (
	poll       = 500 * time.Millisecond // how often is looked which generation is current
	glance     = 2 * time.Second        // for the answer to that
	mostOthers = 8                      // generations besides the current one that are held open for cursors
)

// following is which generation answers. It is no state that others need: it is read from the cluster.
type following struct {
	current atomic.Pointer[generation] // the last that was seen; nil: none was
	swap    *semaphore.Weighted        // held while is looked, and while another one becomes current
	told    error                      // what the log has of the last look
	suited  atomic.Bool                // the cluster has said that it is one that can be asked
	mu      sync.Mutex
	others  map[string]*generation // by UUID: those that cursors are of
	stop    context.CancelFunc
	stopped chan struct{}
}

// begin follows the alias until Close.
func (e *Engine) begin() {
	e.swap, e.stopped = semaphore.NewWeighted(1), make(chan struct{})
	ctx, stop := context.WithCancel(context.Background())
	e.stop = stop
	if e.options.WriteOnly {
		close(e.stopped)
		return
	}
	go e.follow(ctx)
}

func (e *Engine) follow(ctx context.Context) {
	defer close(e.stopped)
	tick := time.NewTicker(poll)
	defer tick.Stop()
	for {
		e.watch(ctx)
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// watch looks once. What is wrong is told in the log once; the generation that answered goes on.
func (e *Engine) watch(ctx context.Context) {
	_, err := e.look(ctx)
	if err != nil && ctx.Err() == nil && !isNone(err) && (e.told == nil || e.told.Error() != err.Error()) {
		e.options.Logger.Error("the current generation is not known", "archive", e.options.Archive, "error", err)
	}
	e.told = err
}

// isNone tells that there is no generation, rather than that nothing is known.
func isNone(err error) bool {
	return errors.Is(err, index.ErrUnavailable) && !isAway(err) && !errors.Is(err, index.ErrStale)
}

// Close stops following the alias.
func (e *Engine) Close() error {
	e.stop()
	<-e.stopped
	return nil
}

// currentGeneration returns the generation that answers: the last that was seen, which goes on while the cluster is
// away or has nothing better. ErrUnavailable when there is none.
func (e *Engine) currentGeneration(ctx context.Context) (*generation, error) {
	if g := e.current.Load(); g != nil && !e.options.WriteOnly {
		return g, nil
	}
	return e.look(ctx)
}

// Current says which generation answers, when it was built and how many articles it holds; zero values when there is
// none. The cluster is asked only where none was seen yet.
func (e *Engine) Current() (generation string, created time.Time, articles int) {
	g, err := e.currentGeneration(context.Background())
	if err != nil {
		return "", time.Time{}, 0
	}
	return g.manifest.Generation, g.manifest.Created, g.manifest.Articles
}

// look asks the cluster which generation is current. One that is of another version takes no other's place.
func (e *Engine) look(ctx context.Context) (*generation, error) {
	if err := e.swap.Acquire(ctx, 1); err != nil {
		return nil, fmt.Errorf("%w: %w", index.ErrAway, err) // whoever looks waits for the cluster
	}
	defer e.swap.Release(1)
	ctx, cancel := context.WithTimeout(ctx, glance)
	defer cancel()
	found, err := e.states(ctx, e.options.Archive)
	if cluster.IsMissing(err) {
		e.current.Store(nil)
		return nil, index.ErrUnavailable
	}
	if err != nil {
		return nil, unavailable(err)
	}
	for name, s := range found {
		l := listed{}
		if l.name, _ = e.nameOf(name); l.name == "" {
			continue
		}
		e.read(&l, s)
		if g := e.current.Load(); g != nil && g.uuid == l.uuid {
			return g, nil
		}
		if l.refused == nil {
			l.refused = l.manifest.Version(format)
		}
		if l.refused != nil {
			return nil, fmt.Errorf("%w: generation %s: %w", index.ErrUnavailable, l.name, l.refused)
		}
		return e.serve(e.open(&l)), nil
	}
	e.current.Store(nil)
	return nil, index.ErrUnavailable
}

// suits refuses what is no OpenSearch, or too old a one. It is asked until it has said what it is; who may not ask that
// finds out by what is asked next.
func (e *Engine) suits(ctx context.Context) error {
	if e.suited.Load() {
		return nil
	}
	err := e.client.Suits(ctx)
	if errors.Is(err, cluster.ErrDenied) {
		err = nil
	}
	e.suited.Store(err == nil)
	return err
}

// open makes a generation of what is listed. Nothing of it is read yet.
func (e *Engine) open(l *listed) *generation {
	return &generation{manifest: l.manifest, client: e.client, index: e.indexOf(l.name), body: e.options.Body, memory: newMemory(), life: life{uuid: l.uuid}}
}

// serve makes g the generation that answers. The swap must be held.
func (e *Engine) serve(g *generation) *generation {
	if old := e.current.Swap(g); old != nil {
		e.hold(old)
	}
	return g
}

// hold keeps a generation open for those who page through its answers.
func (e *Engine) hold(g *generation) *generation {
	e.mu.Lock()
	defer e.mu.Unlock()
	if len(e.others) >= mostOthers || e.others == nil {
		e.others = map[string]*generation{}
	}
	if held := e.others[g.uuid]; held != nil {
		return held
	}
	e.others[g.uuid] = g
	return g
}

// forget lets generations go that are not there any more.
func (e *Engine) forget(uuid string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	delete(e.others, uuid)
}

// View holds the current generation: its index does not change, so that there is nothing to close.
func (e *Engine) View(ctx context.Context) (index.View, error) {
	g, err := e.currentGeneration(ctx)
	if err != nil {
		return nil, err
	}
	return view{g}, nil
}

// ViewOf holds the generation that a cursor is of while that is kept, whichever program has made it; else it is View.
func (e *Engine) ViewOf(ctx context.Context, cursor string) (index.View, error) {
	if cursor == "" {
		return e.View(ctx)
	}
	g, err := e.ofCursor(ctx, cursor)
	if err != nil {
		return nil, err
	}
	if g == nil {
		return e.View(ctx)
	}
	return view{g}, nil
}

// ofCursor returns the generation that a cursor is of, nil when it is of none that is kept.
func (e *Engine) ofCursor(ctx context.Context, cursor string) (*generation, error) {
	if g := e.current.Load(); g != nil && g.made(cursor) {
		return g, nil
	}
	if g := e.held(cursor); g != nil {
		return g, nil
	}
	name, _, ok := generationOf(cursor)
	if !ok || !generations.IsName(name) {
		return nil, nil //nolint:nilnil // it is of none
	}
	all, err := e.listNamed(ctx, e.indexOf(name)+"*")
	if err != nil {
		return nil, unavailable(err)
	}
	for i := range all {
		if g := e.open(&all[i]); all[i].wholeness() == nil && g.made(cursor) {
			return e.hold(g), nil
		}
	}
	return nil, nil //nolint:nilnil // it is of none
}

func (e *Engine) held(cursor string) *generation {
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, g := range e.others {
		if g.made(cursor) {
			return g
		}
	}
	return nil
}

// made tells whether a cursor is of this generation.
func (g *generation) made(cursor string) bool {
	name, mark, ok := generationOf(cursor)
	return ok && name == g.manifest.Generation && mark == g.mark()
}

// mark tells a generation from others, of the same name too.
func (g *generation) mark() uint32 {
	h := fnv.New32a()
	_, _ = h.Write([]byte(g.manifest.Generation + " " + g.uuid))
	return h.Sum32()
}

// Ready returns nil when the alias is there and every shard of its generation has a copy that answers.
func (e *Engine) Ready(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, glance)
	defer cancel()
	g, err := e.look(ctx)
	if err != nil {
		return err
	}
	return g.ready(ctx)
}

// ready returns nil when every shard of g has a copy that answers.
func (g *generation) ready(ctx context.Context) error {
	var health struct {
		Status string `json:"status"`
		Shards int    `json:"active_primary_shards"`
	}
	err := g.client.Do(ctx, "GET", "/_cluster/health/"+g.indices()+"?timeout=0s", nil, &health)
	if err != nil {
		return unavailable(err)
	}
	if health.Status == "red" {
		return fmt.Errorf("%w: of generation %s not every shard is active", index.ErrUnavailable, g.manifest.Generation)
	}
	return nil
}

// isAway tells whether err says that the cluster cannot answer now.
func isAway(err error) bool { return cluster.IsTransient(err) || cluster.IsLate(err) }

// unavailable adds ErrUnavailable to what says that the cluster cannot answer now.
func unavailable(err error) error {
	if err == nil || errors.Is(err, index.ErrUnavailable) {
		return err
	}
	if isAway(err) {
		return fmt.Errorf("%w: %w", index.ErrAway, err)
	}
	return err
}
