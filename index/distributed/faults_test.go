package distributed_test

import (
	"context"
	"errors"
	"iter"
	"log/slog"
	"strings"
	"testing"
	"time"

	"kiosque/article"
	"kiosque/index"
	"kiosque/index/distributed"
	"kiosque/index/distributed/cluster"
	"kiosque/index/distributed/nodes"
	"kiosque/index/embedded"
	"kiosque/index/indextest"
	"kiosque/query"
)

// TestFaults does to the nodes of a cluster of its own what befalls machines. One archive has a copy of every shard on
// another node, as archives have unless it is said; the other has none, so that what a node holds is away with it.
func TestFaults(t *testing.T) {
	a := &afflicted{nodes: nodes.New(t)}
	a.whole, a.single = a.engine(t, "whole", 0), a.engine(t, "single", -1)
	for _, fault := range []struct {
		sentence string
		befalls  func(*afflicted, *testing.T)
	}{
		{"a cluster that is away at start is waited for", (*afflicted).awayAtStart},
		{"no answer fails or is smaller while a node is killed", (*afflicted).nodeKilled},
		{"no answer fails or is smaller while the manager is killed", (*afflicted).managerKilled},
		{"of what has no copy a node takes its share, and nothing is answered instead", (*afflicted).shareKilled},
		{"a slow node makes answers late or errors, never smaller", (*afflicted).nodeSlow},
		{"a node that stands still during a rebuild leaves one generation or the other", (*afflicted).frozenWhileRebuilding},
		{"a node that is killed during a rebuild leaves one generation or the other", (*afflicted).killedWhileRebuilding},
		{"a full cluster refuses a rebuild in a sentence, and goes on answering", (*afflicted).full},
	} {
		if !t.Run(fault.sentence, func(t *testing.T) { fault.befalls(a, t) }) {
			t.Fatal("what follows would be tried on what this left")
		}
	}
}

// afflicted is a cluster with two archives in it.
type afflicted struct {
	nodes         *nodes.Cluster
	whole, single *distributed.Engine
}

const (
	answerWithin  = 15 * time.Second // what a reader waits for an answer at the most
	rebuildWithin = 3 * time.Minute
	perSecond     = 50 // questions, while something befalls
)

func (a *afflicted) engine(t *testing.T, archive string, replicas int) *distributed.Engine {
	t.Helper()
	return opening(t, distributed.Options{
		Logger: slog.New(slog.DiscardHandler), Cluster: cluster.Options{URLs: a.nodes.URLs()}, Archive: archive, Shards: nodes.Size, Replicas: replicas,
	})
}

// The two corpora that the archives hold in turn: all answers of one differ from those of the other.
func corpus(n int) []article.Article { return indextest.Random(uint64(42+n), 200+100*n) }

func (a *afflicted) awayAtStart(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), answerWithin)
	defer cancel()
	if err := a.whole.Ready(ctx); !errors.Is(err, index.ErrUnavailable) {
		t.Errorf("ready without a cluster: %v, want %v", err, index.ErrUnavailable)
	}
	if _, err := a.whole.Search(ctx, query.New()); !errors.Is(err, index.ErrUnavailable) {
		t.Errorf("search without a cluster: %v, want %v", err, index.ErrUnavailable)
	}
	if ctx.Err() != nil {
		t.Errorf("no answer within %v", answerWithin)
	}
	a.nodes.Start(t)
	for _, e := range []*distributed.Engine{a.whole, a.single} {
		rebuilt(t, e, corpus(0))
		ready(t, e)
	}
	a.nodes.Wait(t) // until the copies are there
}

func (a *afflicted) nodeKilled(t *testing.T) { a.killed(t, 1+a.nodes.Manager(t)%nodes.Size) }

func (a *afflicted) managerKilled(t *testing.T) { a.killed(t, a.nodes.Manager(t)) }

// killed kills a node under load, and starts it again.
func (a *afflicted) killed(t *testing.T, node int) {
	t.Helper()
	l := startLoad(t, a.whole)
	a.nodes.Kill(t, node)
	time.Sleep(10 * time.Second)
	a.nodes.Restart(t, node)
	time.Sleep(10 * time.Second)
	l.settle(t)
	l.wantNoneFailed(t)
	a.nodes.Wait(t)
}

func (a *afflicted) shareKilled(t *testing.T) {
	node := 1 + a.nodes.Manager(t)%nodes.Size
	l := startLoad(t, a.single)
	a.nodes.Kill(t, node)
	time.Sleep(3 * time.Second)
	ctx, cancel := context.WithTimeout(t.Context(), answerWithin)
	defer cancel()
	if result, err := a.single.Search(ctx, query.New()); !errors.Is(err, index.ErrUnavailable) {
		t.Errorf("a third is away: %d articles (%v), want %v", result.Total, err, index.ErrUnavailable)
	}
	l.settle(t)
	a.nodes.Restart(t, node)
	a.nodes.Wait(t)
	right(t, a.single, 0)
}

