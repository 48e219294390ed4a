package distributed

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"testing"
	"time"

	"kiosque/index"
	"kiosque/index/distributed/cluster"
	"kiosque/index/generations"
)

// writers are two engines of one archive that nobody else has.
func writers(t *testing.T) (one, other *Engine) {
	t.Helper()
	nodes := os.Getenv("KIOSQUE_CLUSTER")
	if nodes == "" {
		t.Skip("KIOSQUE_CLUSTER names no cluster: make cluster starts one")
	}
	o := Options{
		Logger: slog.New(slog.DiscardHandler), Cluster: cluster.Options{URLs: strings.Split(nodes, ",")}, WriteOnly: true,
		Archive: fmt.Sprintf("%s-lock-%x", archiveName(), time.Now().UnixNano()),
	}
	var both [2]*Engine
	for i := range both {
		e, err := Open(o)
		if err != nil {
			t.Fatal(err)
		}
		both[i] = e
		t.Cleanup(func() { _ = e.Close() })
	}
	t.Cleanup(func() { _ = both[0].remove(context.Background(), []string{o.Archive + "-*"}) })
	return both[0], both[1]
}

func TestOneWriterAtATimeAndTheOtherIsToldWho(t *testing.T) {
	one, other := writers(t)
	_, w, unlock, err := one.lock(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	_, _, _, err = other.lock(t.Context())
	if host, _ := os.Hostname(); !errors.Is(err, index.ErrBusy) || !strings.Contains(err.Error(), fmt.Sprintf("process %d on %s", os.Getpid(), host)) {
		t.Errorf("%v, want ErrBusy with who it is", err)
	}
	if err := w.again(t.Context()); err != nil {
		t.Errorf("who has the lease renews it: %v", err)
	}
	unlock()
	if err := w.again(t.Context()); !errors.Is(err, index.ErrBusy) {
		t.Errorf("what is heard after it was given back takes it: %v", err)
	}
	_, _, unlock, err = other.lock(t.Context())
	if err != nil {
		t.Fatalf("after it was given back: %v", err)
	}
	unlock()
}

// TestALeaseThatCannotBeGivenBackIsTakenAgain: a cluster that took no writes when a writer ended does not keep that
// program from its next change.
func TestALeaseThatCannotBeGivenBackIsTakenAgain(t *testing.T) {
	one, other := writers(t)
	_, _, unlock, err := one.lock(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	block := func(value any) {
		settings := map[string]any{"index.blocks.read_only_allow_delete": value}
		if err := one.client.Do(t.Context(), "PUT", "/"+one.lockIndex()+"/_settings", settings, nil); err != nil {
			t.Fatal(err)
		}
	}
	block(true)
	unlock()
	block(nil)
	if _, _, _, err := other.lock(t.Context()); !errors.Is(err, index.ErrBusy) {
		t.Errorf("another program: %v, want ErrBusy", err)
	}
	_, _, unlock, err = one.lock(t.Context())
	if err != nil {
		t.Fatalf("the same program: %v", err)
	}
	unlock()
}

func TestALeaseThatRunsOutIsTakenOver(t *testing.T) {
	one, other := writers(t)
	if err := one.makeLock(t.Context()); err != nil {
		t.Fatal(err)
	}
	killed := &writer{one, "killed", "process 1 on nowhere", 5 * time.Second, theWriter} // nobody renews it
	if err := killed.take(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, _, _, err := other.lock(t.Context()); !errors.Is(err, index.ErrBusy) {
		t.Errorf("before it ran out: %v, want ErrBusy", err)
	}
	time.Sleep(killed.lease)
	_, _, unlock, err := other.lock(t.Context())
	if err != nil {
		t.Fatalf("after it ran out: %v", err)
	}
	defer unlock()
	if err := killed.take(t.Context()); !errors.Is(err, index.ErrBusy) {
		t.Errorf("who lost the lease has it again: %v", err)
	}
	ctx, end := context.WithCancelCause(t.Context())
	killed.lease = 300 * time.Millisecond
	go killed.renew(ctx, end)
	select {
	case <-ctx.Done():
	case <-time.After(10 * time.Second):
	}
	if err := orLost(ctx, ctx.Err()); !errors.Is(err, errLost) {
		t.Errorf("who lost the lease goes on: %v", err)
	}
}

func TestWhatAKilledWriterLeftIsRemoved(t *testing.T) {
	one, _ := writers(t)
	for _, name := range []string{"-000001-words", "-000004", "-000004-files", "-refused-files"} {
		body := map[string]any{"settings": settings(nil, 1), "mappings": mapping(manifest{Figures: generations.Figures{Generation: "000004", Format: format}})}
		if err := one.client.Do(t.Context(), "PUT", "/"+one.options.Archive+name, body, nil); err != nil {
			t.Fatal(err)
		}
	}
	err := one.write(t.Context(), "test", func(w *writing) error {
		if next := nextName(w.listed); next != "000005" {
			t.Errorf("the next generation is %s, want 000005", next)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	left, err := one.list(t.Context())
	if err != nil || len(left) > 0 {
		t.Errorf("%v is left (%v)", left, err)
	}
}
