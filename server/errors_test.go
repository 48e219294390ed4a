package server

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"kiosque/index"
	"kiosque/query"
)

func TestABadValueIsAProblemThatNamesItsParameter(t *testing.T) {
	h := New(fake{}, Options{Logger: quiet})
	for address, parameter := range map[string]string{
		"/search?yaer=2017":                         "yaer",
		"/search?year=17":                           "year",
		"/search?country=BEL":                       "country",
		"/search?lang=de":                           "lang",
		"/search?mentioned=x":                       "mentioned",
		"/search?from=2017-1":                       "from",
		"/search?to=2017-02-30":                     "to",
		"/search?from=2018-01-01&to=2017-01-01":     "to",
		"/search?sort=best":                         "sort",
		"/search?scope=all":                         "scope",
		"/search?page=0":                            "page",
		"/search?page=x":                            "page",
		"/search?size=101":                          "size",
		"/search?size=-1":                           "size",
		"/search?translate=yes":                     "translate",
		"/search?copies=none":                       "copies",
		"/search?story=" + strings.Repeat("a", 200): "story",
		"/search?ui=de":                             "ui",
		"/search?ui=fr&ui=en":                       "ui",
		"/search?q=a&q=b":                           "q",
		"/search?q=%zz":                             "q",
		"/search?q=a;b":                             "q",
		"/search?q=" + strings.Repeat("a", 1001):    "q",
		"/search?<script>=1":                        "<script>",
		"/articles/x?q=a":                           "q",
		"/articles/x?ui=xx":                         "ui",
		"/static/style.css?w=1":                     "w",
	} {
		r := get(h, strings.ReplaceAll(address, "<", "%3C"))
		p := decode[problem](t, r)
		if r.StatusCode != 400 || r.Header.Get("Content-Type") != typeProblem || p.Status != 400 {
			t.Errorf("%s: %d %s", address, r.StatusCode, r.Header.Get("Content-Type"))
		}
		if p.Parameter != parameter && p.Parameter != url.QueryEscape(parameter) || p.Expected == "" || p.Detail == "" || p.Title != "Bad Request" {
			t.Errorf("%s: %+v", address, p)
		}
	}
}

func TestABrowserGetsAPageAndAProgramAProblem(t *testing.T) {
	h := New(fake{}, Options{Logger: quiet})
	for _, c := range []struct{ address, accept, media string }{
		{"/?page=0", "text/html,*/*;q=0.8", typePage},
		{"/?page=0", "", typePage},
		{"/?page=0", "application/json", typeProblem},
		{"/read/none", "text/html", typePage},
		{"/nowhere", "text/html", typePage},
		{"/nowhere", "application/json", typeProblem},
		{"/search?page=0", "text/html", typeProblem},
		{"/articles/none", "text/html", typeProblem},
	} {
		if have := get(h, c.address, "Accept", c.accept).Header.Get("Content-Type"); have != c.media {
			t.Errorf("%s for %q: have %s, want %s", c.address, c.accept, have, c.media)
		}
	}
}

func TestErrorsOfTheEngineHaveTheirStatus(t *testing.T) {
	for _, c := range []struct {
		err    error
		status int
		retry  string
		says   string
	}{
		{index.ErrUnavailable, 503, "10", "The archive is being built"},
		{fmt.Errorf("articles: %w", index.ErrAway), 503, "5", "The cluster of servers that holds it does not answer"},
		{fmt.Errorf("open data: %w", index.ErrStale), 503, "60", "The index is of another version"},
		{context.DeadlineExceeded, 503, "5", "The search took too long"},
		{index.ErrCursor, 400, "", "This page of results is gone"},
		{errors.New("disk on fire at /secret"), 500, "", "An error of our own"},
	} {
		h := New(failing503(c.err), Options{Logger: quiet})
		for _, address := range []string{"/?cursor=x", "/search?cursor=x"} {
			r := get(h, address, "Accept-Language", "en")
			text := bodyOf(t, r)
			if r.StatusCode != c.status || r.Header.Get("Retry-After") != c.retry {
				t.Errorf("%s, %v: %d, retry %q", address, c.err, r.StatusCode, r.Header.Get("Retry-After"))
			}
			if strings.Contains(text, "secret") {
				t.Errorf("%s tells what is inside: %s", address, text)
			}
			if address == "/?cursor=x" && !strings.Contains(text, c.says) {
				t.Errorf("%v: the page does not say %q", c.err, c.says)
			}
		}
	}
}

