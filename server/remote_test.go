package server

import (
	"context"
	"net/http"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"testing"

	"kiosque/index"
	"kiosque/query"
)

// Where a node of the cluster is gone, questions wait for the others; with the cores of this machine that has nothing to do.
func TestQuestionsToAClusterWaitInLargeNumbers(t *testing.T) {
	for _, remote := range []bool{false, true} {
		gone, refused := make(chan struct{}), make(chan struct{})
		waits := func(ctx context.Context, _ query.Query) (index.Result, error) {
			select {
			case <-gone:
			case <-ctx.Done():
			}
			return index.Result{}, ctx.Err()
		}
		s := New(fake{search: waits}, Options{Logger: quiet, Remote: remote})
		var asking sync.WaitGroup
		var busy atomic.Int64
		for range inProcess.usualSearches() + inProcess.waiting + 1 {
			asking.Go(func() {
				answer := httptest.NewRecorder()
				s.ServeHTTP(answer, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/search?q=a", nil))
				if answer.Code == http.StatusServiceUnavailable && busy.Add(1) == 1 {
					close(refused)
				}
			})
		}
		if !remote {
			<-refused
		}
		close(gone)
		asking.Wait()
		if (busy.Load() > 0) == remote {
			t.Errorf("remote %t: %d refused", remote, busy.Load())
		}
	}
}
