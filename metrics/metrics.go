// Package metrics keeps the figures by which a server is watched, and writes them in the text format of Prometheus.
//
// Requests, searches, questions to the engine and rebuilds are counted as they happen; what has a value at any moment (the
// generation, the queues, the memory) is asked for when somebody reads. A label is a route of the table, a class of statuses
// or one of a few words of ours, and never a part of an address, a question or a client: the number of series is
// bounded, and figures tell nothing of readers. This package alone knows the client library, and keeps no global state.
package metrics

import (
	"fmt"
	"io"
	"runtime"
	"strconv"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/common/expfmt"
)

// Media is the media type of what Write writes.
const Media = "text/plain; version=0.0.4; charset=utf-8"

// prefix begins every name of ours.
const prefix = "kiosque_"

// Bounds of the buckets, in seconds: from an answer that was held ready to the deadline of a search.
var (
	ofRequests = []float64{.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10}
	ofEngine   = []float64{.0001, .00025, .0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 10}
)

// An Outcome is how a search ended.
type Outcome string

// The outcomes of searches. What was found by giving up or mending a part of the question is told apart.
const (
	Found     Outcome = "found"
	Nothing   Outcome = "nothing"
	Relaxed   Outcome = "relaxed"
	Corrected Outcome = "corrected"
	Refused   Outcome = "refused" // a wrong parameter, no key, too many requests
	Busy      Outcome = "busy"    // too many others searched
	Slow      Outcome = "slow"    // cut off at its deadline
	Left      Outcome = "left"    // its client did not wait
	Known     Outcome = "known"   // its client had the answer already
	Failed    Outcome = "failed"
)

// Outcomes are all there are: each is written from the start, for a rate needs a zero to begin with.
var Outcomes = []Outcome{Found, Nothing, Relaxed, Corrected, Refused, Busy, Slow, Left, Known, Failed}

// Metrics are the figures of one server. All methods are safe for concurrent use, and do nothing on nil.
type Metrics struct {
	registry    *prometheus.Registry
	requests    *prometheus.CounterVec
	took        *prometheus.HistogramVec
	searches    map[Outcome]prometheus.Counter
	engine      *prometheus.HistogramVec
	waited      *prometheus.HistogramVec
	connections prometheus.Gauge
	rebuilds    rebuilds

	mu      sync.Mutex
	sources []func(func(Figure))
}

// New returns metrics of a program of this version and of these analysers.
func New(version, analysers string) *Metrics {
	m := &Metrics{
		registry: prometheus.NewRegistry(),
		requests: counters("http_requests_total", "Requests that were answered.", "route", "status"),
		took:     histograms("http_request_duration_seconds", "Time from the head of a request to the end of its answer.", ofRequests, "route", "status"),
		searches: map[Outcome]prometheus.Counter{},
		engine:   histograms("engine_duration_seconds", "Time that the engine took for one question.", ofEngine, "operation"),
		waited:   histograms("search_wait_duration_seconds", "Time that a question waited for its turn.", ofRequests, "queue"),
		connections: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: prefix + "connections_open", Help: "Connections of clients that are open."}),
		rebuilds: newRebuilds(),
	}
	searches := counters("searches_total", "Searches by how they ended.", "outcome")
	for _, o := range Outcomes {
		m.searches[o] = searches.WithLabelValues(string(o))
	}
	m.registry.MustRegister(m.requests, m.took, searches, m.engine, m.waited, m.connections, asked{m},
		m.rebuilds.all, m.rebuilds.running, m.rebuilds.took, m.rebuilds.ended, build(version, analysers),
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

func counters(name, help string, labels ...string) *prometheus.CounterVec {
	return prometheus.NewCounterVec(prometheus.CounterOpts{Name: prefix + name, Help: help}, labels)
}

func histograms(name, help string, buckets []float64, labels ...string) *prometheus.HistogramVec {
	return prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: prefix + name, Help: help, Buckets: buckets}, labels)
}

// build is always 1: its labels say what runs.
func build(version, analysers string) prometheus.Collector {
	g := prometheus.NewGauge(prometheus.GaugeOpts{
		Name: prefix + "build_info", Help: "What the program was built from.",
		ConstLabels: prometheus.Labels{"version": version, "analysers": analysers, "go": runtime.Version()},
	})
	g.Set(1)
	return g
}

// Request counts an answer with a status. The route is that of the table, "" where none was found.
func (m *Metrics) Request(route string, status int, took time.Duration) {
	if m == nil {
		return
	}
	if route == "" {
		route = "none"
	}
	of := class(status)
	m.requests.WithLabelValues(route, of).Inc()
	m.took.WithLabelValues(route, of).Observe(took.Seconds())
}

// classes are those of the statuses, by their first digit.
var classes = [...]string{1: "1xx", 2: "2xx", 3: "3xx", 4: "4xx", 5: "5xx"}

func class(status int) string {
	if of := status / 100; of > 0 && of < len(classes) {
		return classes[of]
	}
	return strconv.Itoa(status)
}

// Search counts a search.
func (m *Metrics) Search(o Outcome) {
	if m != nil {
		m.searches[o].Inc()
	}
}

// Engine notes a question to the engine that began at a time and has just been answered.
func (m *Metrics) Engine(operation string, began time.Time) {
	if m != nil {
		m.engine.WithLabelValues(operation).Observe(time.Since(began).Seconds())
	}
}

// Waited notes how long a question has waited in a queue.
func (m *Metrics) Waited(queue string, began time.Time) {
	if m != nil {
		m.waited.WithLabelValues(queue).Observe(time.Since(began).Seconds())
	}
}

// Opened notes a connection.
func (m *Metrics) Opened() {
	if m != nil {
		m.connections.Inc()
	}
}

// Closed notes the end of a connection.
func (m *Metrics) Closed() {
	if m != nil {
		m.connections.Dec()
	}
}

// Write writes all figures as they are now.
func (m *Metrics) Write(w io.Writer) error {
	families, err := m.registry.Gather()
	if err != nil {
		return fmt.Errorf("gather metrics: %w", err)
	}
	for _, f := range families {
		if _, err := expfmt.MetricFamilyToText(w, f); err != nil {
			return fmt.Errorf("write metrics: %w", err)
		}
	}
	return nil
}