func TestASearchThatTakesTooLongIsCutOff(t *testing.T) {
	slow := fake{search: func(ctx context.Context, _ query.Query) (index.Result, error) {
		<-ctx.Done()
		return index.Result{}, ctx.Err()
	}}
	r := get(New(slow, Options{Logger: quiet, SearchTimeout: time.Microsecond}), "/search?q=a")
	if r.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("have %d", r.StatusCode)
	}
}

func TestAPanicIsA500ThatNamesTheRequest(t *testing.T) {
	var log strings.Builder
	h := New(fake{search: func(context.Context, query.Query) (index.Result, error) { panic("boom") }},
		Options{Logger: slog.New(slog.NewTextHandler(&log, nil))})
	r := get(h, "/search?q=confidential")
	p := decode[problem](t, r)
	if r.StatusCode != 500 || p.Request == "" || p.Request != r.Header.Get("X-Request-Id") {
		t.Errorf("%d %+v", r.StatusCode, p)
	}
	if !strings.Contains(log.String(), p.Request) || !strings.Contains(log.String(), "boom") {
		t.Error("the log does not say what happened to this request")
	}
	if strings.Contains(log.String(), "confidential") {
		t.Error("the log holds the query")
	}
}

func TestAnErrorPageLeadsNowhereElse(t *testing.T) {
	h := New(fake{}, Options{Logger: quiet})
	for _, address := range []string{"http://kiosque//evil.example/", "http://kiosque//evil.example/?q=a", "http://kiosque/%2fevil.example"} {
		text := bodyOf(t, get(h, address, "Accept", "text/html"))
		if !strings.Contains(text, "Error 404") || strings.Contains(text, "evil") {
			t.Errorf("%s: %s", address, text)
		}
	}
}

func TestOtherMethodsAreRefused(t *testing.T) {
	h := New(fake{}, Options{Logger: quiet})
	for _, method := range []string{"POST", "PUT", "DELETE", "PATCH", "OPTIONS"} {
		r := do(h, method, "/search")
		if r.StatusCode != http.StatusMethodNotAllowed || !strings.Contains(r.Header.Get("Allow"), "GET") {
			t.Errorf("%s: %d, allow %q", method, r.StatusCode, r.Header.Get("Allow"))
		}
	}
}

func TestAnAddressThatIsTooLongIsRefused(t *testing.T) {
	h := New(fake{}, Options{Logger: quiet})
	if r := get(h, "/search?q="+strings.Repeat("a", maxAddress)); r.StatusCode != http.StatusRequestURITooLong {
		t.Errorf("have %d", r.StatusCode)
	}
	longest := strings.Repeat("😀", query.MaxText)
	if r := get(h, "/search?q="+url.QueryEscape(longest)); r.StatusCode != http.StatusOK {
		t.Errorf("a query at the limit of characters: have %d", r.StatusCode)
	}
}

// Whatever stands in the box is a query.
func FuzzAnyTextIsAQuery(f *testing.F) {
	for _, text := range []string{"", "cyber", `"`, "« a", "titre:", "12:30", "+", "C++", "AT&T", "*", "\x00", "\xff", "{{.}}", "<script>", "()", "a AND", "😀", "%", ";"} {
		f.Add(text)
	}
	h := New(fake{}, Options{Logger: quiet})
	f.Fuzz(func(t *testing.T, text string) {
		for _, path := range []string{"/?q=", "/search?q=", "/read/x?q=", "/with?q=", "/suggest?q=", "/associated?q="} {
			r := get(h, path+url.QueryEscape(text), "Accept", "text/html")
			if r.StatusCode >= 500 {
				t.Fatalf("%s%q: %d", path, text, r.StatusCode)
			}
			if bodyOf(t, r) == "" {
				t.Fatalf("%s%q: an empty answer", path, text)
			}
		}
	})
}
