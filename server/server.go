// Package server speaks HTTP: it turns requests into queries, asks an engine,
// and answers with the pages of package web or with JSON. Gin lives only here.
//
// Every handler takes a request and returns a response or an error; nothing is
// written before the whole response stands in memory, and one function turns
// every error into a page for a browser or into the problem details of RFC 9457
// for a program. The text of a query is logged only where the
// options say so.
package server

import (
	"log/slog"
	"net/http"
	"net/netip"
	"sync"
	"time"

	"github.com/gin-gonic/gin"

	"kiosque/index"
	"kiosque/metrics"
	"kiosque/web"
)

// Options are what a server may be told; the zero Options are right.
type Options struct {
	// Logger takes one record a request; nil logs to slog.Default.
	Logger *slog.Logger
	// SearchTimeout bounds the work of the engine for one request; DefaultSearchTimeout when zero.
	SearchTimeout time.Duration
	// MaxSearches bounds how many requests ask the engine at once; when zero, four for each core, or 32 where it is Remote.
	MaxSearches int
	// Remote tells that the engine asks other machines: who waits for them takes no core here.
	Remote bool
	// MaxExports bounds how many results and batches are written out at once; DefaultExports when zero.
	MaxExports int
	// ExportTimeout bounds how long one of them may take; DefaultExportTimeout when zero.
	ExportTimeout time.Duration
	// Rate is how many requests a second one client may send; any number when zero.
	Rate float64
	// TrustedProxies are those that say truly for whom they ask, and TrustSocket tells whether whoever asks by a Unix
	// socket is one.
	TrustedProxies []netip.Prefix
	TrustSocket    bool
	// Metrics counts what is asked; nil: nobody does. ShowMetrics answers /metrics with it, to those with a key
	// or, where there are no keys, to this machine.
	Metrics     *metrics.Metrics
	ShowMetrics bool
	// LogClients has the record of a request name the network that its client is in, and LogQueries what was asked.
	LogClients, LogQueries bool
	// StrictTransport is for how long browsers that came over our own TLS shall come by nothing else; 0: they are not told.
	StrictTransport time.Duration
	// ReadKeys open what can be read; without one it is open.
	ReadKeys Keys
	// AdminKeys open the administrative routes; without one there are none.
	AdminKeys Keys
	// Origins are the sites whose pages may read the answers for programs, * all of them; none when empty. See CheckOrigins.
	Origins []string
	// Rebuild reads the corpus into a new generation; nil: nobody can over HTTP.
	Rebuild func() error
	// Ending tells whether the server is being stopped; nil: it never is.
	Ending func() bool
	// OrganisationName names an organisation in the language of the interface; nil leaves its canonical name.
	OrganisationName func(value, lang string) string
	// Files are those of the corpus; nil: the server does not know them.
	Files Files
	// Version is that of the program, and Scores how well it understands articles and finds them; for the
	// page that says what the archive is.
	Version string
	Scores  []web.Score
	// Base is the path under which everything is served, such as "/archive"; "" at the root. See CheckBase.
	Base string
	// Crawlers lets search engines show the articles; false keeps them away.
	Crawlers bool
	// Body returns the value of the organisation that has such a name; nil: none is known.
	Body func(name string) (value string, known bool)
}

// DefaultSearchTimeout is far above the slowest good answer and below a reader's patience.
const DefaultSearchTimeout = 10 * time.Second

type server struct {
	engine index.Engine
	Options
	searches searches      // turns of the questions that are asked every day
	heavy    searches      // and of the few that take long, so that those wait for each other alone
	patience time.Duration // that a client is shown over each piece of a stream
	exports  searches      // and of those who write all their hits out, or many answers, beside the searches
	rates    rates
	names    web.Names
	job      job
	birth    string // see newBirth
	counted  counted
}

// New returns a handler that serves the pages and the API of an engine.
func New(engine index.Engine, o Options) http.Handler {
	return compressed(under(o.Base, newServer(engine, o).routes()))
}

