package server

import (
	"net"
	"net/http"

	"kiosque/metrics"
)

// Count has metrics know how many connections a server holds open.
func Count(srv *http.Server, m *metrics.Metrics) {
	note := srv.ConnState
	srv.ConnState = func(conn net.Conn, state http.ConnState) {
		switch state {
		case http.StateNew:
			m.Opened()
		case http.StateClosed, http.StateHijacked:
			m.Closed()
		}
		if note != nil {
			note(conn, state)
		}
	}
}
