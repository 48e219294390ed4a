package server

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"kiosque/api"
	"kiosque/metrics"
	"kiosque/query"
	"kiosque/web"
)

// The language of the interface: a parameter, and the cookie that remembers it.
const (
	uiParameter = "ui"
	uiCookie    = "ui"
	cookieAge   = 365 * 24 * 60 * 60 // seconds
)

// request is what a handler may know of an HTTP request.
type request struct {
	*http.Request
	id     string     // of the request, in the log and on error pages
	param  string     // the variable part of the path
	values url.Values // parameters, without ui and own
	own    url.Values // parameters of this address alone, which are none of the question
	frame  web.Frame
	start  time.Time
	// weight is about what the question costs to answer; see weigh.
	weight int
	// generation is that which was asked, "" where none was, and built is when it was.
	generation string
	built      time.Time
	// passing says that the same question may have another answer from the same generation.
	passing bool
	// outcome is how the search ended that the request is, where it was answered.
	outcome metrics.Outcome
	// contract is what package api says of the address, nil where it says nothing; broken is how the request breaks it.
	contract *api.Operation
	broken   error
}

// read reads a request; with an error, the request is still good enough to answer the error with.
func (s *server) read(c *gin.Context) (*request, error) {
	r := &request{
		Request: c.Request, id: c.GetString(idKey), start: time.Now(),
		param: c.Param("id") + c.Param("name"),
	}
	r.frame = web.Frame{
		Labels: web.Labels{Language: preferred(c.Request), Organisation: s.OrganisationName, Names: &s.names},
		Base:   s.Base, Path: "/", RequestID: r.id, Origin: s.origin(c.Request), Crawled: s.Crawlers,
	}
	if c.FullPath() != "" { // links never lead back to a path that is none of ours, such as //host
		r.frame.Path = c.Request.URL.EscapedPath()
	}
	values, err := parameters(c.Request.URL.RawQuery)
	if err != nil {
		return r, err
	}
	return r, r.setValues(values)
}

func (r *request) setValues(values url.Values) error {
	given := values[uiParameter]
	delete(values, uiParameter)
	r.values, r.frame.Query = values, values
	if len(given) == 0 || (len(given) == 1 && given[0] == "") {
		return nil
	}
	language, ok := web.Find(given[0])
	if !ok || len(given) > 1 {
		return &query.Error{Parameter: uiParameter, Expected: web.Codes()}
	}
	r.frame.Language, r.frame.Explicit = language, true
	return nil
}

// A setter keeps the value of a parameter. It returns what was expected in its place, "" where nothing is wrong.
type setter[T any] func(to *T, text string) (expected string)

// takeOwn takes the parameters of an address alone out of the values, and keeps them. An empty one is none, since forms
// send those.
func takeOwn[T any](r *request, to *T, setters map[string]setter[T]) error {
	all := r.values
	r.values, r.own = maps.Clone(all), url.Values{}
	for _, name := range slices.Sorted(maps.Keys(setters)) {
		delete(r.values, name)
		given := all[name]
		if len(given) == 0 || len(given) == 1 && given[0] == "" {
			continue
		}
		expected := "one value"
		if len(given) == 1 {
			expected = setters[name](to, given[0])
		}
		if expected != "" {
			return &query.Error{Parameter: name, Expected: expected}
		}
		r.own[name] = given
	}
	return nil
}

// take takes a parameter that is none of the question out of the values.
func (r *request) take(name string) []string {
	given := r.values[name]
	if given != nil {
		r.values = maps.Clone(r.values)
		delete(r.values, name)
	}
	return given
}

// preferred returns the language that a reader chose before, or that the browser asks for.
func preferred(r *http.Request) *web.Language {
	if cookie, err := r.Cookie(uiCookie); err == nil {
		if language, ok := web.Find(cookie.Value); ok {
			return language
		}
	}
	return web.Match(r.Header.Get("Accept-Language"))
}

// parameters reads a query string; one that is badly encoded is an error that
// names the parameter, where package net/url would drop it.
func parameters(raw string) (url.Values, error) {
	values, err := url.ParseQuery(raw)
	if err == nil {
		return values, nil
	}
	for pair := range strings.SplitSeq(raw, "&") {
		if _, err := url.ParseQuery(pair); err != nil {
			name, _, _ := strings.Cut(pair, "=")
			return nil, &query.Error{Parameter: name, Expected: "percent-encoded text: % as %25, ; as %3B"}
		}
	}
	return nil, &query.Error{Parameter: "?", Expected: "fewer parameters"}
}

// onlyUI refuses every parameter: what is named by its path alone has none but ui.
func (r *request) onlyUI() error { return r.only() }

// only refuses every parameter but ui and those named.
func (r *request) only(names ...string) error {
	for name := range r.values {
		if !slices.Contains(names, name) {
			return &query.Error{Parameter: name, Expected: "no parameter but " + strings.Join(append(names, uiParameter), ", ")}
		}
	}
	return nil
}

// wantsPage tells whether the client can show a page rather than read JSON.
func wantsPage(r *http.Request) bool {
	accept := r.Header.Get("Accept")
	return strings.Contains(accept, "text/html") || strings.Contains(accept, "application/xhtml")
}

// wantsJSON tells whether the client asks for JSON and not for a page.
func wantsJSON(r *http.Request) bool {
	return strings.Contains(r.Header.Get("Accept"), "json") && !wantsPage(r)
}
