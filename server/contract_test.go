package server

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"kiosque/api"
	"kiosque/corpus"
	"kiosque/corpus/extract/organisations"
	"kiosque/export"
	"kiosque/index/embedded"
	"kiosque/query"
)

// asWrittenDown tells how an answer to a program differs from what package api says of its address.
func asWrittenDown(r *http.Request, w *httptest.ResponseRecorder) error {
	o := operationOf(r.Method, r.URL.Path)
	if o == nil || w.Header().Get("Content-Encoding") != "" {
		return nil
	}
	if err := o.CheckAnswer(w.Code, w.Header(), w.Body.Bytes()); err != nil {
		return fmt.Errorf("%.500s: %w", r.URL, err)
	}
	return nil
}

// operationOf returns the operation that a path asks, nil where there is none.
func operationOf(method, path string) *api.Operation {
	for _, o := range api.Operations() {
		if ok := fits(o.Path, path); ok && api.Find(method, o.Path) != nil {
			return api.Find(method, o.Path)
		}
	}
	return nil
}

// fits tells whether a path is one of a pattern, "/articles/{id}".
func fits(pattern, path string) bool {
	want, have := strings.Split(pattern, "/"), strings.Split(path, "/")
	return slices.EqualFunc(want, have, func(w, h string) bool { return w == h || strings.HasPrefix(w, "{") && h != "" })
}

// forPeople are the routes that show pages, or what pages need.
var forPeople = []string{"/", "/read/:id", "/read/:id/compare", "/map", "/about", "/with", "/values/:name", "/docs", "/static/:name", "/favicon.ico", "/robots.txt"}

func TestWhatIsServedToProgramsIsWhatIsWrittenDown(t *testing.T) {
	var served, written []string
	for _, r := range slices.Concat(table, administration) {
		if !slices.Contains(forPeople, r.path) {
			served = append(served, r.methods()[0]+" "+r.path)
		}
	}
	for _, o := range api.Operations() {
		written = append(written, o.Method+" "+ginPath(o.Path))
	}
	slices.Sort(served)
	slices.Sort(written)
	if !slices.Equal(served, written) {
		t.Errorf("served\n%s\nwritten down\n%s", strings.Join(served, "\n"), strings.Join(written, "\n"))
	}
}

// A route's own words for a wrong parameter are the ones that clients read.
func TestTheContractSpeaksOnlyWhereNobodyElseDoes(t *testing.T) {
	h := overSeeds(t)
	for address, want := range map[string]problem{
		"/search?yaer=1":               {Parameter: "yaer", Expected: "one of the parameters " + strings.Join(query.Parameters(), ", ")},
		"/suggest?size=50":             {Parameter: "size", Expected: "a whole number from 1 to 20"},
		"/facets/org?find=a":           {Parameter: "find", Expected: "one of the parameters " + strings.Join(query.Parameters(), ", ")},
		"/articles/x/citation?format=": {Parameter: "format", Expected: "one of text, bibtex, ris, csl"},
	} {
		r := get(h, address)
		if p := decode[problem](t, r); r.StatusCode != 400 || p.Parameter != want.Parameter || p.Expected != want.Expected {
			t.Errorf("%s: %d, %s: %s", address, r.StatusCode, p.Parameter, p.Expected)
		}
	}
}

// What is described of fields and of batches is what is read.
func TestTheLimitsThatAreWrittenDownAreThoseOfTheServer(t *testing.T) {
	var d struct {
		Components struct {
			Parameters map[string]struct {
				Schema struct {
					MaxItems int
					Items    struct{ Pattern string }
				}
				Expected string `json:"x-expected"`
			}
			Schemas struct {
				Questions struct {
					Properties struct{ Searches struct{ MaxItems int } }
				}
				Question struct {
					Properties map[string]struct{ MaxLength int }
				}
				ChosenHit struct{ Properties map[string]any }
			}
		}
	}
	if err := json.Unmarshal(api.JSON(), &d); err != nil {
		t.Fatal(err)
	}
	shapes := d.Components.Schemas
	if have := shapes.Questions.Properties.Searches.MaxItems; have != maxQuestions || shapes.Question.Properties["name"].MaxLength != query.MaxName {
		t.Errorf("%d questions, a name of %d", have, shapes.Question.Properties["name"].MaxLength)
	}
	if have, want := slices.Sorted(maps.Keys(shapes.Question.Properties)), append(query.Parameters(), "name"); !slices.Equal(have, slices.Sorted(slices.Values(want))) {
		t.Errorf("a question has %q", have)
	}
	if have, want := slices.Sorted(maps.Keys(shapes.ChosenHit.Properties)), namesOfFields(); !slices.Equal(have, slices.Sorted(slices.Values(want))) {
		t.Errorf("a hit has %q", have)
	}
	for name, among := range map[string][]string{"fields": namesOfFields(), "columns": export.FieldNames()} {
		p, names := d.Components.Parameters[name], strings.Join(among, "|")
		if p.Schema.MaxItems != len(among) || p.Schema.Items.Pattern != "^ *("+names+") *(, *("+names+") *)*$" || p.Expected != fieldsExpected(among) {
			t.Errorf("%s: %+v", name, p)
		}
	}
}

