package client_test

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"kiosque/client"
	"kiosque/corpus"
	"kiosque/corpus/extract/organisations"
	"kiosque/index/embedded"
	"kiosque/server"
)

const key = "a key to read with"

// seeds serves the reference corpus under a base path, behind a key.
func seeds() (address string, stop func(), err error) {
	folder, err := os.MkdirTemp("", "kiosque-client")
	if err != nil {
		return "", nil, err
	}
	quiet := slog.New(slog.DiscardHandler)
	engine, err := embedded.Open(folder, embedded.Options{Logger: quiet})
	if err != nil {
		return "", nil, err
	}
	if _, err := engine.Rebuild(context.Background(), corpus.Articles(context.Background(), "../seeds", corpus.Options{})); err != nil {
		return "", nil, errors.Join(err, engine.Close())
	}
	s := httptest.NewServer(server.New(engine, server.Options{
		Logger: quiet, Base: "/archive", ReadKeys: server.NewKeys(key), OrganisationName: organisations.Name,
	}))
	return s.URL + "/archive", func() { s.Close(); _ = errors.Join(engine.Close(), os.RemoveAll(folder)) }, nil
}

func overSeeds(t *testing.T, options ...client.Option) *client.Client {
	t.Helper()
	address, stop, err := seeds()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(stop)
	c, err := client.New(address, append([]client.Option{client.WithKey(key)}, options...)...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestASearchIsAnswered(t *testing.T) {
	t.Parallel()
	c := overSeeds(t, client.WithLanguage("fr"))
	answer, err := c.Search(t.Context(), client.Query{Text: "cyberattaque", Countries: []string{"FR", "BE"}, Size: 1})
	if err != nil {
		t.Fatal(err)
	}
	if answer.Total == 0 || len(answer.Hits) != 1 || answer.Next == "" || len(answer.Hits[0].Fragments) == 0 {
		t.Fatalf("%+v", answer)
	}
	for _, v := range answer.Facets.Country {
		if v.Value == "BE" && (v.Label != "Belgique" || !v.Chosen) {
			t.Errorf("Belgium is %+v", v)
		}
	}
}

func TestAllHitsComeOnceEach(t *testing.T) {
	t.Parallel()
	c := overSeeds(t)
	for _, q := range []client.Query{{}, {Size: 1}, {Text: "police", Size: 2, Sort: "oldest"}} {
		answer, err := c.Search(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		for h, err := range c.All(t.Context(), q) {
			if err != nil || seen[h.ID] {
				t.Fatalf("%s again, or %v", h.ID, err)
			}
			seen[h.ID] = true
		}
		if len(seen) != answer.Total || len(seen) < 2 {
			t.Errorf("%+v: %d hits of %d", q, len(seen), answer.Total)
		}
	}
}

func TestAnArticleComesWhole(t *testing.T) {
	t.Parallel()
	c := overSeeds(t)
	for h, err := range c.All(t.Context(), client.Query{}) {
		if err != nil {
			t.Fatal(err)
		}
		a, err := c.Article(t.Context(), h.ID)
		if err != nil {
			t.Fatal(err)
		}
		if a.ID != h.ID || a.Body == "" || a.Title != h.Title || len(a.Passages) == 0 {
			t.Errorf("%s: %+v", h.ID, a)
		}
		for _, f := range a.Countries {
			for _, e := range f.Evidence {
				if a.Text[e.Start:e.End] != e.Words {
					t.Errorf("%s: %q is not what stands there", h.ID, e.Words)
				}
			}
		}
		if _, err := c.Similar(t.Context(), h.ID); err != nil {
			t.Error(err)
		}
	}
}

func TestWhatIsWrongIsAProblem(t *testing.T) {
	t.Parallel()
	c := overSeeds(t)
	_, wrong := c.Search(t.Context(), client.Query{Years: []string{"last"}})
	_, none := c.Article(t.Context(), "a/b ?#%")
	stranger := overSeeds(t, client.WithKey("another key"))
	_, closed := stranger.Search(t.Context(), client.Query{})
	for _, one := range []struct {
		err       error
		status    int
		parameter string
	}{{wrong, 400, "year"}, {none, 404, ""}, {closed, 401, ""}} {
		var p *client.Problem
		if !errors.As(one.err, &p) || p.Status != one.status || p.Parameter != one.parameter || p.RequestID == "" {
			t.Errorf("%v, want %d for %q", one.err, one.status, one.parameter)
		}
	}
}

func TestManyQuestionsAreAnsweredAtOnce(t *testing.T) {
	t.Parallel()
	c := overSeeds(t)
	questions := []client.Question{
		{Name: "attacks", Query: client.Query{Text: "cyberattaque", Languages: []string{"fr", "en"}, Size: 1}}, {Query: client.Query{Years: []string{"last"}}}, {},
	}
	answers, err := c.Searches(t.Context(), questions, "id", "added", "why", "sha256")
	if err != nil || len(answers) != len(questions) {
		t.Fatalf("%d answers, %v", len(answers), err)
	}
	one, err := c.Search(t.Context(), questions[0].Query)
	if err != nil {
		t.Fatal(err)
	}
	first := answers[0]
	if first.Number != 1 || first.Name != "attacks" || first.Total != one.Total || len(first.Hits) != 1 || first.Hits[0].ID != one.Hits[0].ID || first.Next == "" {
		t.Errorf("%+v, alone %+v", first, one)
	}
	if h := first.Hits[0]; h.Added == nil || len(h.Why) == 0 || len(h.SHA256) != 64 || h.Title != "" {
		t.Errorf("%+v", h)
	}
	if p := answers[1].Problem; p == nil || p.Parameter != "year" || answers[2].Problem != nil || answers[2].Total != 5 {
		t.Errorf("%+v", answers[1:])
	}
	var p *client.Problem
	if _, err := c.Searches(t.Context(), nil); !errors.As(err, &p) || p.Status != 400 {
		t.Errorf("no question: %v", err)
	}
}

func TestAnArchiveHasFigures(t *testing.T) {
	t.Parallel()
	c := overSeeds(t)
	s, err := c.Stats(t.Context())
	if err != nil || s.Articles != 5 || s.Generation != "000001" || len(s.Languages) != 2 || len(s.Digest) != 64 || s.Covered["lang"] != 5 {
		t.Errorf("%+v, %v", s, err)
	}
}

// storied answers with the copies of an article, two on a page.
func storied(t *testing.T) *client.Client {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		answer := `{"total":3,"hits":[{"id":"c"}]}`
		if r.FormValue("cursor") == "" {
			answer = `{"total":3,"hits":[{"id":"a"},{"id":"b"}],"next":"further"}`
		}
		_, _ = io.WriteString(w, answer)
	}))
	t.Cleanup(s.Close)
	c, err := client.New(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestCopiesComeFromAllPages(t *testing.T) {
	t.Parallel()
	copies, err := storied(t).Copies(t.Context(), "x")
	if err != nil || len(copies) != 3 || copies[2].ID != "c" {
		t.Errorf("%v, %v", copies, err)
	}
	var p *client.Problem
	if alone, err := overSeeds(t).Copies(t.Context(), "none"); !errors.As(err, &p) || p.Status != 404 {
		t.Errorf("%v, %v", alone, err)
	}
}

func TestAnExportHasARowForEachHit(t *testing.T) {
	t.Parallel()
	c := overSeeds(t)
	var file strings.Builder
	total, err := c.Export(t.Context(), client.Query{Text: "cyberattaque"}, "csv", &file, "id", "title")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(file.String())).ReadAll()
	if err != nil || total == 0 || len(rows) != total+1 || rows[0][1] != "title" {
		t.Errorf("%d rows of %d, %v", len(rows)-1, total, err)
	}
	var p *client.Problem
	if _, err := c.Export(t.Context(), client.Query{}, "docx", io.Discard); !errors.As(err, &p) || p.Status != 400 || p.Parameter != "format" {
		t.Errorf("another format: %v", err)
	}
}

// told says when something is written.
type told chan string

func (c told) Write(text []byte) (int, error) {
	c <- string(text)
	return len(text), nil
}

// A row is there before the next one is sent.
func TestAnExportIsStreamed(t *testing.T) {
	t.Parallel()
	read := make(told)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Kiosque-Total", "2")
		for _, row := range []string{"a\n", "b\n"} {
			_, _ = io.WriteString(w, row)
			_ = http.NewResponseController(w).Flush()
			if have := <-read; have != row {
				t.Errorf("has read %q, want %q", have, row)
			}
		}
	}))
	t.Cleanup(s.Close)
	c, err := client.New(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	if total, err := c.Export(t.Context(), client.Query{}, "jsonl", read); err != nil || total != 2 {
		t.Errorf("%d, %v", total, err)
	}
}

