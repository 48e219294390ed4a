package server

import (
	"context"
	"log/slog"
	"net"
	"net/http"
	"time"
)

// Deadlines and bounds of a connection.
const (
	headerTimeout = 5 * time.Second  // a slow client holds a connection no longer
	readTimeout   = 10 * time.Second // questions have no body to speak of
	writeTimeout  = 60 * time.Second // a slow network may take its time over an answer
	idleTimeout   = 2 * time.Minute
	maxHeader     = 32 << 10 // bytes
)

// mostStreams is how many requests may be under way in one connection of HTTP/2: what RFC 9113 asks servers to allow at least.
const mostStreams = 100

// Connections held open unless the process may have fewer files, of which some are for the archive.
const (
	mostConnections = 10_000
	filesOfArchive  = 256
)

// DefaultConnections is how many connections a server holds open at most: 10,000, or as many
// as the process may have files.
func DefaultConnections() int {
	files := openFiles()
	return min(mostConnections, max(files-filesOfArchive, files/2))
}

// Listening returns an HTTP server that answers with a handler and holds so many connections
// open at most, DefaultConnections when zero. No client holds one for nothing.
func Listening(handler http.Handler, most int, log *slog.Logger) *http.Server {
	if most == 0 {
		most = DefaultConnections()
	}
	open := newConnections(most)
	return &http.Server{
		Handler: open.answering(handler),
		ConnContext: func(ctx context.Context, c net.Conn) context.Context {
			return context.WithValue(ctx, connectionKey{}, c)
		},
		ConnState:         open.note,
		ReadHeaderTimeout: headerTimeout, ReadTimeout: readTimeout, WriteTimeout: writeTimeout,
		IdleTimeout: idleTimeout, MaxHeaderBytes: maxHeader, DisableGeneralOptionsHandler: true,
		HTTP2:    &http.HTTP2Config{MaxConcurrentStreams: mostStreams, WriteByteTimeout: writeTimeout},
		ErrorLog: errorLog(log),
	}
}