// fieldsExpected is what is said in the place of a field that is none.
func fieldsExpected(among []string) string {
	return "names, each once and parted by commas, among " + strings.Join(among, ", ")
}

func TestARequestThatBreaksItsContractAsksNothing(t *testing.T) {
	s := newServer(fake{}, Options{Logger: quiet, AdminKeys: NewKeys("k"), Rebuild: func() error { panic("asked") }})
	r := httptest.NewRequest(http.MethodPost, "/admin/rebuild?force=on", nil)
	r.Header.Set("Authorization", "Bearer k")
	w := httptest.NewRecorder()
	s.routes().ServeHTTP(w, r)
	if p := decode[problem](t, w.Result()); w.Code != 400 || p.Parameter != "force" || p.Expected != "no parameter but ui" {
		t.Errorf("%d %+v", w.Code, p)
	}
	broken := &request{Request: r, broken: &query.Error{Parameter: "a", Expected: "b"}}
	if _, err := s.ask(broken, nil); !errors.Is(err, broken.broken) {
		t.Errorf("asks, and has %v", err)
	}
}

// forms are addresses as the form of the page sends them.
func TestEmptyParametersOfAFormAreAsNone(t *testing.T) {
	h := overSeeds(t)
	v := url.Values{}
	for _, name := range query.Parameters() {
		v[name] = []string{"", ""}
	}
	if r := get(h, "/search?"+v.Encode()); r.StatusCode != 200 {
		t.Errorf("%d %s", r.StatusCode, bodyOf(t, r))
	}
}

// administered serves the seeds and two articles that tell one story, of which all is stated; an administrator has the key "k".
func administered(t *testing.T) http.Handler {
	t.Helper()
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS(seeds)); err != nil {
		t.Fatal(err)
	}
	story := strings.Repeat("La police fédérale belge et Europol ont parlé hier d’une cyberattaque contre une banque de Bruxelles. ", 8)
	for _, id := range []string{"a", "b"} {
		line := fmt.Sprintf(`{"id": "copy-%s", "title": "La cyberattaque de Bruxelles", "url": "https://journal.test/%[1]s", "author": "Zoé", "source": "Le Journal", "date": "2017-03-12", "text": %q}`, id, story)
		if err := os.WriteFile(filepath.Join(folder, id+".jsonl"), []byte(line+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	engine, err := embedded.Open(t.TempDir(), embedded.Options{Logger: quiet, Body: organisations.Default().Body})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = engine.Close() })
	rebuild := func() error {
		_, err := engine.Rebuild(context.Background(), corpus.Articles(context.Background(), folder, corpus.Options{}))
		return err
	}
	if err := rebuild(); err != nil {
		t.Fatal(err)
	}
	h := New(engine, Options{Logger: quiet, AdminKeys: NewKeys("k"), Rebuild: rebuild, Crawlers: true, OrganisationName: organisations.Name, Body: organisations.Default().Body})
	t.Cleanup(func() { settle(h) })
	return h
}

