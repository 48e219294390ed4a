package distributed_test

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"log/slog"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kiosque/article"
	"kiosque/index"
	"kiosque/index/embedded"
	"kiosque/index/indextest"
	"kiosque/index/packed"
	"kiosque/query"
)

// withReadings are articles whose Reading is of their id.
func withReadings(n int) []article.Article {
	articles := indextest.Random(7, n)
	for i := range articles {
		articles[i].Reading = article.Reading{Key: [16]byte(sum(articles[i].ID)), Chrome: uint64(i)}
	}
	return articles
}

func sum(id string) []byte {
	all := sha256.Sum256([]byte(id))
	return all[:16]
}

// TestAnArchiveMovesThereAndBack: from the embedded engine to the cluster and back nothing is lost.
func TestAnArchiveMovesThereAndBack(t *testing.T) {
	here := []*embedded.Engine{opened(t), opened(t)}
	there := open(t)
	indextest.Rebuild(t, here[0], withReadings(20))
	indextest.Rebuild(t, here[0], withReadings(30)[5:])
	move(t, here[0], there)
	move(t, there, here[1])
	want := indextest.Give(t, here[0])
	for what, e := range map[string]index.Mover{"there": there, "back": here[1]} {
		if diff := cmp.Diff(want, indextest.Give(t, e)); diff != "" {
			t.Errorf("%s:\n%s", what, diff)
		}
	}
	var gone *index.Gone
	if _, err := there.Article(t.Context(), want.Gone[0].ID); !errors.As(err, &gone) || gone.Last != "000001" {
		t.Errorf("what is gone: %v", err)
	}
}

func move(t *testing.T, from, to index.Mover) {
	t.Helper()
	err := from.Give(t.Context(), func(c index.Copy) error {
		_, err := to.Take(t.Context(), c)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func opened(t *testing.T) *embedded.Engine {
	t.Helper()
	e, err := embedded.Open(t.TempDir(), embedded.Options{Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = e.Close() })
	return e
}

func TestABackupIsRestoredWholeOrNotAtAll(t *testing.T) {
	e, other := open(t), open(t)
	indextest.Rebuild(t, e, withReadings(20))
	indextest.Rebuild(t, e, withReadings(20)[3:])
	var backup bytes.Buffer
	if _, err := e.Backup(t.Context(), &backup); err != nil {
		t.Fatal(err)
	}
	for _, end := range []int{0, backup.Len() / 2, backup.Len() - 1} {
		if _, err := other.Restore(t.Context(), bytes.NewReader(backup.Bytes()[:end])); !errors.Is(err, packed.ErrCut) && !errors.Is(err, packed.ErrForeign) {
			t.Errorf("cut after %d bytes: %v", end, err)
		}
	}
	if all, err := other.Generations(t.Context()); err != nil || len(all) > 0 {
		t.Errorf("%+v is left of what was refused (%v)", all, err)
	}
	if g, err := other.Restore(t.Context(), bytes.NewReader(backup.Bytes())); err != nil || !g.Current || g.Name != "000002" {
		t.Fatalf("%+v: %v", g, err)
	}
	if diff := cmp.Diff(indextest.Give(t, e), indextest.Give(t, other)); diff != "" {
		t.Error(diff)
	}
}

func TestArticlesOfTheGenerationBeforeAreFoundByWhatTheyWereReadFrom(t *testing.T) {
	e := open(t)
	if earlier, err := e.Earlier(t.Context()); err != nil {
		t.Fatal(err)
	} else if _, _, known := earlier.Find([16]byte(sum("a0001"))); known {
		t.Error("an engine that holds nothing knows an article")
	}
	articles := withReadings(250)
	indextest.Rebuild(t, e, articles)
	earlier, err := e.Earlier(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for i := range articles {
		want := articles[(i*37)%len(articles)]
		n, chrome, known := earlier.Find(want.Reading.Key)
		if !known || chrome != want.Reading.Chrome {
			t.Fatalf("article %s is known: %v, chrome %d", want.ID, known, chrome)
		}
		got, err := earlier.Article(n)
		if diff := cmp.Diff(want, got); diff != "" || err != nil {
			t.Fatalf("article %s: %v\n%s", want.ID, err, diff)
		}
	}
	if err := earlier.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestWhatWasRefusedIsListedUntilARebuildIsNot(t *testing.T) {
	e := open(t)
	articles := indextest.Random(5, 10)
	indextest.Rebuild(t, e, articles)
	var loss *index.Loss
	if _, err := e.Rebuild(t.Context(), indextest.Sequence(articles[:3]), index.Gates{}); !errors.As(err, &loss) {
		t.Fatalf("%v, want *index.Loss", err)
	}
	if all := indextest.Collect(t, e.Refused(t.Context())); len(all) != 7 || all[0].Kind != index.ChangedGone {
		t.Errorf("%v is listed, want what would be gone", all)
	}
	indextest.Rebuild(t, e, articles)
	if all := indextest.Collect(t, e.Refused(t.Context())); len(all) > 0 {
		t.Errorf("%v is still listed", all)
	}
}

func TestReadersOfOtherProgramsSeeTheSwap(t *testing.T) {
	o := archive(t)
	writer, reader := opening(t, o), opening(t, o)
	for n := 3; n < 5; n++ {
		report := indextest.Rebuild(t, writer, indextest.Random(uint64(n), n))
		until := time.Now().Add(10 * time.Second) // half a second, where the machine is not busy
		for generation(t, reader) != report.Generation {
			if time.Now().After(until) {
				t.Fatalf("a reader sees %s, want %s", generation(t, reader), report.Generation)
			}
			time.Sleep(50 * time.Millisecond)
		}
		if err := reader.Ready(t.Context()); err != nil {
			t.Error(err)
		}
	}
}

func generation(t *testing.T, e index.Engine) string {
	t.Helper()
	v, err := e.View(t.Context())
	if errors.Is(err, index.ErrUnavailable) {
		return ""
	}
	if err != nil {
		t.Fatal(err)
	}
	return v.Generation()
}

// TestACursorGoesOnInAnyProgram: the program that is asked next need not be the one that gave the cursor, nor know the
// generation that it is of.
func TestACursorGoesOnInAnyProgram(t *testing.T) {
	o := archive(t)
	writer := opening(t, o)
	first := indextest.Rebuild(t, writer, indextest.Random(1, 12))
	q := query.New()
	q.Copies, q.Size = query.All, 5
	begun, err := writer.Search(t.Context(), q)
	if err != nil || begun.Next == "" {
		t.Fatalf("no cursor: %v", err)
	}
	second := indextest.Rebuild(t, writer, indextest.Random(2, 9))
	other := opening(t, o)
	q.Cursor = begun.Next
	for what, e := range map[string]index.Engine{"the same": writer, "another": other} {
		r, err := e.Search(t.Context(), q)
		if err != nil || r.Generation != first.Generation || r.Total != 12 || len(r.Hits) != 5 {
			t.Errorf("%s: %d hits of %d of generation %s (%v), want 5 of 12 of %s", what, len(r.Hits), r.Total, r.Generation, err, first.Generation)
		}
	}
	q.Cursor = "AAAA" + begun.Next
	if _, err := other.Search(t.Context(), q); !errors.Is(err, index.ErrCursor) {
		t.Errorf("a cursor that nobody made: %v", err)
	}
	if got := generation(t, other); got != second.Generation {
		t.Errorf("without a cursor %s answers, want %s", got, second.Generation)
	}
}
