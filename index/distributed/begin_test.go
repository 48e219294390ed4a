package distributed

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"kiosque/index/distributed/cluster"
	"kiosque/index/generations"
)

// forgetful is a node that makes indices, and loses the first answer about each.
type forgetful struct {
	mu   sync.Mutex
	made map[string]json.RawMessage // mappings, by name
}

func (f *forgetful) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f.mu.Lock()
	defer f.mu.Unlock()
	name := strings.TrimPrefix(r.URL.Path, "/")
	w.Header().Set("Content-Type", "application/json")
	mappings, there := f.made[name]
	switch {
	case r.Method == http.MethodGet && there:
		_, _ = io.WriteString(w, `{"`+name+`":{"mappings":`+string(mappings)+`}}`)
	case r.Method == http.MethodPut && there:
		w.WriteHeader(http.StatusBadRequest)
		_, _ = io.WriteString(w, `{"error":{"type":"resource_already_exists_exception","reason":"it is there"},"status":400}`)
	case r.Method == http.MethodPut:
		var body struct{ Mappings json.RawMessage }
		_ = json.NewDecoder(r.Body).Decode(&body)
		f.made[name] = body.Mappings
		panic(http.ErrAbortHandler)
	default:
		w.WriteHeader(http.StatusNotFound)
	}
}

// TestAnIndexWhoseCreationWasNotHeardOfIsMade: the second try finds what the first has made. What another one has made stays refused.
func TestAnIndexWhoseCreationWasNotHeardOfIsMade(t *testing.T) {
	node := &forgetful{made: map[string]json.RawMessage{}}
	server := httptest.NewServer(node)
	t.Cleanup(server.Close)
	client, err := cluster.New(cluster.Options{URLs: []string{server.URL}})
	if err != nil {
		t.Fatal(err)
	}
	begun := time.Now().UTC()
	for _, test := range []struct {
		created time.Time
		made    bool
	}{{begun, true}, {begun.Add(1), false}} {
		g := &generation{client: client, index: "press-000007", shards: 1, manifest: manifest{Figures: generations.Figures{Generation: "000007", Created: test.created}}}
		l := &load{generation: g}
		languages := languagesOf(nil)
		l.languages.Store(&languages)
		if err := l.create(t.Context(), false); (err == nil) != test.made || err != nil && !isThere(err) {
			t.Errorf("made at %s: %v", test.created, err)
		}
		if len(node.made) != 3 {
			t.Errorf("%d indices, want 3", len(node.made))
		}
	}
}
