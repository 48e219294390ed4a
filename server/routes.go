package server

import (
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"
)

// readMethods are those of a route that names none.
var readMethods = []string{http.MethodGet, http.MethodHead}

// methods returns which methods a route answers.
func (r route) methods() []string {
	if r.method == "" {
		return readMethods
	}
	return []string{r.method}
}

// put has a router answer routes.
func (s *server) put(g *gin.Engine, routes []route) {
	for _, r := range routes {
		g.Match(r.methods(), r.path, s.handler(r))
	}
}

// putPreflights has it answer browsers that ask beforehand what they may send, where other sites may send anything.
func (s *server) putPreflights(g *gin.Engine) {
	known := map[string]bool{}
	for _, r := range table {
		if len(s.Origins) > 0 && isShared(r.path) && !known[r.path] {
			g.OPTIONS(r.path, preflight)
			known[r.path] = true
		}
	}
}

// allowedAt returns the methods that are answered at the path of a route, as the header Allow lists them (RFC 9110, 10.2.1).
func allowedAt(path string) string {
	var all []string
	for _, r := range table {
		if r.path == path {
			all = appendNew(all, r.methods()...)
		}
	}
	return strings.Join(all, ", ")
}
