package server

import (
	"context"
	"io"
	"net/http"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"kiosque/index"
	"kiosque/query"
)

// changing is an engine whose current generation can be changed; it counts what it is asked.
type changing struct {
	fake
	current *atomic.Pointer[turn]
	asked   *atomic.Int32
}

type turn struct {
	name    string
	created time.Time
}

func newChanging() changing {
	e := changing{current: &atomic.Pointer[turn]{}, asked: &atomic.Int32{}}
	e.search = func(context.Context, query.Query) (index.Result, error) {
		e.asked.Add(1)
		return index.Result{Generation: e.Generation()}, nil
	}
	e.turn("000001", 0)
	return e
}

// turn makes a generation current that was built so many hours after the first.
func (e changing) turn(name string, hours int) {
	e.current.Store(&turn{name, e.fake.Created().Add(time.Duration(hours) * time.Hour)})
}

func (e changing) View(context.Context) (index.View, error) { return e, nil }
func (e changing) Generation() string                       { return e.current.Load().name }
func (e changing) Created() time.Time                       { return e.current.Load().created }

// ofAGeneration are addresses whose answers come from one generation.
var ofAGeneration = []string{"/", "/search?q=a", "/search?fields=id", "/suggest?q=a", "/map", "/with", "/values/year", "/facets/year", "/stats", "/associated"}

func TestWhoHasAnAnswerIsToldSoWithoutASearch(t *testing.T) {
	e := newChanging()
	h := New(e, Options{Logger: quiet})
	for _, address := range ofAGeneration {
		first := get(h, address)
		tag, date := first.Header.Get("ETag"), first.Header.Get("Last-Modified")
		if first.StatusCode != 200 || !strings.HasPrefix(tag, `W/"000001-`) || date != "Fri, 20 Nov 2026 08:00:00 GMT" {
			t.Errorf("%s: %d, tag %q, %q", address, first.StatusCode, tag, date)
		}
		before := e.asked.Load()
		for _, headers := range [][]string{
			{"If-None-Match", tag}, {"If-None-Match", `"x", ` + tag}, {"If-None-Match", strings.TrimPrefix(tag, "W/")}, {"If-Modified-Since", date},
			{"If-None-Match", tag, "If-Modified-Since", "Mon, 01 Jan 2001 00:00:00 GMT"},
		} {
			r := get(h, address, headers...)
			if r.StatusCode != http.StatusNotModified || bodyOf(t, r) != "" || r.Header.Get("Content-Length") != "" {
				t.Errorf("%s with %q: %d", address, headers, r.StatusCode)
			}
			for _, name := range []string{"ETag", "Vary", "Cache-Control", "Last-Modified", generationHeader} {
				if r.Header.Get(name) == "" || r.Header.Get(name) != first.Header.Get(name) {
					t.Errorf("%s: %s is %q, was %q", address, name, r.Header.Get(name), first.Header.Get(name))
				}
			}
		}
		if e.asked.Load() != before {
			t.Errorf("%s: the engine was searched for an answer that the client has", address)
		}
		for _, headers := range [][]string{
			{"If-None-Match", `W/"000001"`}, {"If-None-Match", `"x"`, "If-Modified-Since", date}, {"If-Modified-Since", "Sat, 21 Nov 2026 08:00:00 GMT"},
			{"If-Modified-Since", "yesterday"},
		} {
			if r := get(h, address, headers...); r.StatusCode != 200 {
				t.Errorf("%s with %q: %d", address, headers, r.StatusCode)
			}
		}
	}
}

func TestARollbackMakesAnOlderAnswerNew(t *testing.T) {
	e := newChanging()
	h := New(e, Options{Logger: quiet})
	e.turn("000002", 1)
	second := get(h, "/search")
	e.turn("000001", 0)
	for _, headers := range [][]string{
		{"If-None-Match", second.Header.Get("ETag")}, {"If-Modified-Since", second.Header.Get("Last-Modified")},
	} {
		if r := get(h, "/search", headers...); r.StatusCode != 200 || r.Header.Get(generationHeader) != "000001" {
			t.Errorf("%q: %d", headers, r.StatusCode)
		}
	}
}

