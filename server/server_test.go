package server

import (
	"cmp"
	"context"
	"encoding/json"
	"io"
	"iter"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"

	"kiosque/article"
	"kiosque/corpus"
	"kiosque/corpus/extract/organisations"
	"kiosque/index"
	"kiosque/index/embedded"
	"kiosque/index/vocabulary"
	"kiosque/query"
)

// seeds is the reference corpus, from this folder.
const seeds = "../seeds"

// quiet logs to nobody.
var quiet = slog.New(slog.DiscardHandler)

// overSeeds serves the seeds from the embedded engine.
func overSeeds(t *testing.T) http.Handler { return seedsUnder(t, "") }

// seedsUnder serves them under a base path.
func seedsUnder(t *testing.T, base string) http.Handler {
	t.Helper()
	return overSeedsWith(t, Options{Logger: quiet, OrganisationName: organisations.Name, Body: organisations.Default().Body, Base: base})
}

// overSeedsWith is overSeeds with options.
func overSeedsWith(t *testing.T, o Options) http.Handler {
	t.Helper()
	engine, err := embedded.Open(t.TempDir(), embedded.Options{Logger: quiet, Body: organisations.Default().Body})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = engine.Close() })
	if _, err := engine.Rebuild(t.Context(), corpus.Articles(t.Context(), seeds, corpus.Options{})); err != nil {
		t.Fatal(err)
	}
	return New(engine, o)
}

// fake is an engine that answers as it is told.
type fake struct {
	index.Keeper // none of its methods is asked for
	search       func(context.Context, query.Query) (index.Result, error)
	article      func(context.Context, string) (article.Article, error)
	ready        error
	suggestions  []vocabulary.Suggestion
	timeline     func(context.Context, query.Query, query.Unit) (index.Timeline, error)
}

func (f fake) Search(ctx context.Context, q query.Query) (index.Result, error) {
	var r index.Result
	var err error
	if f.search != nil {
		r, err = f.search(ctx, q)
	}
	r.Generation = cmp.Or(r.Generation, f.Generation())
	return r, err
}

func (f fake) Article(ctx context.Context, id string) (article.Article, error) {
	if f.article == nil {
		return article.Article{}, index.ErrNotFound
	}
	return f.article(ctx, id)
}

func (f fake) Correct(context.Context, query.Query) ([]vocabulary.Correction, error) { return nil, nil }

func (f fake) Suggest(context.Context, string, string, int) ([]vocabulary.Suggestion, error) {
	return f.suggestions, f.ready
}

func (f fake) Similar(context.Context, string, int) ([]index.Hit, error) {
	return nil, index.ErrNotFound
}

func (f fake) Values(context.Context, query.Query, query.Facet) ([]index.Value, error) {
	return nil, nil
}

func (f fake) Timeline(ctx context.Context, q query.Query, unit query.Unit) (index.Timeline, error) {
	if f.timeline == nil {
		return index.Timeline{Unit: unit}, nil
	}
	return f.timeline(ctx, q, unit)
}

func (f fake) Associated(context.Context, query.Query, int) ([]index.Association, error) {
	return nil, f.ready
}

func (f fake) Ready(context.Context) error                              { return f.ready }
func (f fake) Close() error                                             { return nil }
func (f fake) ViewOf(ctx context.Context, _ string) (index.View, error) { return f.View(ctx) }

func (f fake) View(context.Context) (index.View, error) {
	if f.ready != nil {
		return nil, f.ready
	}
	return f, nil
}
func (f fake) Generations(context.Context) ([]index.Generation, error) {
	return []index.Generation{{Name: f.Generation(), Current: true}}, f.ready
}
func (f fake) Generation() string { return "000001" }
func (f fake) Created() time.Time { return time.Date(2026, time.November, 20, 8, 0, 0, 0, time.UTC) }

func (f fake) All(ctx context.Context, q query.Query) iter.Seq2[index.Hit, error] {
	return func(yield func(index.Hit, error) bool) {
		result, err := f.Search(ctx, q)
		if err != nil {
			yield(index.Hit{}, err)
			return
		}
		for _, h := range result.Hits {
			if !yield(h, nil) {
				return
			}
		}
	}
}

func failing503(err error) fake {
	return fake{
		ready:   err,
		search:  func(context.Context, query.Query) (index.Result, error) { return index.Result{}, err },
		article: func(context.Context, string) (article.Article, error) { return article.Article{}, err },
	}
}

// telling is an engine that answers every question so.
func telling(r index.Result) fake {
	return fake{search: func(context.Context, query.Query) (index.Result, error) { return r, nil }}
}

// get asks a handler; headers are names and values in turn. What it answers to a program must be as written down.
func get(h http.Handler, address string, headers ...string) *http.Response {
	return do(h, http.MethodGet, address, headers...)
}

func do(h http.Handler, method, address string, headers ...string) *http.Response {
	return ask(h, method, address, "", headers...)
}

// ask is do with a body.
func ask(h http.Handler, method, address, body string, headers ...string) *http.Response {
	r := httptest.NewRequest(method, address, strings.NewReader(body))
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Add(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if err := asWrittenDown(r, w); err != nil {
		panic(err) // some ask where no test is at hand
	}
	return w.Result()
}

func bodyOf(t *testing.T, r *http.Response) string {
	t.Helper()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func decode[T any](t *testing.T, r *http.Response) T {
	t.Helper()
	var v T
	if err := json.NewDecoder(r.Body).Decode(&v); err != nil {
		t.Fatalf("%s: %v", r.Header.Get("Content-Type"), err)
	}
	return v
}

// nodes returns the elements of a page that a CSS selector finds.
func nodes(t *testing.T, page, selector string) []*html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return cascadia.QueryAll(root, cascadia.MustCompile(selector))
}

// linksOf returns where the links lead that a CSS selector finds.
func linksOf(t *testing.T, page, selector string) []string {
	t.Helper()
	return attributesOf(t, page, selector, "href")
}

func attributesOf(t *testing.T, page, selector, name string) []string {
	t.Helper()
	var all []string
	for _, n := range nodes(t, page, selector) {
		for _, a := range n.Attr {
			if a.Key == name {
				all = append(all, a.Val)
			}
		}
	}
	return all
}

// texts returns the text of every element of a page that a CSS selector finds.
func texts(t *testing.T, page, selector string) []string {
	t.Helper()
	var all []string
	for _, n := range nodes(t, page, selector) {
		var b strings.Builder
		for d := range n.Descendants() {
			if d.Type == html.TextNode {
				b.WriteString(d.Data)
			}
		}
		all = append(all, strings.TrimSpace(b.String()))
	}
	return all
}

// listen serves a handler on a free port of the loopback, as the program does, and returns its address.
func listen(t *testing.T, h http.Handler) string {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s.URL
}

// visit asks for an address over the network and reads the answer to its end.
func visit(ctx context.Context, address string) error {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return err
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	_, err = io.Copy(io.Discard, answer.Body)
	return err
}

// What Gin keeps for the whole process is no matter of who makes a server first: the race detector sees it.
func TestServersAreMadeAtOnce(t *testing.T) {
	var making sync.WaitGroup
	for range 4 {
		making.Go(func() { New(fake{}, Options{Logger: quiet}) })
	}
	making.Wait()
}
