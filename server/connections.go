package server

import (
	"container/list"
	"net"
	"net/http"
	"sync"
)

// connections bounds how many are open. When there is one too many, that is closed which has
// waited longest for its client, so that nobody is turned away because others hold
// connections and ask nothing; where none waits, that which has been answered longest, for
// its client does not read.
type connections struct {
	most int

	mu              sync.Mutex
	waiting, served list.List // of net.Conn, who has been so longest first
	places          map[net.Conn]place
}

// place is where a connection stands.
type place struct {
	in *list.List
	at *list.Element
}

// connectionKey is where the connection of a request stands in its context.
type connectionKey struct{}

func newConnections(most int) *connections {
	return &connections{most: most, places: map[net.Conn]place{}}
}

// note takes what net/http says of a connection. That it is active says little: one byte
// makes it so.
func (c *connections) note(conn net.Conn, state http.ConnState) {
	switch state {
	case http.StateNew:
		if surplus := c.open(conn); surplus != nil {
			_ = surplus.Close() // whoever waits at its other end has asked nothing
		}
	case http.StateIdle:
		c.move(conn, &c.waiting)
	case http.StateClosed, http.StateHijacked:
		c.mu.Lock()
		defer c.mu.Unlock()
		c.remove(conn)
	}
}

// answering notes that a connection is served from when its request was read; net/http says
// when the answer is sent.
func (c *connections) answering(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if conn, ok := r.Context().Value(connectionKey{}).(net.Conn); ok {
			c.move(conn, &c.served)
		}
		h.ServeHTTP(w, r)
	})
}

// open takes a new connection, and returns the one to close for it.
func (c *connections) open(conn net.Conn) (surplus net.Conn) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.places) >= c.most {
		surplus = c.longest()
		c.remove(surplus)
	}
	c.places[conn] = place{&c.waiting, c.waiting.PushBack(conn)}
	return surplus
}

func (c *connections) longest() net.Conn {
	first := c.waiting.Front()
	if first == nil {
		first = c.served.Front()
	}
	return first.Value.(net.Conn)
}

// move puts a connection that is open at the end of a list.
func (c *connections) move(conn net.Conn, to *list.List) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, open := c.places[conn]; open {
		c.remove(conn)
		c.places[conn] = place{to, to.PushBack(conn)}
	}
}

func (c *connections) remove(conn net.Conn) {
	if p, open := c.places[conn]; open {
		p.in.Remove(p.at)
		delete(c.places, conn)
	}
}
