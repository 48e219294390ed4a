package opensearch

import (
	"bytes"
	"io"
	"net"
	"net/http"
	"net/http/httputil"
	"net/url"
	"strings"
	"sync"
	"time"

	"kiosque/bench/kiosque"
	"kiosque/bench/queries"
	"kiosque/query"
)

// between stands between an engine and a node, and keeps the searches that go by.
type between struct {
	listener net.Listener
	node     *url.URL
	mu       sync.Mutex
	seen     []sent
}

// listen begins to pass on what it is asked, to a node.
func listen(node string) (*between, error) {
	to, err := url.Parse(node)
	if err != nil {
		return nil, err
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	b := &between{listener: l, node: to}
	pass := &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) { r.SetURL(to) }}
	srv := &http.Server{ReadHeaderTimeout: time.Minute, Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b.keep(r)
		pass.ServeHTTP(w, r)
	})}
	go func() { _ = srv.Serve(l) }()
	return b, nil
}

func (b *between) url() string { return "http://" + b.listener.Addr().String() }

func (b *between) close() { _ = b.listener.Close() }

// keep keeps a search; a body is read and given back.
func (b *between) keep(r *http.Request) {
	if !strings.HasSuffix(r.URL.Path, "/_search") {
		return
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	b.mu.Lock()
	defer b.mu.Unlock()
	b.seen = append(b.seen, sent{b.node.JoinPath(r.URL.Path).String() + "?" + r.URL.RawQuery, body})
}

func (b *between) forget() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.seen = nil
}

// question reads an address, as the server does.
func question(q queries.Query, plain bool) (query.Query, error) {
	return query.Parse(kiosque.Parameters(q, plain))
}
