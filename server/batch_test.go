package server

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"kiosque/index"
	"kiosque/query"
)

// post sends a batch, as JSON unless the headers say otherwise.
func post(h http.Handler, address, body string, headers ...string) *http.Response {
	if !slices.Contains(headers, "Content-Type") {
		headers = append(headers, "Content-Type", "application/json")
	}
	return ask(h, http.MethodPost, address, body, headers...)
}

const threeQuestions = `{"searches": [
	{"name": "attacks", "q": "cyberattaque", "lang": ["fr", "en"], "size": 2},
	{"name": "typing", "q": "europol", "size": 101},
	{"q": "cyberattaque", "size": 0, "translate": false}
]}`

// requestIDs are of one request alone.
var requestIDs = regexp.MustCompile(`"request_id": "[0-9a-f]+"`)

// batchAnswers is the JSON of a batch.
type batchAnswers struct {
	Generation string
	Answers    []struct {
		Number  int
		Name    *string
		Total   int
		Hits    []hitJSON
		Problem *problem
	}
}

func TestABatchIsThatOfTheGoldenFile(t *testing.T) {
	const golden = "testdata/batch.json"
	h := overSeeds(t)
	have := requestIDs.ReplaceAllString(indented(t, bodyOf(t, post(h, "/searches?fields=id,title,score", threeQuestions))), `"request_id": "…"`)
	if *update {
		if err := os.WriteFile(golden, []byte(have), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil || have != string(want) {
		t.Errorf("differs from %s (%v); run the test with -update and read the difference:\n%s", golden, err, have)
	}
}

func TestABatchAnswersAsSearchesDoOneByOne(t *testing.T) {
	h := overSeeds(t)
	r := post(h, "/searches", threeQuestions)
	a := decode[batchAnswers](t, r)
	if r.StatusCode != 200 || len(a.Answers) != 3 || a.Generation != r.Header.Get(generationHeader) {
		t.Fatalf("%d %+v", r.StatusCode, a)
	}
	for i, address := range map[int]string{0: "/search?q=cyberattaque&lang=fr&lang=en&size=2", 2: "/search?q=cyberattaque&translate=off"} {
		one := decode[answer](t, get(h, address))
		if a.Answers[i].Total != one.Total || one.Total == 0 {
			t.Errorf("question %d: %d, alone %d", i+1, a.Answers[i].Total, one.Total)
		}
		if i == 0 && !equalJSON(a.Answers[i].Hits, one.Hits) {
			t.Errorf("question %d has other hits", i+1)
		}
	}
	if len(a.Answers[2].Hits) != 0 {
		t.Error("hits where none were wanted")
	}
	if p := a.Answers[1].Problem; p == nil || p.Parameter != "size" || a.Answers[1].Number != 2 || *a.Answers[1].Name != "typing" {
		t.Errorf("%+v", a.Answers[1])
	}
}

func equalJSON(a, b any) bool {
	one, _ := json.Marshal(a)
	other, _ := json.Marshal(b)
	return string(one) == string(other)
}

func TestABatchAsATable(t *testing.T) {
	h := overSeeds(t)
	for _, r := range []*http.Response{
		post(h, "/searches?format=csv&fields=id,fragments&bom=on", threeQuestions),
		post(h, "/searches?fields=id,fragments&bom=on&format=csv", threeQuestions, "Accept", "application/json"),
	} {
		text := bodyOf(t, r)
		if !strings.HasPrefix(r.Header.Get("Content-Type"), "text/csv") || !strings.HasPrefix(text, "\ufeffnumber,name,total,rank,id,fragments,problem\r\n") {
			t.Fatalf("%s: %.80s", r.Header.Get("Content-Type"), text)
		}
		rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
		if err != nil || len(rows) != 5 {
			t.Fatalf("%v %q", err, rows)
		}
		if rows[1][0] != "1" || rows[1][1] != "attacks" || rows[2][3] != "2" || rows[3][6] == "" || rows[4][0] != "3" || rows[4][3] != "" {
			t.Errorf("%q", rows)
		}
	}
	if r := post(h, "/searches", threeQuestions, "Accept", "text/csv"); !strings.HasPrefix(r.Header.Get("Content-Type"), "text/csv") {
		t.Errorf("Accept is not heard: %s", r.Header.Get("Content-Type"))
	}
}

func TestWhatIsNoBatchIsRefused(t *testing.T) {
	h := New(fake{}, Options{Logger: quiet})
	for name, c := range map[string]struct {
		body, media, address string
		status               int
	}{
		"no JSON":          {"q=a", "application/json", "/searches", 400},
		"another media":    {"q=a", "application/x-www-form-urlencoded", "/searches", 415},
		"no media":         {"{}", "", "/searches", 415},
		"no questions":     {`{"searches":[]}`, "application/json", "/searches", 400},
		"too many":         {`{"searches":[` + strings.Repeat("{},", 1000) + `{}]}`, "application/json", "/searches", 400},
		"another member":   {`{"searches":[{}],"size":3}`, "application/json", "/searches", 400},
		"two values":       {`{"searches":[{}]} {}`, "application/json", "/searches", 400},
		"too large":        {`{"searches":[{"q":"` + strings.Repeat("a", maxBody) + `"}]}`, "application/json", "/searches", 413},
		"a parameter":      {`{"searches":[{}]}`, "application/json", "/searches?q=a", 400},
		"a format":         {`{"searches":[{}]}`, "application/json", "/searches?format=xml", 400},
		"most":             {`{"searches":[` + strings.Repeat("{},", 999) + `{}]}`, "application/json; charset=utf-8", "/searches", 200},
		"empty parameters": {`{"searches":[{}]}`, "application/json", "/searches?format=&fields=&ui=fr", 200},
	} {
		if r := post(h, c.address, c.body, "Content-Type", c.media); r.StatusCode != c.status {
			t.Errorf("%s: %d, want %d: %.300s", name, r.StatusCode, c.status, bodyOf(t, r))
		}
	}
	if r := get(h, "/searches"); r.StatusCode != 405 || r.Header.Get("Allow") != "POST" {
		t.Errorf("GET: %d, Allow %q", r.StatusCode, r.Header.Get("Allow"))
	}
}

func TestAQuestionThatIsNoneIsToldInItsPlace(t *testing.T) {
	h := New(fake{}, Options{Logger: quiet})
	a := decode[batchAnswers](t, post(h, "/searches", `{"searches":[3, null, {"q":{}}, {"name":[]}, {"q":["a","b"]}, {"titel":"x"}, {"q":"a"}]}`))
	for i, one := range a.Answers {
		if (one.Problem != nil) != (i < 6) || one.Problem != nil && one.Problem.Status != 400 {
			t.Errorf("question %d: %+v", i+1, one.Problem)
		}
	}
}

func TestABatchIsOfOneGenerationAndEndsWithItsClient(t *testing.T) {
	e := newChanging()
	e.search = func(context.Context, query.Query) (index.Result, error) {
		e.turn("000002", 1)
		return index.Result{Generation: "000001"}, nil
	}
	if r := post(New(e, Options{Logger: quiet}), "/searches", `{"searches":[{},{}]}`); r.Header.Get(generationHeader) != "000001" {
		t.Errorf("%s", r.Header.Get(generationHeader))
	}
	ctx, leave := context.WithCancel(t.Context())
	asked := 0
	left := fake{search: func(context.Context, query.Query) (index.Result, error) {
		asked++
		leave()
		return index.Result{}, nil
	}}
	r := httptest.NewRequest(http.MethodPost, "/searches", strings.NewReader(`{"searches":[{},{},{}]}`)).WithContext(ctx)
	r.Header.Set("Content-Type", "application/json")
	func() {
		defer func() {
			if err, _ := recover().(error); !errors.Is(err, http.ErrAbortHandler) {
				t.Errorf("not cut: %v", err)
			}
		}()
		New(left, Options{Logger: quiet}).ServeHTTP(httptest.NewRecorder(), r)
	}()
	if asked != 1 {
		t.Errorf("%d questions asked for a client that left", asked)
	}
}

func TestAQuestionThatTakesTooLongDoesNotEndTheOthers(t *testing.T) {
	e := fake{search: func(ctx context.Context, q query.Query) (index.Result, error) {
		if q.Text == "slow" {
			<-ctx.Done()
			return index.Result{}, ctx.Err()
		}
		return index.Result{Total: 7}, nil
	}}
	a := decode[batchAnswers](t, post(New(e, Options{Logger: quiet, SearchTimeout: 20 * time.Millisecond}), "/searches", `{"searches":[{"q":"slow"},{"q":"quick"}]}`))
	if p := a.Answers[0].Problem; p == nil || p.Status != 503 || a.Answers[1].Total != 7 {
		t.Errorf("%+v", a.Answers)
	}
}
