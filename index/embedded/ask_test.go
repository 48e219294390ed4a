package embedded

import (
	"context"
	"errors"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"kiosque/index"
	"kiosque/index/indextest"
	"kiosque/query"
)

// BenchmarkAsk is what every question costs besides its answer.
func BenchmarkAsk(b *testing.B) {
	e, err := Open(b.TempDir(), Options{Poll: time.Hour})
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = e.Close() }()
	if _, err := e.Rebuild(b.Context(), indextest.Sequence(indextest.Random(1, 10))); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := anew(e, func(v view) (int, error) {
			return ask(b.Context(), v.g, func(g *generation) (int, error) { return g.manifest.Articles, nil })
		}); err != nil {
			b.Fatal(err)
		}
	}
}

func TestWhatPanicsOverWholeFilesGoesOnWithItsStack(t *testing.T) {
	e := open(t).(*Engine)
	indextest.Rebuild(t, e, indextest.Random(1, 10))
	defer func() {
		if r := recover(); r != "ours" || !strings.Contains(string(debug.Stack()), "aQuestionThatPanics") {
			t.Errorf("recovered %v, want what panicked, with its stack:\n%s", r, debug.Stack())
		}
		if _, err := e.Search(t.Context(), query.New()); err != nil {
			t.Errorf("afterwards: %v", err)
		}
	}()
	g, err := e.acquire()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = g.release() }()
	_, _ = ask(t.Context(), g, aQuestionThatPanics)
}

func aQuestionThatPanics(*generation) (int, error) { panic("ours") }

func TestAnErrorOverWholeFilesIsGivenBack(t *testing.T) {
	e := open(t).(*Engine)
	indextest.Rebuild(t, e, indextest.Random(1, 10))
	ours := errors.New("ours")
	_, err := anew(e, func(v view) (int, error) {
		return ask(context.Background(), v.g, func(*generation) (int, error) { return 0, ours })
	})
	if !errors.Is(err, ours) || errors.Is(err, index.ErrUnavailable) {
		t.Errorf("%v, want %v", err, ours)
	}
}
