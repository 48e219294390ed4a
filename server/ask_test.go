package server

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"kiosque/article"
	"kiosque/index"
	"kiosque/query"
)

// turning is an engine of which every View is of another generation.
type turning struct {
	fake
	views, open *atomic.Int64
	damaged     int64 // the first so many views turn out to be damaged
}

func newTurning(damaged int64) turning {
	asked := fake{search: func(context.Context, query.Query) (index.Result, error) {
		panic("the engine was asked, not a view of it")
	}}
	return turning{fake: asked, views: new(atomic.Int64), open: new(atomic.Int64), damaged: damaged}
}

func (e turning) ViewOf(ctx context.Context, _ string) (index.View, error) { return e.View(ctx) }

func (e turning) View(context.Context) (index.View, error) {
	e.open.Add(1)
	return &held{turning: e, number: e.views.Add(1)}, nil
}

// held is a view that remembers which it is.
type held struct {
	turning
	number int64
}

func (v *held) Generation() string { return fmt.Sprintf("%06d", v.number) }

func (v *held) Created() time.Time { return time.Time{} }

func (v *held) Close() error {
	v.open.Add(-1)
	return nil
}

func (v *held) Search(context.Context, query.Query) (index.Result, error) {
	if v.number <= v.damaged {
		return index.Result{}, fmt.Errorf("articles: checksum: %w", index.ErrUnavailable)
	}
	return index.Result{Generation: v.Generation()}, nil
}

func (v *held) Article(context.Context, string) (article.Article, error) {
	return article.Article{ID: "x", Lang: "fr"}, nil
}

func (v *held) Similar(context.Context, string, int) ([]index.Hit, error) {
	return []index.Hit{{Article: article.Article{ID: v.Generation(), Lang: "fr"}}}, nil
}

func TestEverythingInAnAnswerIsOfTheGenerationThatItNames(t *testing.T) {
	e := newTurning(0)
	h := New(e, Options{Logger: quiet})
	for _, address := range []string{"/?q=Europol+ministre&country=BE", "/read/x", "/with?q=a", "/search?q=a", "/suggest?q=a", "/associated?q=a", "/articles/x", "/articles/x/similar"} {
		before := e.views.Load()
		r := get(h, address)
		generation := fmt.Sprintf("%06d", before+1)
		if r.StatusCode != 200 || r.Header.Get(generationHeader) != generation || e.views.Load() != before+1 {
			t.Errorf("%s: %d, of %q, %d views", address, r.StatusCode, r.Header.Get(generationHeader), e.views.Load()-before)
		}
		text := bodyOf(t, r)
		if said := strings.Contains(text, generation); said != (strings.HasPrefix(address, "/search") || strings.Contains(address, "/x/similar") || strings.HasPrefix(address, "/read")) {
			t.Errorf("%s: another generation answered, or it is not said: %s", address, text)
		}
		if e.open.Load() != 0 {
			t.Fatalf("%s holds a generation when it is answered", address)
		}
	}
	for _, address := range []string{"/healthz", "/static/style.css", "/nowhere", "/search?page=0", "/?page=0"} {
		if have := get(h, address).Header.Get(generationHeader); have != "" {
			t.Errorf("%s asks nobody and names generation %q", address, have)
		}
	}
}

func TestADamagedGenerationIsAskedNoMoreAndTheNextOnce(t *testing.T) {
	for _, c := range []struct {
		damaged, views int64
		status         int
	}{{0, 1, 200}, {1, 2, 200}, {2, 2, 503}, {9, 2, 503}} {
		e := newTurning(c.damaged)
		for _, address := range []string{"/search?q=a", "/?q=a"} {
			e.views.Store(0)
			r := get(New(e, Options{Logger: quiet}), address)
			if r.StatusCode != c.status || e.views.Load() != c.views || e.open.Load() != 0 {
				t.Errorf("%d damaged, %s: %d after %d views, %d open", c.damaged, address, r.StatusCode, e.views.Load(), e.open.Load())
			}
			if c.status == 200 && r.Header.Get(generationHeader) != fmt.Sprintf("%06d", c.damaged+1) {
				t.Errorf("%s: of generation %q", address, r.Header.Get(generationHeader))
			}
		}
	}
}

