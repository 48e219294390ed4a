package metrics

import "github.com/prometheus/client_golang/prometheus"

// A Figure is the value that something has now.
type Figure struct {
	Name   string // without prefix
	Help   string
	Labels []string // names and values in turn
	Value  float64
}

// Ask has a source asked for its figures whenever somebody reads. Its figures of one name have one help
// and labels of the same names, and no other source has any of that name.
func (m *Metrics) Ask(source func(yield func(Figure))) {
	if m == nil {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.sources = append(m.sources, source)
}

// asked collects the figures of the sources.
type asked struct{ of *Metrics }

// Describe describes nothing: which figures there are is seen when they are collected.
func (asked) Describe(chan<- *prometheus.Desc) {}

// Collect asks all sources.
func (a asked) Collect(to chan<- prometheus.Metric) {
	a.of.mu.Lock()
	sources := a.of.sources
	a.of.mu.Unlock()
	for _, source := range sources {
		source(func(f Figure) { to <- f.metric() })
	}
}

func (f Figure) metric() prometheus.Metric {
	var names, values []string
	for i := 0; i+1 < len(f.Labels); i += 2 {
		names, values = append(names, f.Labels[i]), append(values, f.Labels[i+1])
	}
	return prometheus.MustNewConstMetric(prometheus.NewDesc(prefix+f.Name, f.Help, names, nil), prometheus.GaugeValue, f.Value, values...)
}
