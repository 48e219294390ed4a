package embedded

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"kiosque/article"
	"kiosque/index"
	"kiosque/index/indextest"
)

// TestASuggestionIsNotLeftOutInSilence damages the article whose title is suggested. Nothing looks at
// the files but the question itself.
func TestASuggestionIsNotLeftOutInSilence(t *testing.T) {
	dir := t.TempDir()
	e, err := Open(dir, Options{Poll: time.Hour})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = e.Close() })
	only := indextest.New("only", article.English, "Volcano wakes up", "The volcano is awake.", "")
	name := indextest.Rebuild(t, e, []article.Article{only}).Generation
	suggest := func() (int, error) {
		found, err := e.Suggest(t.Context(), "volcano wak", "en", 10)
		return len(found), err
	}
	if n, err := suggest(); n == 0 || err != nil {
		t.Fatalf("%d suggestions, %v", n, err)
	}
	const inTheArticle = 16 // bytes: behind what the file begins with
	fault{filepath.Join(generationsDir, name, storeFile), inTheArticle, false}.strike(t, dir)
	if n, err := suggest(); !errors.Is(err, index.ErrUnavailable) {
		t.Errorf("%d suggestions and %v, want %v", n, err, index.ErrUnavailable)
	}
}
