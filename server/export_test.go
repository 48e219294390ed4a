package server

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"iter"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"runtime"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"kiosque/article"
	"kiosque/export"
	"kiosque/index"
	"kiosque/query"
)

// long is an engine whose every question has so many hits, all alike.
type long struct {
	fake
	hits    int
	failsAt int           // hit at which the archive turns out to be damaged; 0: none
	pause   time.Duration // before every hit
	given   *atomic.Int64 // hits
	open    *atomic.Int64 // views
	ended   chan struct{} // takes one when hits are no more asked for
	during  func(i int)   // is called before every hit; may be nil
}

func newLong(hits int) long {
	return long{hits: hits, given: new(atomic.Int64), open: new(atomic.Int64), ended: make(chan struct{}, 100)}
}

func (e long) ViewOf(ctx context.Context, _ string) (index.View, error) { return e.View(ctx) }

func (e long) View(context.Context) (index.View, error) {
	e.open.Add(1)
	return e, nil
}

func (e long) Close() error {
	e.open.Add(-1)
	return nil
}

func (e long) Search(context.Context, query.Query) (index.Result, error) {
	return index.Result{Total: e.hits, Articles: e.hits, Generation: e.Generation()}, nil
}

func (e long) All(ctx context.Context, _ query.Query) iter.Seq2[index.Hit, error] {
	const text = "Une dépêche, dit-il"
	one := index.Hit{Article: article.Article{ID: "a.txt", Source: "Le Journal", Lang: "fr", Text: text, Title: article.Title{Span: article.Span{End: len(text)}}}}
	return func(yield func(index.Hit, error) bool) {
		defer func() { e.ended <- struct{}{} }()
		for i := range e.hits {
			if e.during != nil {
				e.during(i)
			}
			if e.pause > 0 {
				time.Sleep(e.pause)
			}
			err := ctx.Err()
			if i+1 == e.failsAt {
				err = index.ErrUnavailable
			}
			if !yield(one, err) || err != nil {
				return
			}
			e.given.Add(1)
		}
	}
}

// untilLetGo waits until nobody holds a view or asks for hits.
func (e long) untilLetGo(t *testing.T) {
	t.Helper()
	select {
	case <-e.ended:
	case <-time.After(20 * time.Second):
		t.Fatal("hits are asked for after the client has gone")
	}
	for deadline := time.Now().Add(20 * time.Second); e.open.Load() > 0; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("a generation is held for ever")
		}
	}
}

const exportAsked = "GET /export?format=csv&fields=id,title HTTP/1.1\r\nHost: kiosque\r\n\r\n"

// rowsIn reads a file back and counts its records.
func rowsIn(t *testing.T, format, text string) int {
	t.Helper()
	switch format {
	case "csv":
		rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		return len(rows) - 1
	case "csl":
		var all []any
		if err := json.Unmarshal([]byte(text), &all); err != nil {
			t.Fatal(err)
		}
		return len(all)
	}
	return strings.Count(text, map[string]string{"jsonl": "}\n", "bibtex": "\n}\n\n", "ris": "\nER  - ", "text": "\n===="}[format])
}

func TestAnExportHasAsManyRowsAsTheSearchHasHits(t *testing.T) {
	h := overSeeds(t)
	r := rand.New(rand.NewPCG(9, 9))
	words := []string{"", "cyberattaque", "Europol", "cyberataque", "terrorisme Belgique", "\"État islamique\"", "attack", "zzzqqq", "parquet OU ministre", "cyber*"}
	filters := []string{"", "&country=BE", "&lang=fr", "&lang=en", "&year=2017", "&copies=all", "&sort=newest", "&relax=off", "&scope=raw", "&size=1"}
	for range 60 {
		address := "q=" + url.QueryEscape(words[r.IntN(len(words))]) + filters[r.IntN(len(filters)-1)]
		want := decode[struct{ Total int }](t, get(h, "/search?"+address)).Total
		for _, f := range export.Formats() {
			answer := get(h, "/export?format="+f.Name+"&"+address)
			text := bodyOf(t, answer)
			if have := rowsIn(t, f.Name, text); answer.StatusCode != 200 || have != want || answer.Header.Get(totalHeader) != strconv.Itoa(want) {
				t.Errorf("%s %s: %d, %d rows of %d, %s", f.Name, address, answer.StatusCode, have, want, answer.Header.Get(totalHeader))
			}
		}
	}
}

func TestAnExportSaysWhatItIs(t *testing.T) {
	h := overSeeds(t)
	r := get(h, "/export?format=csv&q=cyberattaque+%C3%A9t%C3%A9")
	for name, want := range map[string]string{
		"Content-Type": "text/csv; charset=utf-8; header=present", generationHeader: "000001",
		"Content-Disposition": `attachment; filename="kiosque-cyberattaque-ete-000001.csv"; filename*=UTF-8''kiosque-cyberattaque-%C3%A9t%C3%A9-000001.csv`,
		"Link":                `</?q=cyberattaque+%C3%A9t%C3%A9>; rel="alternate"; type="text/html"`,
	} {
		if have := r.Header.Get(name); have != want {
			t.Errorf("%s: %q", name, have)
		}
	}
	if text := bodyOf(t, r); !strings.Contains(text, "http://example.com/read/001_be0063f260622af6.txt") {
		t.Errorf("no address of an article: %s", text)
	}
}