func newServer(engine index.Engine, o Options) *server {
	if o.Logger == nil {
		o.Logger = slog.Default()
	}
	if o.SearchTimeout == 0 {
		o.SearchTimeout = DefaultSearchTimeout
	}
	of := boundsOf(o.Remote)
	if o.MaxSearches == 0 {
		o.MaxSearches = of.usualSearches()
	}
	if o.MaxExports == 0 {
		o.MaxExports = DefaultExports
	}
	if o.ExportTimeout == 0 {
		o.ExportTimeout = DefaultExportTimeout
	}
	s := &server{
		engine: engine, Options: o, exports: inProcess.searches(o.MaxExports), patience: streamPatience,
		searches: of.searches(o.MaxSearches), heavy: of.searches(max(1, o.MaxSearches/searchesForHeavy)),
		rates: newRates(o.Rate), birth: newBirth(),
	}
	o.Metrics.Ask(s.figures)
	return s
}

// route is one line of the table: where, who answers, and whether people or programs ask.
type route struct {
	path   string
	method string // GET and HEAD when empty
	answer func(*server, *request) (response, error)
	page   bool // its errors are pages, unless the client asks for JSON alone
	open   bool // it needs no key, and is not counted
	admin  bool // it needs an administrative key
	search bool // it is a search, and counted by how it ends
	inward bool // it is for this machine alone, unless there are keys
}

var table = []route{
	{path: "/", answer: (*server).searchPage, page: true, search: true},
	{path: "/read/:id", answer: (*server).readPage, page: true},
	{path: "/read/:id/compare", answer: (*server).comparePage, page: true},
	{path: "/map", answer: (*server).mapPage, page: true},
	{path: "/about", answer: (*server).aboutPage, page: true},
	{path: "/with", answer: (*server).associatedPage, page: true},
	{path: "/values/:name", answer: (*server).valuesPage, page: true},
	{path: "/search", answer: (*server).searchJSON, search: true},
	{path: "/export", answer: (*server).export, page: true},
	{path: "/searches", method: http.MethodPost, answer: (*server).searchesJSON},
	{path: "/suggest", answer: (*server).suggestJSON},
	{path: "/associated", answer: (*server).associatedJSON},
	{path: "/articles/:id", answer: (*server).articleJSON},
	{path: "/articles/:id/similar", answer: (*server).similarJSON},
	{path: "/articles/:id/copies", answer: (*server).copiesJSON},
	{path: "/facets/:name", answer: (*server).valuesJSON},
	{path: "/stats", answer: (*server).statsJSON},
	{path: "/articles/:id/citation", answer: (*server).citation},
	{path: "/articles/:id/raw", answer: (*server).raw},
	{path: "/articles/:id/file", answer: (*server).file, page: true},
	{path: "/metrics", answer: (*server).metrics, inward: true},
	{path: "/healthz", answer: (*server).healthy, open: true},
	{path: "/readyz", answer: (*server).ready, open: true},
	{path: "/openapi.json", answer: (*server).openapi, open: true},
	{path: "/docs", answer: (*server).docsPage, page: true},
	{path: "/static/:name", answer: (*server).static, open: true},
	{path: "/favicon.ico", answer: (*server).favicon},
	{path: "/robots.txt", answer: (*server).robots},
	{path: sitemapPath, answer: (*server).sitemap},
	{path: web.FeedPath, answer: (*server).feed},
	{path: "/opensearch.xml", answer: (*server).openSearch},
}

// quieten keeps Gin from printing to standard output. Its mode is that of the process: servers made at once share it.
var quieten = sync.OnceFunc(func() { gin.SetMode(gin.ReleaseMode) })

func (s *server) routes() *gin.Engine {
	quieten()
	g := gin.New()
	g.HandleMethodNotAllowed = true
	g.RedirectTrailingSlash = false
	g.Use(identify, s.log, secure, s.strict, s.share, s.part, s.rescue, s.limit)
	s.put(g, table)
	s.putPreflights(g)
	if len(s.AdminKeys) > 0 {
		s.put(g, administration)
	}
	g.NoRoute(s.handler(route{answer: refuse(errNotFound), page: true}))
	g.NoMethod(s.handler(route{answer: refuse(errMethod), page: true}))
	return g
}

func refuse(err error) func(*server, *request) (response, error) {
	return func(*server, *request) (response, error) { return response{}, err }
}
