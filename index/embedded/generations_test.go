package embedded

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/gofrs/flock"

	"kiosque/index"
	"kiosque/index/indextest"
	"kiosque/query"
)

// grow fills dir with generations of 1, 2, … articles.
func grow(t *testing.T, dir string, generations int) {
	t.Helper()
	e, err := Open(dir, Options{WriteOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	for n := range generations {
		indextest.Rebuild(t, e, indextest.Random(1, n+1))
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestTheSameArticlesMakeTheSameFiles, whoever built them and when.
func TestTheSameArticlesMakeTheSameFiles(t *testing.T) {
	var sums []map[string]fileSum
	for range 2 {
		dir := filepath.Join(t.TempDir(), "000001")
		if _, err := buildGeneration(t.Context(), dir, "000001", indextest.Sequence(indextest.Random(5, batchArticles+10))); err != nil {
			t.Fatal(err)
		}
		m, err := readManifest(dir)
		if err != nil {
			t.Fatal(err)
		}
		sums = append(sums, m.Files)
	}
	if !maps.Equal(sums[0], sums[1]) {
		t.Errorf("files %v, and another time %v", sums[0], sums[1])
	}
}

func TestAGenerationOfAnotherProcessIsTakenByItself(t *testing.T) {
	dir := t.TempDir()
	grow(t, dir, 1)
	reader, err := Open(dir, Options{Poll: time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = reader.Close() }()
	grow(t, dir, 1)
	for deadline := time.Now().Add(10 * time.Second); ; {
		result, err := reader.Search(t.Context(), query.New())
		if err != nil {
			t.Fatal(err)
		}
		if result.Generation == "000002" {
			return
		}
		if time.Now().After(deadline) {
			t.Fatal("the second generation was not taken within ten seconds")
		}
	}
}

func TestAReaderKeepsItsGenerationWhenItIsPruned(t *testing.T) {
	dir := t.TempDir()
	grow(t, dir, 1)
	e, err := Open(dir, Options{Poll: time.Hour})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = e.Close() }()
	grow(t, dir, 4)
	if _, err := os.Stat(filepath.Join(dir, generationsDir, "000001")); !errors.Is(err, os.ErrNotExist) {
		t.Fatalf("the first generation is still there: %v", err)
	}
	result, err := e.Search(t.Context(), query.New())
	if err != nil || result.Total != 1 || len(result.Hits) != 1 {
		t.Errorf("total %d (%v), want the one article of the first generation", result.Total, err)
	}
}

func TestOldGenerationsAndJunkArePruned(t *testing.T) {
	dir := t.TempDir()
	grow(t, dir, 2)
	junk := filepath.Join(dir, generationsDir, "000003"+building)
	if err := os.MkdirAll(junk, 0o755); err != nil {
		t.Fatal(err)
	}
	grow(t, dir, 3)
	names, err := finished(dir)
	if want := "000003 000004 000005"; err != nil || strings.Join(names, " ") != want {
		t.Errorf("generations %v (%v), want %s", names, err, want)
	}
	if _, err := os.Stat(junk); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("what a killed rebuild left is still there: %v", err)
	}
}

func TestASecondWriterIsTurnedAway(t *testing.T) {
	dir := t.TempDir()
	grow(t, dir, 1)
	other := flock.New(filepath.Join(dir, "lock"))
	if locked, err := other.TryLock(); err != nil || !locked {
		t.Fatal(locked, err)
	}
	defer func() { _ = other.Unlock() }()
	e, err := Open(dir, Options{WriteOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = e.Close() }()
	if _, err := e.Rebuild(t.Context(), indextest.Sequence(indextest.Random(1, 1))); !errors.Is(err, index.ErrBusy) {
		t.Errorf("second writer: %v, want ErrBusy", err)
	}
}

func TestAGenerationThatCannotBeReadIsRefused(t *testing.T) {
	damages := map[string]func(dir string) error{
		"of another format":   func(dir string) error { return rewrite(dir, func(m *manifest) { m.Format++ }) },
		"of other analysers":  func(dir string) error { return rewrite(dir, func(m *manifest) { m.Analyzers = "others" }) },
		"with a wrong count":  func(dir string) error { return rewrite(dir, func(m *manifest) { m.Articles = 2 }) },
		"without a manifest":  func(dir string) error { return os.Remove(filepath.Join(dir, manifestFile)) },
		"with half a column":  func(dir string) error { return os.Truncate(filepath.Join(dir, columnsFile), 20) },
		"with half an index":  func(dir string) error { return halve(filepath.Join(dir, indexFile)) },
		"with half the words": func(dir string) error { return halve(filepath.Join(dir, occurrencesFile)) },
		"with half the texts": func(dir string) error { return halve(filepath.Join(dir, storeFile)) },
		"with half the forms": func(dir string) error { return halve(filepath.Join(dir, vocabularyFile)) },
		"without an index":    func(dir string) error { return os.RemoveAll(filepath.Join(dir, indexFile)) },
		"with a cut manifest": func(dir string) error { return os.Truncate(filepath.Join(dir, manifestFile), 10) },
	}
	for what, damage := range damages {
		t.Run(what, func(t *testing.T) {
			dir := t.TempDir()
			grow(t, dir, 1)
			if err := damage(filepath.Join(dir, generationsDir, "000001")); err != nil {
				t.Fatal(err)
			}
			if e, err := Open(dir, Options{}); err == nil {
				_ = e.Close()
				t.Fatal("opened")
			} else if strings.Contains(what, "other") && !errors.Is(err, index.ErrStale) {
				t.Errorf("%v, want ErrStale", err)
			}
			grow(t, dir, 1) // a rebuild mends it
		})
	}
}

// halve cuts a file in two.
func halve(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	return os.Truncate(path, info.Size()/2)
}

// rewrite changes what the manifest of a generation says.
func rewrite(dir string, change func(*manifest)) error {
	m, err := readManifest(dir)
	if err != nil {
		return err
	}
	change(&m)
	return m.write(dir)
}