func TestAHeadHasTheHeadersAndNoRow(t *testing.T) {
	e := newLong(1000)
	r := do(New(e, Options{Logger: quiet}), http.MethodHead, "/export?format=csv")
	if r.StatusCode != 200 || r.Header.Get(totalHeader) != "1000" || bodyOf(t, r) != "" || e.given.Load() != 0 || e.open.Load() != 0 {
		t.Errorf("%d %v, %d hits, %d views", r.StatusCode, r.Header, e.given.Load(), e.open.Load())
	}
}

func TestWrongExportsAreRefusedBeforeTheFirstByte(t *testing.T) {
	h := New(newLong(3), Options{Logger: quiet})
	for address, parameter := range map[string]string{
		"/export": "format", "/export?format=csv&page=2": "page", "/export?format=csv&cursor=x": "cursor", "/export?format=csv&fields=x": "fields",
		"/export?format=csv&q=a&nothing=1": "nothing", "/export?format=csv&year=x": "year",
	} {
		r := get(h, address, "Accept", "application/json")
		if p := decode[problem](t, r); r.StatusCode != 400 || p.Parameter != parameter || r.Header.Get("Content-Disposition") != "" {
			t.Errorf("%s: %d %+v", address, r.StatusCode, p)
		}
		if media := get(h, address, "Accept", "text/html").Header.Get("Content-Type"); media != typePage {
			t.Errorf("%s: a reader has %s", address, media)
		}
	}
	h = New(newLong(3), Options{Logger: quiet, Ending: func() bool { return true }})
	if r := get(h, "/export?format=csv"); r.StatusCode != 503 {
		t.Errorf("a server that ends begins an export: %d", r.StatusCode)
	}
}

