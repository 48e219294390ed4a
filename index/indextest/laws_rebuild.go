package indextest

import (
	"context"
	"errors"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kiosque/article"
	"kiosque/index"
	"kiosque/query"
)

func unavailableAtFirst(t *testing.T, open Open) {
	e := open(t)
	ctx := t.Context()
	_, searchErr := e.Search(ctx, query.New())
	_, articleErr := e.Article(ctx, "a")
	for what, err := range map[string]error{"Search": searchErr, "Article": articleErr, "Ready": e.Ready(ctx)} {
		if !errors.Is(err, index.ErrUnavailable) {
			t.Errorf("%s of an empty engine: %v, want ErrUnavailable", what, err)
		}
	}
}

func emptyRefused(t *testing.T, open Open) {
	e := open(t)
	if _, err := e.Rebuild(t.Context(), Sequence(nil)); !errors.Is(err, index.ErrEmpty) {
		t.Errorf("rebuild of nothing: %v, want ErrEmpty", err)
	}
	if err := e.Ready(t.Context()); !errors.Is(err, index.ErrUnavailable) {
		t.Errorf("ready after it: %v, want ErrUnavailable", err)
	}
}

func articlesComeBack(t *testing.T, open Open) {
	e := open(t)
	articles := Random(1, 20)
	if report := Rebuild(t, e, articles); report.Articles != len(articles) {
		t.Errorf("report of %d articles, want %d", report.Articles, len(articles))
	}
	for _, want := range articles {
		got, err := e.Article(t.Context(), want.ID)
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Fatalf("article %s: %v\n%s", want.ID, err, diff)
		}
	}
	if _, err := e.Article(t.Context(), "nowhere"); !errors.Is(err, index.ErrNotFound) {
		t.Errorf("unknown article: %v, want ErrNotFound", err)
	}
}

func rebuildReplaces(t *testing.T, open Open) {
	e := open(t)
	first := Rebuild(t, e, Random(1, 10))
	second := Rebuild(t, e, []article.Article{New("only", article.English, "Police", "The police.", "")})
	result := search(t, e, everything())
	if result.Total != 1 || result.Generation != second.Generation || first.Generation == second.Generation {
		t.Errorf("total %d of generation %s, want 1 of %s, after %s", result.Total, result.Generation, second.Generation, first.Generation)
	}
}

func failedRebuildKeepsOld(t *testing.T, open Open) {
	e := open(t)
	old := Rebuild(t, e, Random(1, 10))
	broken := errors.New("broken")
	_, err := e.Rebuild(t.Context(), func(yield func(article.Article, error) bool) {
		_ = yield(New("new", article.English, "", "Police.", ""), nil) && yield(article.Article{}, broken)
	})
	if !errors.Is(err, broken) {
		t.Errorf("rebuild of a broken corpus: %v, want %v", err, broken)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if _, err := e.Rebuild(ended, Sequence(Random(2, 10))); !errors.Is(err, context.Canceled) {
		t.Errorf("rebuild without patience: %v, want context.Canceled", err)
	}
	if result := search(t, e, everything()); result.Generation != old.Generation || result.Total != 10 {
		t.Errorf("generation %s with %d articles, want %s with 10", result.Generation, result.Total, old.Generation)
	}
}

func duplicatesRefused(t *testing.T, open Open) {
	e := open(t)
	a := New("twice", article.English, "", "The first.", "")
	report := Rebuild(t, e, []article.Article{a, New("once", article.English, "", "Once.", ""), New("twice", article.English, "", "The second.", "")})
	if diff := cmp.Diff([]string{"twice"}, report.Duplicates); diff != "" || report.Articles != 2 {
		t.Errorf("report of %d articles, duplicates:\n%s", report.Articles, diff)
	}
	if got, err := e.Article(t.Context(), "twice"); err != nil || got.Text != a.Text {
		t.Errorf("kept %q (%v), want the first", got.Text, err)
	}
}

func consistentWhileRebuilding(t *testing.T, open Open) {
	e := open(t)
	sizes := sync.Map{}
	sizes.Store(Rebuild(t, e, Random(1, 10)).Generation, 10)
	done := make(chan struct{})
	var readers sync.WaitGroup
	for range 4 {
		readers.Go(func() { readUntil(t, e, done, &sizes) })
	}
	for n := 11; n < 16; n++ {
		report := Rebuild(t, e, Random(uint64(n), n))
		sizes.Store(report.Generation, n)
	}
	close(done)
	readers.Wait()
}

// readUntil searches until done. A generation whose size is not known yet is one
// that was made current a moment ago.
func readUntil(t *testing.T, e index.Engine, done <-chan struct{}, sizes *sync.Map) {
	for {
		select {
		case <-done:
			return
		default:
		}
		result, err := e.Search(context.Background(), everything())
		if err != nil {
			t.Errorf("search while rebuilding: %v", err)
			return
		}
		if size, known := sizes.Load(result.Generation); known && result.Total != size {
			t.Errorf("generation %s: %d articles, want %v", result.Generation, result.Total, size)
			return
		}
	}
}
