package server

import (
	"net/http"
	"regexp"
	"sync"

	"github.com/gin-gonic/gin"

	"kiosque/api"
)

// contractOf returns what is written down of the address of a request, nil where nothing is: pages have none.
func contractOf(c *gin.Context) *api.Operation {
	method := c.Request.Method
	if method == http.MethodHead {
		method = http.MethodGet
	}
	return contracts()[method+" "+c.FullPath()]
}

// contracts are those of Gin's paths.
var contracts = sync.OnceValue(func() map[string]*api.Operation {
	all := map[string]*api.Operation{}
	for _, o := range api.Operations() {
		all[o.Method+" "+ginPath(o.Path)] = o
	}
	return all
})

var inBraces = regexp.MustCompile(`\{(\w+)\}`)

// ginPath writes the variable parts of a path as Gin does.
func ginPath(path string) string { return inBraces.ReplaceAllString(path, ":$1") }

// answerTo runs a route. Of a request that breaks its contract the route reads the parameters all the same, since it
// says best what is wrong; but such a request asks nothing of the engine, changes nothing, and has no answer.
func (s *server) answerTo(to route, r *request) (response, error) {
	if !to.open { // probes and browsers add what they like
		r.broken = r.contract.Check(r.values)
	}
	if to.admin && r.broken != nil {
		return response{}, r.broken
	}
	answer, err := to.answer(s, r)
	if err == nil && r.broken != nil {
		answer.free()
		return response{}, r.broken
	}
	return answer, err
}
