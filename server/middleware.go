package server

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"
	"runtime/debug"
	"time"

	"github.com/gin-gonic/gin"
)

// idKey is where the id of a request stands in Gin's context.
const idKey = "request id"

// maxAddress is the longest address read, in bytes: a query of query.MaxText
// characters takes up to twelve bytes a character when percent-encoded.
const maxAddress = 16 << 10

// identify gives a request an id of its own; what a client sends is not trusted.
func identify(c *gin.Context) {
	var id [8]byte
	rand.Read(id[:]) // never fails, by its contract
	c.Set(idKey, hex.EncodeToString(id[:]))
	c.Header("X-Request-Id", c.GetString(idKey))
}

// headers stand on every answer. The policy allows what the pages use and
// nothing else: no outside host, no inline style or script, no frame.
var headers = map[string]string{
	"Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; " +
		"form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
	"X-Content-Type-Options":       "nosniff",
	"Referrer-Policy":              "no-referrer",
	"Permissions-Policy":           "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
	"Cross-Origin-Opener-Policy":   "same-origin",
	"Cross-Origin-Resource-Policy": "same-origin",
}

func secure(c *gin.Context) {
	for name, value := range headers {
		c.Header(name, value)
	}
	c.Header(crawlersHeader, "noindex, nofollow")
}

// part has a server that ends send the last answer of each connection.
func (s *server) part(c *gin.Context) {
	if s.Ending != nil && s.Ending() {
		c.Header("Connection", "close")
	}
}

// rescue answers a panic with a 500 that names the request, and logs where it happened. Where a
// part of the answer is sent, it cuts the connection.
func (s *server) rescue(c *gin.Context) {
	defer func() {
		cause := recover()
		if cause == nil {
			return
		}
		if err, ok := cause.(error); ok && errors.Is(err, http.ErrAbortHandler) {
			panic(cause) // net/http's own way to cut a connection
		}
		s.Logger.Error("panic", "id", c.GetString(idKey), "route", c.FullPath(), "cause", fmt.Sprint(cause), "stack", string(debug.Stack()))
		c.Abort()
		if c.Writer.Written() {
			cut(c.Request)
		}
		s.sendFailure(c, errPanic)
	}()
	c.Next()
}

func (s *server) limit(c *gin.Context) {
	if len(c.Request.RequestURI) > maxAddress || len(c.Request.URL.RawQuery) > maxAddress {
		c.Abort()
		s.sendFailure(c, errTooLong)
	}
}

// sendFailure answers where no handler runs.
func (s *server) sendFailure(c *gin.Context, err error) {
	query := c.Request.URL.RawQuery
	c.Request.URL.RawQuery = "" // an error page needs nothing of it
	r, _ := s.read(c)
	c.Request.URL.RawQuery = query
	send(c.Writer, s.failure(r, wantsPage(c.Request), err))
}

// strict tells browsers that came over our own TLS to come by nothing else, as RFC 6797 has it. What a proxy
// in front of us promises is its own affair.
func (s *server) strict(c *gin.Context) {
	if s.StrictTransport > 0 && c.Request.TLS != nil {
		c.Header("Strict-Transport-Security", fmt.Sprintf("max-age=%.0f", s.StrictTransport.Seconds()))
	}
}

// milliseconds returns d in milliseconds, to a tenth.
func milliseconds(d time.Duration) float64 {
	return float64(d.Round(100*time.Microsecond)) / float64(time.Millisecond)
}