func TestAClientThatLeavesStopsTheWork(t *testing.T) {
	e := newLong(100_000_000)
	c := dial(t, open(t, New(e, Options{Logger: quiet}), 10), exportAsked)
	lines := bufio.NewScanner(c)
	for range 1000 {
		lines.Scan()
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	e.untilLetGo(t)
	if n := e.given.Load(); n < 900 || n > 2_000_000 { // what the buffers of two systems hold
		t.Errorf("%d hits for one who read 1,000 lines", n)
	}
}

func TestAClientThatReadsNothingIsCut(t *testing.T) {
	e := newLong(100_000_000)
	s := newServer(e, Options{Logger: quiet, MaxExports: 1})
	s.patience = 300 * time.Millisecond
	address := open(t, compressed(s.routes()), 10)
	dial(t, address, exportAsked) // and never a read
	e.untilLetGo(t)
	if leave, err := s.exports.enter(t.Context()); err != nil {
		t.Errorf("its turn is not given back: %v", err)
	} else {
		leave()
	}
}

func TestAnExportLastsLongerThanARequestMayTakeToRead(t *testing.T) {
	e := newLong(200)
	e.pause = 5 * time.Millisecond
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	srv := Listening(New(e, Options{Logger: quiet}), 10, quiet)
	srv.ReadTimeout, srv.WriteTimeout = 100*time.Millisecond, 200*time.Millisecond
	go func() { _ = srv.Serve(listener) }()
	t.Cleanup(func() { _ = srv.Close() })
	r, err := http.Get("http://" + listener.Addr().String() + "/export?format=jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	text, err := io.ReadAll(r.Body)
	if err != nil || strings.Count(string(text), "\n") != e.hits {
		t.Errorf("%v after %d rows", err, strings.Count(string(text), "\n"))
	}
}

func TestAnExportHasAnEnd(t *testing.T) {
	e := newLong(100_000_000)
	e.pause = time.Millisecond
	h := open(t, New(e, Options{Logger: quiet, ExportTimeout: 100 * time.Millisecond}), 10)
	if err := visit(t.Context(), "http://"+h+"/export?format=csv"); err == nil {
		t.Error("a part looks whole")
	}
	e.untilLetGo(t)
}

// TestAPartNeverLooksWhole has an archive fail in the middle, or give other hits than it counted, before the first
// piece is sent and after many.
func TestAPartNeverLooksWhole(t *testing.T) {
	for _, fails := range []int{1, 3, 100_000} {
		e := newLong(200_000)
		e.failsAt = fails
		address := open(t, New(e, Options{Logger: quiet}), 10)
		for _, f := range export.Formats() {
			if err := visit(t.Context(), "http://"+address+"/export?format="+f.Name); err == nil {
				t.Errorf("%s, at hit %d: a part looks whole", f.Name, fails)
			}
		}
		for name, header := range map[string]string{"HTTP/1.0": "", "compressed": "X-Forwarded-For: 192.0.2.1\r\nAccept-Encoding: gzip\r\n"} {
			request := "GET /export?format=csv HTTP/1.1\r\nHost: kiosque\r\n" + header + "\r\n"
			if name == "HTTP/1.0" {
				request = strings.Replace(request, "HTTP/1.1", name, 1)
			}
			if err := readAnswer(dial(t, address, request)); err == nil {
				t.Errorf("%s, at hit %d: a part looks whole", name, fails)
			}
		}
		if e.open.Load() != 0 {
			t.Errorf("%d views are held", e.open.Load())
		}
	}
}

func readAnswer(c net.Conn) error {
	_ = c.SetReadDeadline(time.Now().Add(20 * time.Second))
	r, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		return err
	}
	defer r.Body.Close()
	_, err = io.Copy(io.Discard, r.Body)
	return err
}

func TestAnExportIsCompressedOnItsWay(t *testing.T) {
	const hits = 5000
	r := get(New(newLong(hits), Options{Logger: quiet}), "/export?format=csv", "Accept-Encoding", "gzip")
	unpacked, err := gzip.NewReader(r.Body)
	if err != nil {
		t.Fatalf("%v: %v", r.Header, err)
	}
	text, err := io.ReadAll(unpacked)
	if err != nil || rowsIn(t, "csv", string(text)) != hits {
		t.Errorf("%v, %d rows", err, rowsIn(t, "csv", string(text)))
	}
}

func TestExportsWaitForEachOtherAndNoSearchForThem(t *testing.T) {
	e := newLong(100_000_000)
	s := newServer(e, Options{Logger: quiet, MaxSearches: 1})
	s.exports.patience = 10 * time.Millisecond
	address := open(t, compressed(s.routes()), 10)
	for range DefaultExports {
		c := dial(t, address, exportAsked)
		if _, err := io.ReadFull(c, make([]byte, 100)); err != nil {
			t.Fatal(err)
		}
	}
	r := get(s.routes(), "/export?format=csv", "Accept", "text/html", "Accept-Language", "fr")
	if text := bodyOf(t, r); r.StatusCode != 503 || r.Header.Get("Retry-After") != "30" || !strings.Contains(text, "exports") || !strings.Contains(text, "/export?format=csv") {
		t.Errorf("one too many: %d %v %s", r.StatusCode, r.Header, text)
	}
	for range 50 {
		if r := get(s.routes(), "/search?q=a"); r.StatusCode != 200 {
			t.Fatalf("a search beside exports: %d", r.StatusCode)
		}
	}
}

// TestAMillionRowsDoNotGrowMemory samples the heap while a client reads.
func TestAMillionRowsDoNotGrowMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	const rows, growth = 1_000_000, 20 << 20
	e := newLong(rows)
	var least, most uint64
	e.during = func(i int) {
		if i%(rows/8) == 0 {
			runtime.GC()
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			if most = max(most, m.HeapAlloc); i == 0 {
				least = most
			}
		}
	}
	address := open(t, New(e, Options{Logger: quiet}), 10)
	if err := visit(t.Context(), "http://"+address+"/export?format=csv"); err != nil || e.given.Load() != rows || most > least+growth {
		t.Errorf("%v, %d rows, the heap from %d to %d KiB", err, e.given.Load(), least>>10, most>>10)
	}
	t.Logf("the heap from %d to %d KiB", least>>10, most>>10)
}

func TestAnArchiveThatAnswersOtherwiseThanItCountedIsCut(t *testing.T) {
	file, _, err := export.Parse(url.Values{"format": {"csv"}})
	if err != nil {
		t.Fatal(err)
	}
	e := newLong(3)
	for total, whole := range map[int]bool{2: false, 3: true, 4: false} {
		err := writeExport(io.Discard, file, e.All(t.Context(), query.New()), export.Source{}, total)
		if (err == nil) != whole || errors.Is(err, context.Canceled) {
			t.Errorf("3 rows of %d: %v", total, err)
		}
	}
}

func TestAPanicInAStreamNeverLooksWhole(t *testing.T) {
	for _, at := range []int{0, 100_000} {
		e := newLong(200_000)
		e.during = func(i int) {
			if i == at {
				panic("of the test")
			}
		}
		address := open(t, New(e, Options{Logger: quiet}), 10)
		for _, version := range []string{"HTTP/1.0", "HTTP/1.1"} {
			if err := readAnswer(dial(t, address, strings.Replace(exportAsked, "HTTP/1.1", version, 1))); err == nil {
				t.Errorf("%s, at hit %d: a part looks whole", version, at)
			}
		}
		if e.open.Load() != 0 {
			t.Errorf("%d views are held", e.open.Load())
		}
	}
}
