package pages_test

import (
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

const (
	mostWeight = 60_000 // bytes of the first page, its style, script and icon, as they come over the wire
	mostFlight = 14_600 // bytes that a server may send before the first acknowledgement: ten segments, RFC 6928
)

// wire is what one page asked for, in order.
type wire struct {
	page    string // its address
	mu      sync.Mutex
	asked   []*network.EventRequestWillBeSent
	weights map[network.RequestID]float64
}

func (w *wire) watch(event any) {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		if e.DocumentURL == w.page {
			w.asked = append(w.asked, e)
		}
	case *network.EventLoadingFinished:
		w.weights[e.RequestID] = e.EncodedDataLength
	}
}

// loaded waits until nothing is under way any more, the icon included.
const loaded = `new Promise((done) => {
	const later = () => setTimeout(done, 300);
	if (document.readyState === "complete") later(); else addEventListener("load", later);
})`

// TestFirstPageIsLightAndWhole opens pages as somebody elsewhere does who was never here.
func TestFirstPageIsLightAndWhole(t *testing.T) {
	browser := startBrowser(t)
	s := serveSeeds(t)
	for name, path := range map[string]string{"the first page": "/", "the first page of hits": "/?q=cyberattaque", "an article": "/read/001_be0063f260622af6.txt?q=cyberattaque"} {
		t.Run(name, func(t *testing.T) {
			p := open(t, browser, s, desk, "/robots.txt")
			w := &wire{page: s.address + path, weights: map[network.RequestID]float64{}}
			// What comes from this machine for itself is not compressed.
			call(p, network.SetExtraHTTPHeaders, network.SetExtraHTTPHeadersParams{Headers: network.Headers{"Via": "1.1 proxy", "Accept-Language": "fr"}})
			call(p, network.SetCacheDisabled, network.SetCacheDisabledParams{CacheDisabled: true})
			if err := chromedp.Listen(p.ctx, w.watch); err != nil {
				t.Fatal(err)
			}
			p.goes(chromedp.Navigate(w.page))
			promised[any](p, loaded)
			w.wantLight(t)
			w.wantOneRoundTrip(t, s, path)
		})
	}
}

func (w *wire) wantLight(t *testing.T) {
	t.Helper()
	w.mu.Lock()
	defer w.mu.Unlock()
	sum, weighed := 0.0, 0
	for _, e := range w.asked {
		if weight, done := w.weights[e.RequestID]; done {
			sum += weight
			weighed++
		}
	}
	t.Logf("%.0f bytes in %d requests", sum, len(w.asked))
	if sum > mostWeight {
		t.Errorf("%.0f bytes, want at most %d", sum, mostWeight)
	}
	if len(w.asked) < 3 || weighed != len(w.asked) {
		t.Errorf("%d of %d requests were weighed, want the page, its style and its script", weighed, len(w.asked))
	}
}

// wantOneRoundTrip holds that all there is to read comes with the page itself, in the first flight, and that
// nothing is asked for but what the page names.
func (w *wire) wantOneRoundTrip(t *testing.T, s site, path string) {
	t.Helper()
	w.mu.Lock()
	defer w.mu.Unlock()
	for i, e := range w.asked {
		kind := string(e.Type)
		if i == 0 && w.weights[e.RequestID] > mostFlight {
			t.Errorf("the page has %.0f bytes, want at most %d", w.weights[e.RequestID], mostFlight)
		}
		if kind == "Fetch" || kind == "XHR" {
			t.Errorf("the page asks for %s by script", e.Request.URL)
		}
	}
	_, markup := s.get(path, "fr")
	if path != "/" && !strings.Contains(markup, "<mark") {
		t.Errorf("%s has no mark before scripts run", path)
	}
	if got := strings.Count(markup, `class="hit"`); strings.HasPrefix(path, "/?") && got == 0 {
		t.Errorf("%s has no hit before scripts run", path)
	}
}