func TestATagIsOfAllThatAnAnswerDependsOn(t *testing.T) {
	e := newChanging()
	one, other := New(e, Options{Logger: quiet}), New(e, Options{Logger: quiet})
	seen := map[string]string{}
	for name, r := range map[string]*http.Response{
		"JSON":             get(one, "/search?q=a"),
		"another question": get(one, "/search?q=b"),
		"a page":           get(one, "/?q=a"),
		"French":           get(one, "/search?q=a", "Accept-Language", "fr"),
		"another host":     get(one, "/search?q=a", "Host", "x", "Authorization", "Bearer a"),
		"another key":      get(one, "/search?q=a", "Authorization", "Bearer b"),
		"a French page":    get(one, "/?q=a", "Cookie", "ui=fr"),
		"another process":  get(other, "/search?q=a"),
	} {
		tag := r.Header.Get("ETag")
		if was, there := seen[tag]; there || tag == "" {
			t.Errorf("%s has the tag of %s: %s", name, was, tag)
		}
		seen[tag] = name
	}
	if a, b := get(one, "/?q=a", "Cookie", "ui=fr"), get(one, "/?q=a", "Accept-Language", "fr"); a.Header.Get("ETag") != b.Header.Get("ETag") {
		t.Error("the same page has two tags")
	}
}

func TestWhatMayChangeWithinAGenerationHasNoTag(t *testing.T) {
	h := New(failing503(index.ErrUnavailable), Options{Logger: quiet})
	for _, address := range []string{"/search", "/search?page=0", "/nowhere", "/healthz"} {
		if tag := get(h, address).Header.Get("ETag"); tag != "" {
			t.Errorf("%s: %s", address, tag)
		}
	}
	e := newChanging()
	e.search = func(context.Context, query.Query) (index.Result, error) { return index.Result{Total: 1}, nil }
	e.timeline = func(context.Context, query.Query, query.Unit) (index.Timeline, error) {
		return index.Timeline{}, context.DeadlineExceeded
	}
	if r := get(New(e, Options{Logger: quiet}), "/?q=a"); r.StatusCode != 200 || r.Header.Get("ETag") != "" {
		t.Errorf("a page without its timeline: %d %s", r.StatusCode, r.Header.Get("ETag"))
	}
	if r := get(New(newChanging(), Options{Logger: quiet}), "/about"); r.Header.Get("ETag") != "" {
		t.Errorf("/about: %s", r.Header.Get("ETag"))
	}
}

func TestAnyTagIsAnsweredOnceThereIsSomething(t *testing.T) {
	h := New(newChanging(), Options{Logger: quiet})
	if have := get(h, "/search", "If-None-Match", "*").StatusCode; have != http.StatusNotModified {
		t.Errorf("have %d", have)
	}
	if have := get(h, "/articles/none", "If-None-Match", "*").StatusCode; have != http.StatusNotFound {
		t.Errorf("have %d", have)
	}
}

func TestAHeadOverTheWireIsItsGetWithoutABody(t *testing.T) {
	address := listen(t, overSeeds(t))
	for _, path := range []string{"/", "/search?q=europol", "/stats", "/articles/" + oneSeed, "/articles/" + oneSeed + "/raw", "/robots.txt", "/static/style.css", "/nowhere"} {
		g, d := over(t, http.MethodGet, address+path), over(t, http.MethodHead, address+path)
		body, _ := io.ReadAll(d.Body)
		if g.StatusCode != d.StatusCode || len(body) > 0 || d.ContentLength <= 0 {
			t.Errorf("%s: %d %d, %d bytes, Content-Length %d", path, g.StatusCode, d.StatusCode, len(body), d.ContentLength)
		}
		for _, name := range []string{"Content-Type", "ETag", "Vary", "Cache-Control", "Content-Language", "Last-Modified"} {
			if g.Header.Get(name) != d.Header.Get(name) {
				t.Errorf("%s: %s is %q, of GET %q", path, name, d.Header.Get(name), g.Header.Get(name))
			}
		}
		if !strings.Contains(path, "search") && path != "/" && path != "/nowhere" && g.ContentLength != d.ContentLength { // those say how long they took, or which request they are
			t.Errorf("%s: %d bytes, of GET %d", path, d.ContentLength, g.ContentLength)
		}
	}
}

// oneSeed is the id of an article of the seeds.
var oneSeed = func() string {
	files, err := os.ReadDir(seeds)
	if err != nil {
		panic(err)
	}
	for _, f := range files {
		if strings.HasSuffix(f.Name(), ".txt") {
			return f.Name()
		}
	}
	panic("no seeds")
}()

// over asks for an address over the network.
func over(t *testing.T, method, address string) *http.Response {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = answer.Body.Close() })
	return answer
}
