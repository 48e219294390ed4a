package kiosque

import (
	"net"
	"net/http"
	"time"

	"kiosque/bench/peer"
	"kiosque/corpus/extract/organisations"
	"kiosque/server"
)

// headerTimeout ends a connection that asks nothing.
const headerTimeout = 10 * time.Second

// Serve serves the archive over HTTP on a free port of the loopback, until the
// program ends: page and JSON, as "kiosque serve" does.
func (s *Searcher) Serve() (any, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	authority := organisations.Default()
	handler := server.New(s.engine, server.Options{Logger: quiet(), OrganisationName: authority.Name, Body: authority.Body})
	srv := &http.Server{Handler: handler, ReadHeaderTimeout: headerTimeout}
	go func() { _ = srv.Serve(listener) }()
	return peer.Address{Address: listener.Addr().String()}, nil
}
