package metrics

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus/testutil"
	"github.com/prometheus/common/expfmt"
	"github.com/prometheus/common/model"
)

// filled has a value for each figure.
func filled() *Metrics {
	m := New("1.2.3", "7")
	m.Request("/search", 200, 3*time.Millisecond)
	m.Request("/search", 404, time.Millisecond)
	m.Request("", 404, time.Millisecond)
	m.Search(Found)
	m.Engine("search", time.Now().Add(-time.Millisecond))
	m.Waited("usual", time.Now())
	m.Opened()
	m.Rebuild()(true, false)
	m.Ask(func(yield func(Figure)) {
		yield(Figure{"searches_running", "Questions that are being answered.", []string{"queue", "usual"}, 2})
		yield(Figure{"searches_running", "Questions that are being answered.", []string{"queue", "heavy"}, 1})
	})
	return m
}

func TestNamesAreByTheConventions(t *testing.T) {
	problems, err := testutil.GatherAndLint(filled().registry)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Errorf("%s: %s", p.Metric, p.Text)
	}
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	var b bytes.Buffer
	if err := filled().Write(&b); err != nil {
		t.Fatal(err)
	}
	parser := expfmt.NewTextParser(model.UTF8Validation)
	families, err := parser.TextToMetricFamilies(strings.NewReader(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	for name := range families {
		if !regexp.MustCompile(`^(kiosque|go|process)_`).MatchString(name) {
			t.Errorf("%s has no prefix of ours", name)
		}
	}
	for _, line := range []string{
		`kiosque_http_requests_total{route="/search",status="2xx"} 1`, `kiosque_http_requests_total{route="/search",status="4xx"} 1`,
		`kiosque_http_requests_total{route="none",status="4xx"} 1`, `kiosque_http_request_duration_seconds_bucket{route="/search",status="4xx",le="0.001"} 1`,
		`kiosque_searches_total{outcome="found"} 1`, `kiosque_searches_total{outcome="busy"} 0`, `kiosque_searches_running{queue="heavy"} 1`,
		`kiosque_connections_open 1`, `kiosque_rebuilds_total{outcome="done"} 1`, `kiosque_rebuilds_total{outcome="failed"} 0`, `kiosque_rebuild_running 0`,
	} {
		if !strings.Contains(b.String(), line+"\n") {
			t.Errorf("there is no line %s", line)
		}
	}
}

func TestNoMetricsCostNothingAndDoNothing(t *testing.T) {
	var m *Metrics
	m.Ask(nil)
	m.Request("/", 200, 0)
	m.Search(Found)
	m.Engine("search", time.Now())
	m.Waited("usual", time.Now())
	m.Opened()
	m.Closed()
	m.Rebuild()(true, false)
}

func TestCountingAllocatesNothing(t *testing.T) {
	m := filled()
	began := time.Now()
	if have := testing.AllocsPerRun(100, func() {
		m.Request("/search", 200, time.Millisecond)
		m.Search(Found)
		m.Engine("search", began)
		m.Waited("usual", began)
	}); have > 0 {
		t.Errorf("%.0f allocations a request", have)
	}
}

// BenchmarkRequest measures what counting adds to a request that searches.
func BenchmarkRequest(b *testing.B) {
	m := filled()
	began := time.Now()
	b.ReportAllocs()
	for b.Loop() {
		m.Request("/search", 200, time.Millisecond)
		m.Search(Found)
		m.Engine("search", began)
		m.Waited("usual", began)
	}
}

// BenchmarkWrite measures what it takes to read all figures.
func BenchmarkWrite(b *testing.B) {
	m := filled()
	var to bytes.Buffer
	b.ReportAllocs()
	for b.Loop() {
		to.Reset()
		if err := m.Write(&to); err != nil {
			b.Fatal(err)
		}
	}
}
