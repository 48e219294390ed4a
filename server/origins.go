package server

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"
)

// anyOrigin lets the pages of every site read the answers.
const anyOrigin = "*"

// What pages of other sites may send and read (Fetch Standard, 3.3), and for how many seconds a browser remembers it.
const (
	sentHeaders  = "Accept, Accept-Language, Authorization, Content-Type, If-Modified-Since, If-None-Match"
	shownHeaders = "Content-Disposition, Content-Language, ETag, Kiosque-Generation, Kiosque-Total, Retry-After, X-Request-Id"
	preflightAge = "600"
)

// CheckOrigins returns an error where one of them is none that a browser names: a scheme, a host and a port that is not
// the scheme's own, as https://example.org or http://localhost:3000; or * alone for all of them.
func CheckOrigins(origins []string) error {
	for _, o := range origins {
		if o == anyOrigin && len(origins) > 1 {
			return fmt.Errorf("origin %s: expected it alone, for it is all of them", anyOrigin)
		}
		if o != anyOrigin && !isOrigin(o) {
			return fmt.Errorf("origin %q: expected one such as https://example.org or http://localhost:3000, or *", o)
		}
	}
	return nil
}

// isOrigin tells whether a text is an origin as browsers write it (RFC 6454, 6.2).
func isOrigin(text string) bool {
	u, err := url.Parse(text)
	if err != nil || !isHost.MatchString(u.Host) {
		return false
	}
	usual := map[string]string{"http": "80", "https": "443"}
	own, known := usual[u.Scheme]
	return known && u.Port() != own && text == strings.ToLower(u.Scheme+"://"+u.Host)
}

// share lets pages of the sites that are named read the answers for programs. They send no cookie and no password that
// a browser has, whatever they ask for: a key they must name themselves.
func (s *server) share(c *gin.Context) {
	if len(s.Origins) == 0 || !isShared(c.FullPath()) {
		return
	}
	h := c.Writer.Header()
	allowed := anyOrigin
	if !slices.Contains(s.Origins, anyOrigin) {
		addVary(h, "Origin")
		if allowed = c.GetHeader("Origin"); !slices.Contains(s.Origins, allowed) {
			return
		}
	}
	h.Set("Access-Control-Allow-Origin", allowed)
	h.Set("Access-Control-Expose-Headers", shownHeaders)
	h.Set("Cross-Origin-Resource-Policy", "cross-origin")
}

// isShared tells whether a path answers programs, for which it is written down, and nobody who administers.
func isShared(path string) bool {
	return slices.ContainsFunc(table, func(r route) bool { return r.path == path && contracts()[r.methods()[0]+" "+path] != nil })
}

// preflight answers a browser that asks whether a page of another site may send a request. One that may not learns which
// methods there are, and no more.
func preflight(c *gin.Context) {
	h, methods := c.Writer.Header(), allowedAt(c.FullPath())
	h.Set("Allow", methods+", "+http.MethodOptions)
	if h.Get("Access-Control-Allow-Origin") != "" {
		h.Set("Access-Control-Allow-Methods", methods)
		h.Set("Access-Control-Allow-Headers", sentHeaders)
		h.Set("Access-Control-Max-Age", preflightAge)
	}
	c.Status(http.StatusNoContent)
}

// addVary adds to what an answer depends on, each name once.
func addVary(h http.Header, names string) {
	var all []string
	for _, name := range append(splitHeader(h["Vary"]), splitHeader([]string{names})...) {
		all = appendNew(all, strings.TrimSpace(name))
	}
	h.Set("Vary", strings.Join(all, ", "))
}
