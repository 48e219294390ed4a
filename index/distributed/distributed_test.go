package distributed_test

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"os"
	"testing"
	"time"

	"kiosque/index"
	"kiosque/index/distributed"
	"kiosque/index/distributed/cluster"
	"kiosque/index/distributed/nodes"
	"kiosque/index/indextest"
)

// TestEngine holds the laws against the engine, on the cluster of KIOSQUE_CLUSTER.
func TestEngine(t *testing.T) {
	indextest.Run(t, func(t *testing.T) index.Engine { return open(t) })
}

// open returns the engine of an archive that nobody else has.
func open(t *testing.T) *distributed.Engine {
	t.Helper()
	return opening(t, archive(t))
}

// archive returns the options of an archive that nobody else has.
func archive(t *testing.T) distributed.Options {
	t.Helper()
	urls := nodes.URLs(t)
	archives++
	o := distributed.Options{
		Logger: slog.New(slog.DiscardHandler), Cluster: cluster.Options{URLs: urls}, Shards: 3, Replicas: -1,
		Archive: fmt.Sprintf("%s-%x-%d", cmp.Or(os.Getenv("KIOSQUE_ARCHIVE"), "test"), time.Now().UnixNano(), archives),
	}
	t.Cleanup(func() { remove(t, o) })
	return o
}

func opening(t *testing.T, o distributed.Options) *distributed.Engine {
	t.Helper()
	e, err := distributed.Open(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := e.Close(); err != nil {
			t.Error(err)
		}
	})
	return e
}

// remove removes the indices of an archive.
func remove(t *testing.T, o distributed.Options) {
	t.Helper()
	client, err := cluster.New(o.Cluster)
	if err != nil {
		t.Fatal(err)
	}
	if err := client.Do(context.Background(), "DELETE", "/"+o.Archive+"-*", nil, nil); err != nil {
		t.Error(err)
	}
}

var archives int