// settle waits until no rebuild runs.
func settle(h http.Handler) {
	for range 3000 {
		var job jobJSON
		r := get(h, "/admin/rebuild", "Authorization", "Bearer k")
		if err := json.NewDecoder(r.Body).Decode(&job); err != nil || job.State != "running" {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// refused are the examples that the archive of the tests does not answer: it keeps one generation and no files, and shows its
// figures to nobody but itself.
var refused = map[string]int{"/admin/rollback": 409, "/articles/{id}/file": 404, "/metrics": 403}

func TestTheExamplesOfTheDescriptionAreAnswered(t *testing.T) {
	h := administered(t)
	for _, g := range api.Refer().Groups {
		for _, o := range g.Operations {
			r := ask(h, o.Method, o.Example, o.Body, "Authorization", "Bearer k", "Content-Type", "application/json")
			if want := refused[o.Path]; r.StatusCode > 202 && r.StatusCode != want || r.StatusCode < 300 && want > 0 {
				t.Errorf("%s %s: %d %s", o.Method, o.Example, r.StatusCode, bodyOf(t, r))
			}
		}
	}
}

func TestTheDescriptionIsServedAndKept(t *testing.T) {
	h := New(fake{}, Options{Logger: quiet, ReadKeys: NewKeys("k")})
	r := get(h, "/openapi.json")
	if r.StatusCode != 200 || r.Header.Get("Content-Type") != typeJSON || !strings.Contains(bodyOf(t, r), `"openapi":"3.1.0"`) {
		t.Errorf("%d %s", r.StatusCode, r.Header.Get("Content-Type"))
	}
	again := get(h, "/openapi.json", "If-None-Match", r.Header.Get("ETag"))
	if again.StatusCode != http.StatusNotModified || again.Header.Get("ETag") != r.Header.Get("ETag") {
		t.Errorf("again: %d", again.StatusCode)
	}
}

func TestThePageOfTheDescriptionHasEveryOperation(t *testing.T) {
	page := bodyOf(t, get(New(fake{}, Options{Logger: quiet}), "/docs?ui=fr"))
	names := texts(t, page, ".operation h3")
	for _, o := range api.Operations() {
		if !slices.Contains(names, o.Method+" "+o.Path) {
			t.Errorf("no %s %s", o.Method, o.Path)
		}
	}
	for _, link := range linksOf(t, page, `main a[href^="#"]`) {
		if len(nodes(t, page, `[id="`+link[1:]+`"]`)) != 1 {
			t.Errorf("%s leads nowhere", link)
		}
	}
	if lines := texts(t, page, "pre code"); !slices.Contains(lines, "curl 'http://example.com/search?q=europol&country=BE'") {
		t.Errorf("%q", lines)
	}
}

func BenchmarkTheContractOfASearch(b *testing.B) {
	v, err := url.ParseQuery("q=cyberattaque+europol&country=BE&country=FR&year=2017&org=Europol&from=2015-01-01&to=2022&sort=newest&size=50&explain=on")
	if err != nil {
		b.Fatal(err)
	}
	o := api.Find("GET", "/search")
	b.ReportAllocs()
	for b.Loop() {
		if err := o.Check(v); err != nil {
			b.Fatal(err)
		}
	}
}

// shapesOf are addresses whose answers together show what an operation may answer.
var shapesOf = map[string][]string{
	"search":      {"GET /search?q=cyberattaque+Europol+terorisme&explain=on&country=BE&size=1", "GET /search?q=terorisme+de", "GET /search?lang=en", "GET /search?q=attaque+Europol+banque+chameau+fleuve"},
	"suggest":     {"GET /suggest?q=cyb"},
	"associated":  {"GET /associated?q=cyberattaque"},
	"facets":      {"GET /facets/country?country=BE"},
	"article":     {"GET /articles/001_be0063f260622af6.txt", "GET /articles/003_ab1ecf976a867dbd.txt", "GET /articles/copy-a"},
	"similar":     {"GET /articles/001_be0063f260622af6.txt/similar", "GET /articles/003_ab1ecf976a867dbd.txt/similar"},
	"health":      {"GET /healthz", "GET /readyz"},
	"generations": {"GET /admin/generations"},
	"rebuild":     {"POST /admin/rebuild", "GET /admin/rebuild"},
	"copies":      {"GET /articles/copy-a/copies", "GET /articles/copy-b/copies?fields=" + joinedNames(), "GET /articles/001_be0063f260622af6.txt/copies"},
	"stats":       {"GET /stats"},
	"feed":        {"GET /feed?format=json&size=10"},
	"searches":    {"POST /searches " + threeQuestions, "POST /searches?fields=id,title " + `{"searches": [{"q": "terorisme"}, {}]}`},
	"problem":     {"GET /search?size=0", "GET /articles/none", "GET /articles/none/raw"},
}

func TestTheShapesOfAnswersAreThoseOfTheGoldenFiles(t *testing.T) {
	h := administered(t)
	for _, name := range slices.Sorted(maps.Keys(shapesOf)) { // a rebuild comes after the generations
		s := shape{}
		for _, line := range shapesOf[name] {
			method, asked, _ := strings.Cut(line, " ")
			address, body, _ := strings.Cut(asked, " ")
			s.add("", decode[any](t, ask(h, method, address, body, "Authorization", "Bearer k", "Content-Type", "application/json")))
			settle(h)
		}
		golden(t, filepath.Join("testdata", "shapes", name+".txt"), s.String())
	}
}

// golden compares with a file, or writes it with -update.
func golden(t *testing.T, file, have string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(have), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if have != string(want) {
		t.Errorf("differs from %s; run the test with -update and read the difference:\n%s", file, have)
	}
}
