package server

import (
	"bytes"
	"log/slog"
	"net"
	"net/http"
	"net/http/pprof"
	"net/netip"
	"time"

	"kiosque/metrics"
)

// profileTimeout is the longest profile that can be taken, and a while to send it.
const profileTimeout = 5 * time.Minute

// mostBeside is how many connections the servers beside the archive hold open: those of a few programs.
const mostBeside = 32

// Profiles returns a server of the profiles of package net/http/pprof, under /debug/pprof/. They tell what is in
// the memory of the process: it is for a loopback address, and answers to nobody who names another host, such as a
// page whose own name was made to lead here.
func Profiles(log *slog.Logger) *http.Server {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /debug/pprof/", pprof.Index)
	mux.HandleFunc("GET /debug/pprof/cmdline", pprof.Cmdline)
	mux.HandleFunc("GET /debug/pprof/profile", pprof.Profile)
	mux.HandleFunc("GET /debug/pprof/symbol", pprof.Symbol)
	mux.HandleFunc("GET /debug/pprof/trace", pprof.Trace)
	srv := Listening(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !namesLoopback(r.Host) {
			http.Error(w, "only for this machine", http.StatusForbidden)
			return
		}
		mux.ServeHTTP(w, r)
	}), mostBeside, log)
	srv.ReadTimeout, srv.WriteTimeout = 0, profileTimeout // at its end net/http would take the client for gone
	return srv
}

// namesLoopback tells whether a host, with a port or without, is this machine by its loopback.
func namesLoopback(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	address, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && address.IsLoopback()
}

// Figures returns a server of /metrics alone, for an address of its own: whoever reaches it reads them.
func Figures(m *metrics.Metrics, log *slog.Logger) *http.Server {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /metrics", func(w http.ResponseWriter, _ *http.Request) {
		var b bytes.Buffer
		if err := m.Write(&b); err != nil {
			log.Error("metrics", "error", err)
			http.Error(w, "the figures cannot be read", http.StatusInternalServerError)
			return
		}
		send(w, response{media: metrics.Media, body: b.Bytes(), header: map[string]string{"Cache-Control": "no-store"}})
	})
	return Listening(mux, mostBeside, log)
}
