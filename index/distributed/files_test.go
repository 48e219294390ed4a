package distributed

import (
	"bytes"
	"cmp"
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"kiosque/index"
	"kiosque/index/distributed/cluster"
	"kiosque/index/generations"
	"kiosque/index/indextest"
)

// newGeneration is one of an archive that nobody else has; it is removed after the test.
func newGeneration(t testing.TB) *generation {
	t.Helper()
	nodes := os.Getenv("KIOSQUE_CLUSTER")
	if nodes == "" {
		t.Skip("KIOSQUE_CLUSTER names no cluster: make cluster starts one")
	}
	client, err := cluster.New(cluster.Options{URLs: strings.Split(nodes, ",")})
	if err != nil {
		t.Fatal(err)
	}
	archive := cmp.Or(os.Getenv("KIOSQUE_ARCHIVE"), "test") + "-" + strconv.FormatInt(time.Now().UnixNano(), 36)
	g := &generation{client: client, index: archive + "-000001", replicas: -1, manifest: manifest{Figures: generations.Figures{Generation: "000001", Format: format}}}
	t.Cleanup(func() {
		if err := client.Do(context.Background(), "DELETE", "/"+g.indices()+"?ignore_unavailable=true", nil, nil); err != nil {
			t.Error(err)
		}
	})
	return g
}

func someday(string) index.Arrival {
	return index.Arrival{Generation: "000001", At: time.Unix(1_700_000_000, 0)}
}

// TestFilesComeBackAsTheyWerePut, of any length; what is not as it was written is an error and leaves nothing.
func TestFilesComeBackAsTheyWerePut(t *testing.T) {
	g, from, to := newGeneration(t), t.TempDir(), t.TempDir()
	if err := g.client.Do(t.Context(), "PUT", "/"+g.filesIndex(), map[string]any{"settings": plain(), "mappings": filesMapping()}, nil); err != nil {
		t.Fatal(err)
	}
	for _, size := range []int{0, 1, pieceBytes - 1, pieceBytes, 2 * pieceBytes, (piecesAtOnce+1)*pieceBytes + 5} {
		content := make([]byte, size)
		for i := range content {
			content[i] = byte(rand.Uint32())
		}
		name := strconv.Itoa(size)
		if err := os.WriteFile(filepath.Join(from, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := g.putFile(t.Context(), from, name); err != nil {
			t.Fatal(err)
		}
		if err := g.getFile(t.Context(), to, name); err != nil {
			t.Fatal(err)
		}
		if have, err := os.ReadFile(filepath.Join(to, name)); err != nil || !bytes.Equal(have, content) {
			t.Errorf("of %d bytes %d came back, or others (%v)", size, len(have), err)
		}
	}
	refuse(t, g, "2097152", piece{[]byte("other")})
	if err := g.getFile(t.Context(), to, "never"); !cluster.IsMissing(err) {
		t.Errorf("what was never put: %v", err)
	}
}

// refuse damages a file, of which nothing must come back.
func refuse(t *testing.T, g *generation, name string, p piece) {
	t.Helper()
	dir := t.TempDir()
	r := &request{index: g.filesIndex(), action: toPut}
	r.addPiece(pieceName(name, 1), p)
	if err := (&bulk{client: g.client}).deliver(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	if err := g.getFile(t.Context(), dir, name); err == nil {
		t.Error("a file that is not as it was written came back")
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("it left %v (%v)", left, err)
	}
}

// TestWhatIsKnownIsLoaded: the manifest counts what there is, the words are all there, once, and the vocabulary knows them.
func TestWhatIsKnownIsLoaded(t *testing.T) {
	g, sent := newGeneration(t), indextest.Random(42, 60)
	report, err := g.load(t.Context(), t.TempDir(), indextest.Sequence(sent), someday)
	if err != nil {
		t.Fatal(err)
	}
	forms, byLang := map[spelling]bool{}, map[string]int{}
	for i := range sent {
		a, err := newAnalysed(&sent[i])
		if err != nil {
			t.Fatal(err)
		}
		for _, t := range slices.Concat(a.title, a.body, a.removed) {
			forms[spelling{sent[i].Lang, t.Exact}] = true
		}
		byLang[sent[i].Lang]++
	}
	if g.manifest.Articles != len(sent) || report.Articles != len(sent) || report.Digest == "" || report.Digest != g.manifest.Digest {
		t.Errorf("%+v, %+v", report, g.manifest)
	}
	for lang, n := range byLang {
		if g.manifest.Languages[lang].Articles != n {
			t.Errorf("%d articles in %q, want %d", g.manifest.Languages[lang].Articles, lang, n)
		}
	}
	var count struct{ Count int }
	if err := g.client.Do(t.Context(), "GET", "/"+g.wordsIndex()+"/_count", nil, &count); err != nil || count.Count != len(forms) {
		t.Errorf("%d forms (%v), want %d", count.Count, err, len(forms))
	}
	v, err := g.vocabulary(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if again, err := g.vocabulary(t.Context()); err != nil || again != v {
		t.Errorf("the vocabulary was read twice (%v)", err)
	}
	places := []int64{7, 3, 59, 0}
	articles, err := g.articlesAt(t.Context(), places)
	for i := range articles {
		if articles[i].ID != sent[places[i]].ID {
			t.Errorf("at %d is %s, want %s", places[i], articles[i].ID, sent[places[i]].ID)
		}
	}
	if err != nil || len(articles) != len(places) {
		t.Errorf("%d articles (%v)", len(articles), err)
	}
}
