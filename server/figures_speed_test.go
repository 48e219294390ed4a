//go:build !race

// Allocations are counted here, and under the race detector pools forget at random what they hold.

package server

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"

	"kiosque/corpus/extract/organisations"
	"kiosque/index"
	"kiosque/metrics"
	"kiosque/query"
)

// whatCountingMayCost is how many allocations a search may cost more where it is counted and timed.
const whatCountingMayCost = 2

// withFigures serves one prepared answer, counted or not.
func withFigures(m *metrics.Metrics) http.Handler {
	r := plenty()
	engine := fake{search: func(context.Context, query.Query) (index.Result, error) { return r, nil }}
	return New(engine, Options{Logger: quiet, OrganisationName: organisations.Name, Metrics: m})
}

func TestCountingASearchCostsNextToNothing(t *testing.T) {
	r := httptest.NewRequest(http.MethodGet, "/search?q=police&ui=fr", nil)
	cost := func(h http.Handler) float64 {
		return testing.AllocsPerRun(50, func() { h.ServeHTTP(nowhere{http.Header{}}, r) })
	}
	counted, plain := cost(withFigures(metrics.New("1", "1"))), cost(withFigures(nil))
	t.Logf("%.0f allocations, counted %.0f", plain, counted)
	if counted > plain+whatCountingMayCost {
		t.Errorf("counting costs %.0f allocations", counted-plain)
	}
}

// BenchmarkCounted measures a request with all its middleware and next to no work, counted and not.
func BenchmarkCounted(b *testing.B) {
	for name, m := range map[string]*metrics.Metrics{"counted": metrics.New("1", "1"), "not": nil} {
		b.Run(name, func(b *testing.B) {
			h := New(fake{}, Options{Logger: quiet, Metrics: m})
			r := httptest.NewRequest(http.MethodGet, "/search?q=police", nil)
			b.ReportAllocs()
			for b.Loop() {
				h.ServeHTTP(nowhere{http.Header{}}, r)
			}
		})
	}
}
