// Package server speaks HTTP: it turns requests into queries, asks an engine,
// and answers with the pages of package web or with JSON. Gin lives only here.
//
// Every handler takes a request and returns a response or an error; nothing is
// written before the whole response stands in memory, and one function turns
// every error into a page for a browser or into the problem details of RFC 9457
// for a program. The text of a query is never logged.
package server

import (
	"log/slog"
	"net/http"
	"runtime"
	"time"

	"github.com/gin-gonic/gin"

	"kiosque/index"
	"kiosque/web"
)

// Options are what a server may be told; the zero Options are right.
type Options struct {
	// Logger takes one record a request; nil logs to slog.Default.
	Logger *slog.Logger
	// SearchTimeout bounds the work of the engine for one request; DefaultSearchTimeout when zero.
	SearchTimeout time.Duration
	// MaxSearches bounds how many requests ask the engine at once; four for each core when zero.
	MaxSearches int
	// OrganisationName names an organisation in the language of the interface; nil leaves its canonical name.
	OrganisationName func(value, lang string) string
	// Body returns the value of the organisation that has such a name; nil: none is known.
	Body func(name string) (value string, known bool)
}

// DefaultSearchTimeout is far above the slowest good answer and below a reader's patience.
const DefaultSearchTimeout = 10 * time.Second

type server struct {
	engine index.Engine
	Options
	searches searches // turns of the questions that are asked every day
	heavy    searches // and of the few that take long, so that those wait for each other alone
	names    web.Names
}

// New returns a handler that serves the pages and the API of an engine.
func New(engine index.Engine, o Options) http.Handler {
	return compressed(newServer(engine, o).routes())
}

func newServer(engine index.Engine, o Options) *server {
	if o.Logger == nil {
		o.Logger = slog.Default()
	}
	if o.SearchTimeout == 0 {
		o.SearchTimeout = DefaultSearchTimeout
	}
	if o.MaxSearches == 0 {
		o.MaxSearches = searchesPerCore * runtime.GOMAXPROCS(0)
	}
	return &server{
		engine: engine, Options: o,
		searches: newSearches(o.MaxSearches), heavy: newSearches(max(1, o.MaxSearches/searchesForHeavy)),
	}
}

// route is one line of the table: where, who answers, and whether people or programs ask.
type route struct {
	path   string
	answer func(*server, *request) (response, error)
	page   bool // its errors are pages, unless the client asks for JSON alone
}

var table = []route{
	{"/", (*server).searchPage, true},
	{"/read/:id", (*server).readPage, true},
	{"/with", (*server).associatedPage, true},
	{"/search", (*server).searchJSON, false},
	{"/suggest", (*server).suggestJSON, false},
	{"/associated", (*server).associatedJSON, false},
	{"/articles/:id", (*server).articleJSON, false},
	{"/articles/:id/similar", (*server).similarJSON, false},
	{"/healthz", (*server).healthy, false},
	{"/readyz", (*server).ready, false},
	{"/static/:name", (*server).static, false},
	{"/favicon.ico", (*server).favicon, false},
	{"/robots.txt", (*server).robots, false},
}

func (s *server) routes() *gin.Engine {
	gin.SetMode(gin.ReleaseMode) // else Gin prints to standard output
	g := gin.New()
	g.HandleMethodNotAllowed = true
	g.RedirectTrailingSlash = false
	g.Use(identify, s.log, secure, s.rescue, s.limit)
	for _, r := range table {
		g.Match([]string{http.MethodGet, http.MethodHead}, r.path, s.handler(r))
	}
	g.NoRoute(s.handler(route{answer: refuse(errNotFound), page: true}))
	g.NoMethod(s.handler(route{answer: refuse(errMethod), page: true}))
	return g
}

func refuse(err error) func(*server, *request) (response, error) {
	return func(*server, *request) (response, error) { return response{}, err }
}