// An export that breaks off is an error, whatever was written.
func TestAnExportThatBreaksOffIsAnError(t *testing.T) {
	t.Parallel()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Kiosque-Total", "2")
		_, _ = io.WriteString(w, "a\n")
		_ = http.NewResponseController(w).Flush()
		panic(http.ErrAbortHandler)
	}))
	t.Cleanup(s.Close)
	c, err := client.New(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Export(t.Context(), client.Query{}, "jsonl", io.Discard); err == nil {
		t.Error("a part looks whole")
	}
}

// busy answers so often that it is.
func busy(t *testing.T, times int64, wait string) (address string, asked *atomic.Int64) {
	t.Helper()
	asked = new(atomic.Int64)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		if asked.Add(1) <= times {
			w.Header().Set("Retry-After", wait)
			w.WriteHeader(http.StatusServiceUnavailable)
			_, _ = io.WriteString(w, `{"status":503,"title":"Service Unavailable","detail":"busy"}`)
			return
		}
		_, _ = io.WriteString(w, `{"total":7}`)
	}))
	t.Cleanup(s.Close)
	return s.URL, asked
}

func TestABusyServerIsAskedAgain(t *testing.T) {
	t.Parallel()
	address, asked := busy(t, 2, "0")
	c, err := client.New(address)
	if err != nil {
		t.Fatal(err)
	}
	if answer, err := c.Search(t.Context(), client.Query{}); err != nil || answer.Total != 7 || asked.Load() != 3 {
		t.Errorf("%v, %v after %d requests", answer, err, asked.Load())
	}
}