func TestAnArticleThatIsGoneSaysWhatItWas(t *testing.T) {
	gone := &index.Gone{
		ID: "x", Title: "Une <b>affaire</b>", Source: "Le Journal", URL: "https://example.org/a", Author: "Zoé", Date: "2017-03-12",
		Lang: "fr", Last: "000003", Since: time.Date(2026, 11, 22, 23, 0, 0, 0, time.UTC),
	}
	h := New(fake{article: func(context.Context, string) (article.Article, error) {
		return article.Article{}, fmt.Errorf("article: %w", gone)
	}}, Options{Logger: quiet})
	r := get(h, "/read/x?ui=fr", "Accept", "text/html")
	page := bodyOf(t, r)
	want := "Zoé, «\u202fUne <b>affaire</b>\u202f», Le Journal, 12\u00a0mars 2017, https://example.org/a, Kiosque, x."
	if have := texts(t, page, "#citation"); r.StatusCode != 410 || len(have) != 1 || have[0] != want {
		t.Errorf("%d, cited as %q", r.StatusCode, have)
	}
	if !strings.Contains(page, "000003") || !strings.Contains(page, "22\u00a0novembre 2026") {
		t.Errorf("the page does not say until when: %s", page)
	}
	if have := linksOf(t, page, ".cite a"); len(have) != 1 || have[0] != gone.URL {
		t.Errorf("links %q", have)
	}
	for _, address := range []string{"/articles/x", "/read/x"} {
		r := get(h, address, "Accept", "application/json")
		p := decode[problem](t, r)
		if r.StatusCode != 410 || r.Header.Get("Content-Type") != typeProblem || p.Article == nil || *p.Article != *gone {
			t.Errorf("%s: %d %+v", address, r.StatusCode, p)
		}
	}
	gone.URL = "javascript:alert(1)"
	if have := linksOf(t, bodyOf(t, get(h, "/read/x")), ".cite a"); len(have) != 0 {
		t.Errorf("links %q", have)
	}
}

// blocking answers searches only when it is told to, or their ctx ends.
type blocking struct {
	begun, ended chan struct{}
	release      chan struct{}
}

func newBlocking() blocking {
	return blocking{make(chan struct{}, 1000), make(chan struct{}, 1000), make(chan struct{})}
}

func (b blocking) engine() fake {
	return fake{search: func(ctx context.Context, _ query.Query) (index.Result, error) {
		b.begun <- struct{}{}
		defer func() { b.ended <- struct{}{} }()
		select {
		case <-b.release:
			return index.Result{}, nil
		case <-ctx.Done():
			return index.Result{}, ctx.Err()
		}
	}}
}

// statuses asks for an address so many times at once, and returns the statuses as they come.
func statuses(t *testing.T, s *server, address string, times int) <-chan int {
	t.Helper()
	h, all := compressed(s.routes()), make(chan int, times)
	for range times {
		go func() { all <- get(h, address).StatusCode }()
	}
	return all
}

func TestSearchesBeyondTheBoundWaitAndThenAreToldSo(t *testing.T) {
	b := newBlocking()
	s := newServer(b.engine(), Options{Logger: quiet, MaxSearches: 2})
	s.searches.patience = time.Hour
	first := statuses(t, s, "/search?q=a", 2+inProcess.waiting)
	<-b.begun
	<-b.begun
	for len(s.searches.waiting) < inProcess.waiting {
		time.Sleep(time.Millisecond)
	}
	h := s.routes()
	r := get(h, "/?q=a&ui=en", "Accept", "text/html")
	if r.StatusCode != 503 || r.Header.Get("Retry-After") == "" || !strings.Contains(bodyOf(t, r), "Too many searches at once") {
		t.Errorf("one more: %d, retry %q", r.StatusCode, r.Header.Get("Retry-After"))
	}
	for _, address := range []string{"/healthz", "/readyz", "/static/style.css", "/robots.txt", "/search?page=0"} {
		if r := get(h, address); r.StatusCode == 503 {
			t.Errorf("%s waits for searches", address)
		}
	}
	if len(b.begun) != 0 {
		t.Error("more searches than the bound go on")
	}
	close(b.release)
	for range 2 + inProcess.waiting {
		if have := <-first; have != 200 {
			t.Errorf("one that waited has %d", have)
		}
	}
	if len(s.searches.running) != 0 || len(s.searches.waiting) != 0 {
		t.Error("turns are not given back")
	}
}

func TestWhoWaitsTooLongIsToldSo(t *testing.T) {
	b := newBlocking()
	s := newServer(b.engine(), Options{Logger: quiet, MaxSearches: 1})
	s.searches.patience = 10 * time.Millisecond
	first := statuses(t, s, "/search?q=a", 1)
	<-b.begun
	if have := <-statuses(t, s, "/search?q=a", 1); have != 503 {
		t.Errorf("have %d", have)
	}
	close(b.release)
	if have := <-first; have != 200 {
		t.Errorf("the first has %d", have)
	}
}

func TestAPanicGivesItsTurnBack(t *testing.T) {
	s := newServer(fake{search: func(context.Context, query.Query) (index.Result, error) { panic("boom") }}, Options{Logger: quiet, MaxSearches: 1})
	for range 3 {
		if have := <-statuses(t, s, "/search?q=a", 1); have != 500 {
			t.Errorf("have %d", have)
		}
	}
}

func TestASearchEndsWhenItsClientLeaves(t *testing.T) {
	b := newBlocking()
	address := listen(t, New(b.engine(), Options{Logger: quiet, MaxSearches: 1, SearchTimeout: time.Hour}))
	for range 3 {
		ctx, leave := context.WithCancel(t.Context())
		answered := make(chan error, 1)
		go func() { answered <- visit(ctx, address+"/?q=a") }()
		<-b.begun
		leave()
		if err := <-answered; !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		}
		select {
		case <-b.ended:
		case <-time.After(10 * time.Second):
			t.Fatal("the search goes on for nobody")
		}
	}
}
