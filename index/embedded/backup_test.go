package embedded

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gofrs/flock"

	"kiosque/index"
	"kiosque/query"
)

// backup returns the backup of the current generation of dir.
func backup(t *testing.T, dir string) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := writer(t, dir).Backup(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// everyArticle asks for all articles, each by itself.
func everyArticle() query.Query {
	q := query.New()
	q.Copies = query.All
	return q
}

// wantCurrent holds that a generation is current, and answers with so many articles.
func wantCurrent(t *testing.T, dir, generation string, articles int) {
	t.Helper()
	e, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = e.Close() }()
	result, err := e.Search(t.Context(), everyArticle())
	if err != nil || result.Generation != generation || result.Total != articles {
		t.Errorf("generation %s of %d articles answers (%v), want %s of %d", result.Generation, result.Total, err, generation, articles)
	}
}

func TestABackupIsRestoredIntoAnEmptyFolder(t *testing.T) {
	from, to := t.TempDir(), filepath.Join(t.TempDir(), "new")
	grow(t, from, 3)
	saved := backup(t, from)
	g, err := writer(t, to).Restore(t.Context(), bytes.NewReader(saved))
	if err != nil || g.Name != "000003" || g.Articles != 3 || !g.Current {
		t.Fatalf("restored %+v (%v), want 000003 of 3 articles", g, err)
	}
	wantCurrent(t, to, "000003", 3)
	if again := backup(t, to); !bytes.Equal(again, saved) {
		t.Error("the backup of what was restored is another one")
	}
}

func TestARestoredGenerationHasANameOfItsOwn(t *testing.T) {
	dir, other := t.TempDir(), t.TempDir()
	grow(t, dir, 2)
	grow(t, other, 1)
	saved := backup(t, other)
	for _, want := range []string{"000003", "000004"} { // 000001 is another one
		g, err := writer(t, dir).Restore(t.Context(), bytes.NewReader(saved))
		if err != nil || g.Name != want {
			t.Fatalf("restored %+v (%v), want %s", g, err, want)
		}
		wantCurrent(t, dir, want, 1)
	}
}

func TestABackupOfAGenerationThatIsKeptMakesItCurrent(t *testing.T) {
	dir := t.TempDir()
	grow(t, dir, 1)
	saved := backup(t, dir)
	grow(t, dir, 1)
	wantCurrent(t, dir, "000002", 1)
	if g, err := writer(t, dir).Restore(t.Context(), bytes.NewReader(saved)); err != nil || g.Name != "000001" {
		t.Fatalf("restored %+v (%v), want 000001", g, err)
	}
	wantCurrent(t, dir, "000001", 1)
	if names, err := finished(dir); err != nil || len(names) != 2 {
		t.Errorf("generations %v (%v), want two", names, err)
	}
}

func TestAKeptGenerationThatIsDamagedIsRestoredBesideIt(t *testing.T) {
	dir := t.TempDir()
	grow(t, dir, 1)
	saved := backup(t, dir)
	flip(t, filepath.Join(dir, generationsDir, "000001", storeFile))
	if g, err := writer(t, dir).Restore(t.Context(), bytes.NewReader(saved)); err != nil || g.Name != "000002" {
		t.Fatalf("restored %+v (%v), want 000002", g, err)
	}
	wantCurrent(t, dir, "000002", 1)
}

func TestAServingEngineAnswersFromWhatItRestores(t *testing.T) {
	dir, other := t.TempDir(), t.TempDir()
	grow(t, dir, 1)
	grow(t, other, 4)
	e, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = e.Close() }()
	if _, err := e.Restore(t.Context(), bytes.NewReader(backup(t, other))); err != nil {
		t.Fatal(err)
	}
	if result, err := e.Search(t.Context(), everyArticle()); err != nil || result.Total != 4 {
		t.Errorf("%d articles (%v), want the four that were restored", result.Total, err)
	}
}

// first does something once, before the first byte is written.
type first struct {
	io.Writer
	do func()
}

func (f *first) Write(p []byte) (int, error) {
	if f.do != nil {
		f.do()
		f.do = nil
	}
	return f.Writer.Write(p)
}

func TestABackupHoldsWhatIsPrunedMeanwhile(t *testing.T) {
	dir := t.TempDir()
	grow(t, dir, 1)
	var b bytes.Buffer
	to := &first{&b, func() { grow(t, dir, 5) }} // which takes the lock, and prunes
	if g, err := writer(t, dir).Backup(t.Context(), to); err != nil || g.Name != "000001" {
		t.Fatalf("%+v, %v", g, err)
	}
	if _, err := os.Stat(filepath.Join(dir, generationsDir, "000001")); !errors.Is(err, os.ErrNotExist) {
		t.Fatalf("the first generation is still there: %v", err)
	}
	empty := t.TempDir()
	if _, err := writer(t, empty).Restore(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	wantCurrent(t, empty, "000001", 1)
}

func TestABackupNeedsNoLockAndARestoreDoes(t *testing.T) {
	dir := t.TempDir()
	grow(t, dir, 1)
	lock := flock.New(filepath.Join(dir, "lock"))
	if locked, err := lock.TryLock(); err != nil || !locked {
		t.Fatal(locked, err)
	}
	defer func() { _ = lock.Unlock() }()
	saved := backup(t, dir)
	if _, err := writer(t, dir).Restore(t.Context(), bytes.NewReader(saved)); !errors.Is(err, index.ErrBusy) {
		t.Errorf("%v, want ErrBusy", err)
	}
}

func TestADamagedGenerationIsNotBackedUp(t *testing.T) {
	for _, name := range contentFiles {
		dir := t.TempDir()
		grow(t, dir, 1)
		flip(t, filepath.Join(dir, generationsDir, "000001", name))
		_, err := writer(t, dir).Backup(t.Context(), io.Discard)
		if !errors.Is(err, index.ErrStale) || !strings.Contains(err.Error(), name) {
			t.Errorf("%v, want ErrStale and %s named", err, name)
		}
	}
}

func TestWithoutAnArchiveThereIsNoBackup(t *testing.T) {
	if _, err := writer(t, t.TempDir()).Backup(t.Context(), io.Discard); !errors.Is(err, index.ErrUnavailable) {
		t.Errorf("%v, want ErrUnavailable", err)
	}
}

func TestABackupAndARestoreEndWithTheirContext(t *testing.T) {
	dir := t.TempDir()
	grow(t, dir, 1)
	saved := backup(t, dir)
	ended, end := context.WithCancel(t.Context())
	end()
	if _, err := writer(t, dir).Backup(ended, io.Discard); !errors.Is(err, context.Canceled) {
		t.Errorf("backup: %v, want Canceled", err)
	}
	_, err := writer(t, dir).Restore(ended, bytes.NewReader(saved))
	if !errors.Is(err, context.Canceled) {
		t.Errorf("restore: %v, want Canceled", err)
	}
}

func TestADamagedManifestIsNotBackedUp(t *testing.T) {
	dir := t.TempDir()
	grow(t, dir, 1)
	flip(t, filepath.Join(dir, generationsDir, "000001", manifestFile))
	_, err := writer(t, dir).Backup(t.Context(), io.Discard)
	if !isDamage(err) || !strings.Contains(err.Error(), "000001") || !strings.Contains(err.Error(), manifestFile) {
		t.Errorf("%v, want a damage that names generation and file", err)
	}
}
