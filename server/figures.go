package server

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"slices"

	"kiosque/metrics"
	"kiosque/web"
)

// The queues of questions.
const (
	usualQueue = "usual"
	heavyQueue = "heavy"
)

// metrics answers with the figures of this server.
func (s *server) metrics(r *request) (response, error) {
	if err := r.onlyUI(); err != nil {
		return response{}, err
	}
	if !s.ShowMetrics || s.Metrics == nil {
		return response{}, errNotFound
	}
	answer, err := written(http.StatusOK, metrics.Media, func(b *bytes.Buffer) error { return s.Metrics.Write(b) })
	answer.header = map[string]string{"Cache-Control": "no-store"}
	return answer, err
}

// isHere tells whether this very machine asks, and for itself. Who asks by way of a trusted proxy does not, even where
// the proxy does not say so.
func (s *server) isHere(r *http.Request) bool {
	from, err := peer(r)
	return err == nil && !s.trusts(from) && isHere(r)
}

// figures gives those that have a value at any moment.
func (s *server) figures(yield func(metrics.Figure)) {
	queues := map[string]searches{usualQueue: s.searches, heavyQueue: s.heavy}
	for name, q := range queues {
		of := []string{"queue", name}
		yield(metrics.Figure{Name: "searches_running", Help: "Questions that are being answered.", Labels: of, Value: float64(len(q.running))})
		yield(metrics.Figure{Name: "searches_running_limit", Help: "Questions that may be answered at once.", Labels: of, Value: float64(cap(q.running))})
		yield(metrics.Figure{Name: "searches_waiting", Help: "Questions that wait for their turn.", Labels: of, Value: float64(len(q.waiting))})
	}
}

// outcomeOf is how a search ended.
func outcomeOf(r *request, err error) metrics.Outcome {
	switch {
	case err == nil:
		return r.outcome
	case errors.Is(err, errBusy):
		return metrics.Busy
	case errors.Is(err, context.Canceled):
		return metrics.Left
	case errors.Is(err, context.DeadlineExceeded):
		return metrics.Slow
	case failingOf(err).status < http.StatusInternalServerError:
		return metrics.Refused
	}
	return metrics.Failed
}

// outcome is what was done to find something, or that nothing is found.
func (f found) outcome() metrics.Outcome {
	switch {
	case f.Total == 0:
		return metrics.Nothing
	case f.Applied:
		return metrics.Corrected
	case slices.ContainsFunc(f.notes, func(n web.Note) bool { return n.Code == web.Relaxed }):
		return metrics.Relaxed
	}
	return metrics.Found
}
