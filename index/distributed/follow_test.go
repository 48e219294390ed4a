package distributed

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"kiosque/index"
	"kiosque/index/distributed/cluster"
	"kiosque/index/indextest"
)

// TestWhatIsNoOpenSearchIsNamed holds that whoever names another program's address is told so, whatever he asks first.
func TestWhatIsNoOpenSearchIsNamed(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/" {
			w.WriteHeader(http.StatusBadRequest)
		}
		_, _ = fmt.Fprint(w, `{"version":{"number":"8.15.0"},"tagline":"You Know, for Search"}`)
	}))
	t.Cleanup(server.Close)
	e, err := Open(Options{Cluster: cluster.Options{URLs: []string{server.URL}}, WriteOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = e.Close() })
	_, ofList := e.Generations(t.Context())
	_, ofRebuild := e.Rebuild(t.Context(), indextest.Sequence(nil))
	_, ofView := e.View(t.Context())
	for what, err := range map[string]error{"list": ofList, "rebuild": ofRebuild, "view": ofView, "ready": e.Ready(t.Context())} {
		if err == nil || !strings.Contains(err.Error(), "this is Elasticsearch 8.15.0") {
			t.Errorf("%s: %v", what, err)
		}
	}
}

// TestWhoAsksWhetherAllIsReadyWaitsForNobodyElse asks while the engine itself looks, and a cluster says nothing.
func TestWhoAsksWhetherAllIsReadyWaitsForNobodyElse(t *testing.T) {
	asked := make(chan struct{}, 100)
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		asked <- struct{}{}
		<-r.Context().Done()
	}))
	t.Cleanup(server.Close)
	e, err := Open(Options{Cluster: cluster.Options{URLs: []string{server.URL}}, Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = e.Close() })
	<-asked
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	began := time.Now()
	if err := e.Ready(ctx); !errors.Is(err, index.ErrUnavailable) || time.Since(began) > time.Second {
		t.Errorf("after %s: %v", time.Since(began), err)
	}
}
