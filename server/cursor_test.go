package server

import (
	"encoding/json"
	"net/http"
	"net/url"
	"testing"

	"kiosque/corpus"
	"kiosque/index/embedded"
)

// A program that has begun to page through an answer reads on in its generation after a rebuild.
func TestACursorOutlivesARebuild(t *testing.T) {
	t.Parallel()
	engine, err := embedded.Open(t.TempDir(), embedded.Options{Logger: quiet})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = engine.Close() })
	h := New(engine, Options{Logger: quiet})
	page := func(cursor string) (next, generation string) {
		r := get(h, "/search?size=1&cursor="+url.QueryEscape(cursor))
		var a struct{ Next, Generation string }
		if err := json.NewDecoder(r.Body).Decode(&a); err != nil || r.StatusCode != http.StatusOK || r.Header.Get(generationHeader) != a.Generation {
			t.Fatalf("%q: status %d, of %s in the header and %s within, %v", cursor, r.StatusCode, r.Header.Get(generationHeader), a.Generation, err)
		}
		return a.Next, a.Generation
	}
	next := ""
	for i, want := range []string{"000001", "000001", "000001"} {
		if i < 2 {
			if _, err := engine.Rebuild(t.Context(), corpus.Articles(t.Context(), seeds, corpus.Options{})); err != nil {
				t.Fatal(err)
			}
		}
		var have string
		if next, have = page(next); have != want || next == "" {
			t.Errorf("page %d is of %s, want %s", i+1, have, want)
		}
	}
	if _, have := page(""); have != "000002" {
		t.Errorf("a new question is answered by %s", have)
	}
}