func TestPatienceEnds(t *testing.T) {
	t.Parallel()
	for what, one := range map[string]struct {
		wait string
		want int64 // requests
	}{"too often": {"0", 3}, "too long": {"3600", 1}, "no number": {"soon", 1}} {
		address, asked := busy(t, 1000, one.wait)
		c, err := client.New(address, client.WithRetries(2))
		if err != nil {
			t.Fatal(err)
		}
		var p *client.Problem
		if _, err := c.Search(t.Context(), client.Query{}); !errors.As(err, &p) || p.Status != 503 || asked.Load() != one.want {
			t.Errorf("%s: %v after %d requests", what, err, asked.Load())
		}
	}
}

func TestWaitingEndsWithItsContext(t *testing.T) {
	t.Parallel()
	address, _ := busy(t, 1000, "30")
	c, err := client.New(address)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := c.Search(ctx, client.Query{}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v", err)
	}
}

func TestAnAddressIsOfAServer(t *testing.T) {
	t.Parallel()
	for address, good := range map[string]bool{
		"http://127.0.0.1:8080": true, "https://example.org/archive/": true, "": false, "127.0.0.1:8080": false, "ftp://a": false, "http://a?b=c": false, "http://[": false,
	} {
		if _, err := client.New(address); (err == nil) != good {
			t.Errorf("%q: %v", address, err)
		}
	}
}

// Every hit of a search, with the words that were found.
func Example() {
	address, stop, err := seeds()
	if err != nil {
		panic(err)
	}
	defer stop()

	archive, err := client.New(address, client.WithKey(key))
	if err != nil {
		panic(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	for hit, err := range archive.All(ctx, client.Query{Text: "ANSSI", Sort: "newest"}) {
		if err != nil {
			panic(err)
		}
		first := hit.Fragments[0]
		for _, mark := range first.Marks[:min(1, len(first.Marks))] {
			fmt.Println(hit.ID, strings.ToUpper(first.Text[mark[0]:mark[1]]))
		}
	}
	// Output:
	// 003_ab1ecf976a867dbd.txt ANSSI
	// 004_e32bb681ab7a49d8.txt ANSSI
}
