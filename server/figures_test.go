package server

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"

	"kiosque/index"
	"kiosque/metrics"
	"kiosque/query"
)

// figuresOf returns the lines of the figures.
func figuresOf(t *testing.T, m *metrics.Metrics) string {
	t.Helper()
	var b bytes.Buffer
	if err := m.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestSearchesAreCountedByHowTheyEnd(t *testing.T) {
	engines := []struct {
		outcome metrics.Outcome
		engine  index.Engine
		address string
	}{
		{metrics.Found, telling(index.Result{Total: 1}), "/search?q=a"},
		{metrics.Found, telling(index.Result{Total: 1}), "/?q=a"},
		{metrics.Nothing, fake{}, "/search?q=a"},
		{metrics.Refused, fake{}, "/search?page=0"},
		{metrics.Refused, fake{}, "/search?q=%ZZ"},
		{metrics.Slow, failing503(context.DeadlineExceeded), "/search?q=a"},
		{metrics.Left, failing503(context.Canceled), "/search?q=a"},
		{metrics.Failed, failing503(index.ErrUnavailable), "/search?q=a"},
		{metrics.Failed, failing503(fmt.Errorf("disk on fire")), "/?q=a"},
		{metrics.Failed, fake{search: func(context.Context, query.Query) (index.Result, error) { panic("boom") }}, "/search?q=a"},
	}
	for _, c := range engines {
		m := metrics.New("1", "1")
		get(New(c.engine, Options{Logger: quiet, Metrics: m}), c.address)
		for _, o := range metrics.Outcomes {
			want := fmt.Sprintf("kiosque_searches_total{outcome=%q} %d\n", o, map[bool]int{true: 1}[o == c.outcome])
			if !strings.Contains(figuresOf(t, m), want) {
				t.Errorf("%s of %s: there is no line %s", c.address, c.outcome, want)
			}
		}
	}
}

func TestRelaxedAndCorrectedSearchesAreToldApart(t *testing.T) {
	m := metrics.New("1", "1")
	s := overSeedsWith(t, Options{Logger: quiet, Metrics: m})
	for address, outcome := range map[string]metrics.Outcome{
		"/search?q=Europol+chameau": metrics.Relaxed, "/?q=terorisme": metrics.Corrected, "/search?q=Europol": metrics.Found, "/search?q=europol&country=ZZ": metrics.Nothing,
	} {
		before := figuresOf(t, m)
		get(s, address)
		if line := fmt.Sprintf("kiosque_searches_total{outcome=%q} 1\n", outcome); strings.Contains(before, line) || !strings.Contains(figuresOf(t, m), line) {
			t.Errorf("%s is not counted as %s", address, outcome)
		}
	}
	for _, operation := range []string{"search", "correct", "timeline"} {
		if !strings.Contains(figuresOf(t, m), fmt.Sprintf("kiosque_engine_duration_seconds_count{operation=%q}", operation)) {
			t.Errorf("%s is not timed", operation)
		}
	}
}

func TestABusySearchIsCountedAsBusy(t *testing.T) {
	m, b := metrics.New("1", "1"), newBlocking()
	s := newServer(b.engine(), Options{Logger: quiet, MaxSearches: 1, Metrics: m})
	s.searches.patience = 0
	first := statuses(t, s, "/search?q=a", 1)
	<-b.begun
	if text := figuresOf(t, m); !strings.Contains(text, "kiosque_searches_running{queue=\"usual\"} 1\n") {
		t.Error("the search that goes on is not seen")
	}
	get(s.routes(), "/search?q=b")
	close(b.release)
	<-first
	for _, line := range []string{`kiosque_searches_total{outcome="busy"} 1`, `kiosque_searches_running{queue="usual"} 0`, `kiosque_search_wait_duration_seconds_count{queue="usual"} 2`} {
		if !strings.Contains(figuresOf(t, m), line+"\n") {
			t.Errorf("there is no line %s", line)
		}
	}
}

func TestFiguresTellNothingOfReaders(t *testing.T) {
	m := metrics.New("1", "1")
	h := New(fake{}, Options{Logger: quiet, Metrics: m})
	for _, address := range []string{"/?q=secretword", "/read/secretword", "/secretword", "/facets/secretword", "/articles/secretword/citation?format=secretword", "/search?secretword=1"} {
		get(h, address, "X-Forwarded-For", "secretword", "Authorization", "Bearer secretword")
		do(h, "SECRETWORD", address)
	}
	text := figuresOf(t, m)
	if strings.Contains(strings.ToLower(text), "secretword") {
		t.Error("a figure has a part of an address")
	}
	for _, line := range []string{`{route="/read/:id",status="4xx"}`, `{route="none",status="4xx"}`, `{route="/",status="2xx"}`} {
		if !strings.Contains(text, "kiosque_http_requests_total"+line) {
			t.Errorf("no request is counted under %s", line)
		}
	}
}

// figuresFor returns what comes back for /metrics from a peer, with headers.
func figuresFor(h http.Handler, from string, unix bool, headers ...string) *http.Response {
	r := httptest.NewRequest(http.MethodGet, "/metrics", nil)
	r.RemoteAddr = from
	if unix {
		r = r.WithContext(context.WithValue(r.Context(), http.LocalAddrContextKey, net.Addr(&net.UnixAddr{Name: "/run/kiosque.sock", Net: "unix"})))
	}
	for i := 0; i < len(headers); i += 2 {
		r.Header.Add(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func TestFiguresAreForThisMachineOrForThoseWithAKey(t *testing.T) {
	here := netip.MustParsePrefix("127.0.0.1/32")
	open := Options{ShowMetrics: true}
	keyed := Options{ShowMetrics: true, ReadKeys: NewKeys("read key")}
	for _, c := range []struct {
		name    string
		options Options
		from    string
		unix    bool
		headers []string
		want    int
	}{
		{"this machine", open, "127.0.0.1:5", false, nil, 200},
		{"this machine by IPv6", open, "[::1]:5", false, nil, 200},
		{"another", open, "192.0.2.1:5", false, nil, 403},
		{"another by a proxy here", open, "127.0.0.1:5", false, []string{"X-Forwarded-For", "192.0.2.1"}, 403},
		{"another that claims to be here", open, "192.0.2.1:5", false, []string{"X-Forwarded-For", "127.0.0.1"}, 403},
		{"a trusted proxy that says nothing", Options{ShowMetrics: true, TrustedProxies: []netip.Prefix{here}}, "127.0.0.1:5", false, nil, 403},
		{"by a socket", open, "@", true, nil, 200},
		{"another by a socket", open, "@", true, []string{"X-Real-Ip", "192.0.2.1"}, 403},
		{"by the socket of a trusted proxy", Options{ShowMetrics: true, TrustSocket: true}, "@", true, nil, 403},
		{"here without the key", keyed, "127.0.0.1:5", false, nil, 401},
		{"another without the key", keyed, "192.0.2.1:5", false, nil, 401},
		{"another with the key", keyed, "192.0.2.1:5", false, []string{"Authorization", "Bearer read key"}, 200},
		{"switched off", Options{}, "127.0.0.1:5", false, nil, 404},
	} {
		c.options.Logger, c.options.Metrics = quiet, metrics.New("1", "1")
		r := figuresFor(New(fake{}, c.options), c.from, c.unix, c.headers...)
		if r.StatusCode != c.want {
			t.Errorf("%s: %d, want %d", c.name, r.StatusCode, c.want)
		}
		if text := bodyOf(t, r); strings.Contains(text, "kiosque_") != (c.want == 200) {
			t.Errorf("%s: %.100s", c.name, text)
		}
	}
}