func (a *afflicted) nodeSlow(t *testing.T) {
	node := 1 + a.nodes.Manager(t)%nodes.Size
	l := startLoad(t, a.whole)
	a.nodes.Freeze(t, node)
	time.Sleep(5 * time.Second)
	a.nodes.Thaw(t, node)
	l.settle(t)
	a.nodes.Wait(t)
	right(t, a.whole, 0)
}

func (a *afflicted) frozenWhileRebuilding(t *testing.T) {
	node := 1 + a.nodes.Manager(t)%nodes.Size
	a.rebuiltMeanwhile(t, func() { a.nodes.Freeze(t, node) }, func() { a.nodes.Thaw(t, node) })
}

func (a *afflicted) killedWhileRebuilding(t *testing.T) {
	node := 1 + a.nodes.Manager(t)%nodes.Size
	a.rebuiltMeanwhile(t, func() { a.nodes.Kill(t, node) }, func() { a.nodes.Restart(t, node) })
}

// rebuiltMeanwhile rebuilds the other corpus. When half of it is read something befalls, and passes five seconds later.
// The archive then answers of one corpus or of the other, as the rebuild says, and the next rebuild succeeds.
func (a *afflicted) rebuiltMeanwhile(t *testing.T, befalls, passes func()) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), rebuildWithin)
	defer cancel()
	passed := make(chan struct{})
	report, err := a.whole.Rebuild(ctx, halfway(corpus(1), func() {
		befalls()
		time.AfterFunc(5*time.Second, func() { passes(); close(passed) })
	}))
	t.Logf("the rebuild: %+v, %v", report, err)
	if err == nil {
		right(t, a.whole, 1)
	} else {
		right(t, a.whole, 0)
	}
	<-passed
	a.nodes.Wait(t)
	for _, n := range []int{1, 0} {
		rebuilt(t, a.whole, corpus(n))
		right(t, a.whole, n)
	}
}

// halfway gives articles, and calls do once half of them were taken.
func halfway(articles []article.Article, do func()) iter.Seq2[article.Article, error] {
	return func(yield func(article.Article, error) bool) {
		for i, a := range articles {
			if i == len(articles)/2 {
				do()
			}
			if !yield(a, nil) {
				return
			}
		}
	}
}

// full: OpenSearch blocks writing, when a disk is nearly full, to the indices that have shards there, and when all are,
// to new ones.
func (a *afflicted) full(t *testing.T) {
	blocked := map[string]any{"index.blocks.read_only_allow_delete": true}
	free := map[string]any{"index.blocks.read_only_allow_delete": nil}
	cluster := func(value any) any {
		return map[string]any{"persistent": map[string]any{"cluster.blocks.create_index": value}}
	}
	for _, test := range []struct {
		what, path string
		set, unset any
	}{
		{"no new index", "/_cluster/settings", cluster(true), cluster(nil)},
		{"no writing to any index", "/whole*/_settings", blocked, free},
	} {
		ctx, cancel := context.WithTimeout(t.Context(), rebuildWithin)
		report, err := a.whole.Rebuild(ctx, halfway(corpus(1), func() { a.do(t, "PUT", test.path, test.set) }))
		if test.what == "no new index" && err == nil { // the index was there before the block
			report, err = a.whole.Rebuild(ctx, indextest.Sequence(corpus(1)))
		}
		cancel()
		if err == nil || !strings.Contains(err.Error(), "full") || strings.Contains(err.Error(), "{") {
			t.Errorf("%s: %+v, %v; want one sentence that says that the cluster is full", test.what, report, err)
		}
		a.do(t, "PUT", test.path, test.unset)
		rebuilt(t, a.whole, corpus(0))
		right(t, a.whole, 0)
	}
}

func (a *afflicted) do(t *testing.T, method, path string, body any) {
	t.Helper()
	if err := a.client(t).Do(t.Context(), method, path, body, nil); err != nil {
		t.Fatalf("%s %s: %v", method, path, err)
	}
}

func (a *afflicted) client(t *testing.T) *cluster.Client {
	t.Helper()
	c, err := cluster.New(cluster.Options{URLs: a.nodes.URLs()})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func rebuilt(t *testing.T, e index.Keeper, articles []article.Article) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), rebuildWithin)
	defer cancel()
	if _, err := e.Rebuild(ctx, indextest.Sequence(articles)); err != nil {
		t.Fatalf("rebuild: %v", err)
	}
}

func ready(t *testing.T, e *distributed.Engine) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), answerWithin)
	defer cancel()
	if err := e.Ready(ctx); err != nil {
		t.Errorf("ready: %v", err)
	}
}

// right holds the answers of an engine against those of the embedded one.
func right(t *testing.T, e index.Searcher, of int) {
	t.Helper()
	truth, err := embedded.Open(t.TempDir(), embedded.Options{Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = truth.Close() }()
	rebuilt(t, truth, corpus(of))
	for _, q := range asked {
		have, want := answer(t, e, q), answer(t, truth, q)
		if have.Total != want.Total || have.Articles != want.Articles {
			t.Errorf("%v: %d hits, %d articles, want %d and %d", q.Values(), have.Total, have.Articles, want.Total, want.Articles)
		}
	}
}
