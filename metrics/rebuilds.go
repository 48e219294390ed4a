package metrics

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// The ends of rebuilds.
const (
	rebuildDone    = "done"
	rebuildRefused = "refused"
	rebuildFailed  = "failed"
)

// rebuilds are the figures of the rebuilds that this process has made.
type rebuilds struct {
	all     *prometheus.CounterVec
	running prometheus.Gauge
	took    prometheus.Gauge
	ended   *prometheus.GaugeVec
}

func newRebuilds() rebuilds {
	r := rebuilds{
		all:     counters("rebuilds_total", "Rebuilds by how they ended.", "outcome"),
		running: gauge("rebuild_running", "1 while the corpus is read into a new generation."),
		took:    gauge("rebuild_last_duration_seconds", "Time that the last rebuild took, however it ended."),
		ended: prometheus.NewGaugeVec(prometheus.GaugeOpts{
			Name: prefix + "rebuild_last_timestamp_seconds", Help: "When a rebuild last ended so."}, []string{"outcome"}),
	}
	for _, outcome := range []string{rebuildDone, rebuildRefused, rebuildFailed} {
		r.all.WithLabelValues(outcome)
	}
	return r
}

func gauge(name, help string) prometheus.Gauge {
	return prometheus.NewGauge(prometheus.GaugeOpts{Name: prefix + name, Help: help})
}

// Rebuild notes that a rebuild begins, and returns what notes its end: whether it made a generation, or was refused.
func (m *Metrics) Rebuild() (ended func(done, refused bool)) {
	if m == nil {
		return func(bool, bool) {}
	}
	began := time.Now()
	m.rebuilds.running.Inc()
	return func(done, refused bool) {
		m.rebuilds.running.Dec()
		m.rebuilds.took.Set(time.Since(began).Seconds())
		outcome := outcomeOf(done, refused)
		m.rebuilds.all.WithLabelValues(outcome).Inc()
		m.rebuilds.ended.WithLabelValues(outcome).SetToCurrentTime()
	}
}

func outcomeOf(done, refused bool) string {
	switch {
	case done:
		return rebuildDone
	case refused:
		return rebuildRefused
	}
	return rebuildFailed
}
