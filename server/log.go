package server

import (
	"encoding/hex"
	"log/slog"
	"net/netip"
	"strings"
	"time"

	"github.com/gin-gonic/gin"
)

// queryKey is where what was asked stands in Gin's context, where it is logged.
const queryKey = "query"

// log writes one record a request, and counts it: the route, never the address, for that holds the query.
// An answer that is cut off has one too.
func (s *server) log(c *gin.Context) {
	start := time.Now()
	defer func() {
		took := time.Since(start)
		s.Metrics.Request(c.FullPath(), c.Writer.Status(), took)
		if ctx := c.Request.Context(); s.Logger.Enabled(ctx, slog.LevelInfo) {
			s.Logger.LogAttrs(ctx, slog.LevelInfo, "request", s.record(c, took)...)
		}
	}()
	c.Next()
}

// record is what is logged of a request: nothing of who asked, or what, unless the server was told to.
func (s *server) record(c *gin.Context, took time.Duration) []slog.Attr {
	all := []slog.Attr{
		slog.String("id", c.GetString(idKey)), slog.String("method", c.Request.Method), slog.String("route", c.FullPath()),
		slog.Int("status", c.Writer.Status()), slog.Int("bytes", max(0, c.Writer.Size())), slog.Float64("ms", milliseconds(took)),
	}
	if generation := c.Writer.Header().Get(generationHeader); generation != "" {
		all = append(all, slog.String("generation", generation))
	}
	if trace := traceOf(c.Request.Header.Get("Traceparent")); trace != "" {
		all = append(all, slog.String("trace", trace))
	}
	if s.LogClients {
		all = append(all, slog.String("client", named(s.client(c.Request))))
	}
	if query := c.GetString(queryKey); query != "" {
		all = append(all, slog.String("query", query))
	}
	return all
}

// named names the network of a client; one at a Unix socket has none.
func named(client netip.Prefix) string {
	if !client.IsValid() {
		return "socket"
	}
	return client.String()
}

// Lengths of the parts of a traceparent, in hexadecimal digits.
const (
	traceDigits  = 32
	parentDigits = 16
)

// traceOf returns the trace that a request belongs to by its traceparent, a header of W3C Trace Context;
// "" where it has none, or none that is written as it should be.
func traceOf(traceparent string) string {
	version, rest, _ := strings.Cut(traceparent, "-")
	trace, rest, _ := strings.Cut(rest, "-")
	parent, rest, _ := strings.Cut(rest, "-")
	flags, _, later := strings.Cut(rest, "-")
	known := version == "00" && !later || isHex(version, 2) && version > "00" && version != "ff"
	if !known || !isHex(trace, traceDigits) || !isHex(parent, parentDigits) || !isHex(flags, 2) ||
		strings.Trim(trace, "0") == "" || strings.Trim(parent, "0") == "" {
		return ""
	}
	return trace
}

// isHex tells whether text is so many digits of lower-case hexadecimal.
func isHex(text string, digits int) bool {
	if len(text) != digits || strings.ToLower(text) != text {
		return false
	}
	_, err := hex.DecodeString(text)
	return err == nil
}
