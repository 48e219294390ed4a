package pages_test

import (
	"bufio"
	"compress/gzip"
	"context"
	"io"
	"iter"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kiosque/article"
	"kiosque/index"
	"kiosque/index/vocabulary"
	"kiosque/query"
	"kiosque/server"
	"kiosque/torture/program"
)

// site is an archive that is served.
type site struct {
	*testing.T
	address string // "http://127.0.0.1:41234"
}

// archives are what pages are shown over, by name.
var archives = map[string]func(t *testing.T) site{
	"seeds":       serveSeeds,
	"press":       servePress,
	"empty":       func(t *testing.T) site { return serveFake(t, nothing{}) },
	"unavailable": func(t *testing.T) site { return serveFake(t, closed{}) },
}

// withdrawn is an article that the archive of the seeds once had.
const withdrawn = "withdrawn.txt"

// built is the folder of the archives that all tests of this package share.
var built string

// serveBuilt serves an archive of that name, which the first test that wants it builds.
func serveBuilt(t *testing.T, name string, build func(t *testing.T, corpus, data string)) site {
	t.Helper()
	folder := filepath.Join(built, name)
	corpus, data := filepath.Join(folder, "corpus"), filepath.Join(folder, "data")
	if _, err := os.Stat(folder); err != nil {
		t.Cleanup(func() {
			if t.Failed() { // perhaps because it is not whole
				_ = os.RemoveAll(folder)
			}
		})
		if err := os.MkdirAll(corpus, 0o755); err != nil {
			t.Fatal(err)
		}
		build(t, corpus, data)
	}
	return serve(t, corpus, data)
}

func serveSeeds(t *testing.T) site {
	t.Helper()
	return serveBuilt(t, "seeds", buildSeeds)
}

func servePress(t *testing.T) site {
	t.Helper()
	return serveBuilt(t, "press", buildPress)
}

// buildSeeds builds the reference corpus, as the second generation after one that had withdrawn too.
func buildSeeds(t *testing.T, corpus, data string) {
	t.Helper()
	if err := os.CopyFS(corpus, os.DirFS("../seeds")); err != nil {
		t.Fatal(err)
	}
	extra := filepath.Join(corpus, withdrawn)
	if err := os.WriteFile(extra, []byte("Un article retiré\n\nCet article a paru, puis son auteur l’a retiré.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	rebuild(t, corpus, data)
	if err := os.Remove(extra); err != nil {
		t.Fatal(err)
	}
	rebuild(t, corpus, data)
}

const (
	pressFolder = "../../shared/data/measure-only/press" // not ours to copy; read where it is
	pressEach   = 1000                                   // articles of each language
)

// buildPress builds 2,000 articles of the press, half of them French and half English.
func buildPress(t *testing.T, corpus, data string) {
	t.Helper()
	for _, name := range []string{"fr_press", "en_reuters"} {
		cut(t, filepath.Join(pressFolder, name+".jsonl.gz"), filepath.Join(corpus, name+".jsonl"))
	}
	rebuild(t, corpus, data)
}

// cut writes the first lines of a compressed file to another.
func cut(t *testing.T, from, to string) {
	t.Helper()
	file, err := os.Open(from)
	if err != nil {
		program.Require(t, "data", err.Error())
	}
	defer file.Close()
	plain, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	lines, kept := bufio.NewReader(plain), strings.Builder{}
	for range pressEach {
		line, err := lines.ReadString('\n')
		if err != nil {
			t.Fatal(err)
		}
		kept.WriteString(line)
	}
	if err := os.WriteFile(to, []byte(kept.String()), 0o600); err != nil {
		t.Fatal(err)
	}
}

func rebuild(t *testing.T, corpus, data string) {
	t.Helper()
	if got := program.Plain.Run(t, "rebuild", "--force", "--corpus", corpus, "--data", data); got.Status != 0 {
		t.Fatalf("rebuild ends with %d:\n%s", got.Status, got.Err)
	}
}

func serve(t *testing.T, corpus, data string) site {
	t.Helper()
	return site{t, program.Start(t, program.Plain.Server(t, data, "--corpus", corpus), data).Address}
}

// serveFake serves an engine that no corpus leads to.
func serveFake(t *testing.T, engine index.Engine) site {
	t.Helper()
	served := httptest.NewServer(server.New(engine, server.Options{Logger: slog.New(slog.DiscardHandler)}))
	t.Cleanup(served.Close)
	return site{t, served.URL}
}

// nothing is an engine whose one generation has no article.
type nothing struct{ index.Engine }

func (nothing) View(context.Context) (index.View, error)           { return emptyView{}, nil }
func (nothing) ViewOf(context.Context, string) (index.View, error) { return emptyView{}, nil }

func (nothing) Generations(context.Context) ([]index.Generation, error) {
	return []index.Generation{{Name: emptyView{}.Generation(), Current: true}}, nil
}

type emptyView struct{ index.View }

func (emptyView) Search(context.Context, query.Query) (index.Result, error) {
	return index.Result{}, nil
}
func (emptyView) Article(context.Context, string) (article.Article, error) {
	return article.Article{}, index.ErrNotFound
}
func (emptyView) Correct(context.Context, query.Query) ([]vocabulary.Correction, error) {
	return nil, nil
}
func (emptyView) Values(context.Context, query.Query, query.Facet) ([]index.Value, error) {
	return nil, nil
}
func (emptyView) Timeline(context.Context, query.Query, query.Unit) (index.Timeline, error) {
	return index.Timeline{}, nil
}
func (emptyView) Associated(context.Context, query.Query, int) ([]index.Association, error) {
	return nil, nil
}
func (emptyView) All(context.Context, query.Query) iter.Seq2[index.Hit, error] {
	return func(func(index.Hit, error) bool) {}
}
func (emptyView) Generation() string { return "000001" }
func (emptyView) Created() time.Time { return time.Time{} }
func (emptyView) Close() error       { return nil }

// closed is an engine without a generation.
type closed struct{ index.Engine }

func (closed) View(context.Context) (index.View, error)           { return nil, index.ErrUnavailable }
func (closed) ViewOf(context.Context, string) (index.View, error) { return nil, index.ErrUnavailable }

const requestDeadline = 20 * time.Second

// get asks for a page in a language, and returns its status and its markup.
func (s site) get(path, language string) (status int, markup string) {
	s.Helper()
	ctx, cancel := context.WithTimeout(s.Context(), requestDeadline)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, s.address+path, http.NoBody)
	if err != nil {
		s.Fatal(err)
	}
	r.Header.Set("Accept", "text/html")
	r.Header.Set("Accept-Language", language)
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		s.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		s.Fatal(err)
	}
	return answer.StatusCode, string(body)
}
