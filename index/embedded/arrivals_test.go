package embedded

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"kiosque/index/indextest"
	"kiosque/query"
)

// cameWith returns the generations that brought the articles of dir, in their order.
func cameWith(t *testing.T, dir string) (names []string) {
	t.Helper()
	e, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = e.Close() }()
	q := query.New()
	q.Copies = query.All
	for hit, err := range e.All(t.Context(), q) {
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, hit.Added.Generation)
	}
	return names
}

func TestWhenArticlesCameOutlivesAnotherVersionThatKnowsIt(t *testing.T) {
	for what, c := range map[string]struct {
		change func(dir string) error
		want   []string
	}{
		"of other analysers": {
			func(dir string) error { return rewrite(dir, func(m *manifest) { m.Analyzers = "others" }) },
			[]string{"000001", "000001", "000002", "000003"},
		},
		"of a format that did not know it": {
			func(dir string) error {
				return rewrite(dir, func(m *manifest) {
					m.Format = 6
					delete(m.Files, arrivalsFile)
				})
			},
			[]string{"000003", "000003", "000003", "000003"},
		},
		"where it cannot be read": {
			func(dir string) error {
				return rewrite(dir, func(m *manifest) {
					m.Format = format + 1
					m.Files[arrivalsFile] = fileSum{}
				})
			},
			[]string{"000003", "000003", "000003", "000003"},
		},
	} {
		t.Run(what, func(t *testing.T) {
			dir := t.TempDir()
			e := writer(t, dir)
			indextest.Rebuild(t, e, papers(2))
			indextest.Rebuild(t, e, papers(3))
			if err := c.change(folder(dir, "000002")); err != nil {
				t.Fatal(err)
			}
			indextest.Rebuild(t, e, papers(4))
			if names := cameWith(t, dir); !slices.Equal(names, c.want) {
				t.Errorf("articles came with %v, want %v", names, c.want)
			}
		})
	}
}

func TestArrivalsThatDoNotFitAreDamage(t *testing.T) {
	dir := t.TempDir()
	e := writer(t, dir)
	indextest.Rebuild(t, e, papers(2))
	indextest.Rebuild(t, e, papers(3))
	first, second := folder(dir, "000001"), folder(dir, "000002")
	content, err := os.ReadFile(filepath.Join(first, arrivalsFile))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(second, arrivalsFile), content, 0o600); err != nil {
		t.Fatal(err)
	}
	m, err := readManifest(first)
	if err != nil {
		t.Fatal(err)
	}
	if err := rewrite(second, func(now *manifest) { now.Files[arrivalsFile] = m.Files[arrivalsFile] }); err != nil {
		t.Fatal(err)
	}
	if _, err := openGeneration(second); !isDamage(err) {
		t.Errorf("%v, want damage", err)
	}
}

// Who stops, or panics, in the middle of all hits lets the generation go.
func TestAllHitsLetTheirGenerationGo(t *testing.T) {
	e, err := Open(t.TempDir(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	indextest.Rebuild(t, e, papers(9))
	g := e.current.Load()
	for range e.All(t.Context(), query.New()) {
		break
	}
	func() {
		defer func() { _ = recover() }()
		for range e.All(t.Context(), query.New()) {
			panic("of one who takes them")
		}
	}()
	if n := g.readers.Load(); n != 1 {
		t.Errorf("%d hold the generation, want the one that it is current for", n)
	}
	if err := e.Close(); err != nil {
		t.Error(err)
	}
}

// What is damaged before the first hit is answered by the generation before; what is damaged later ends all hits.
func TestDamageEndsAllHits(t *testing.T) {
	dir := t.TempDir()
	e, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = e.Close() }()
	indextest.Rebuild(t, e, papers(8))
	indextest.Rebuild(t, e, papers(9))
	n, failed := 0, error(nil)
	for _, err := range e.All(t.Context(), query.New()) {
		if n++; n == 3 {
			if err := blankArticles(folder(dir, "000002")); err != nil {
				t.Fatal(err)
			}
		}
		failed = err
	}
	if !isDamage(failed) || n > 9 {
		t.Fatalf("%d times, the last with %v, want damage", n, failed)
	}
	hits := 0
	for _, err := range e.All(t.Context(), query.New()) {
		if err != nil {
			t.Fatal(err)
		}
		hits++
	}
	if hits != 8 {
		t.Errorf("%d hits, want the eight of the generation before", hits)
	}
}
