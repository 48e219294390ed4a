// Package client asks a Kiosque server from a Go program: searches, all hits of a search one by
// one, articles, exports. It knows nothing of the server but its addresses and its JSON, which
// docs/api.md describes, and needs nothing but the standard library.
package client

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// Client asks one server. It is safe for concurrent use.
type Client struct {
	base     *url.URL // ends with a slash
	http     *http.Client
	key      string
	language string
	patience int
}

// Option changes how a Client asks.
type Option func(*Client)

// WithKey sends a key to read the archive with, as a bearer token.
func WithKey(key string) Option { return func(c *Client) { c.key = key } }

// WithLanguage asks for labels and notes in a language, "fr" or "en"; English when nothing is said.
func WithLanguage(code string) Option { return func(c *Client) { c.language = code } }

// WithHTTPClient sends requests by another client, which may know proxies and certificates.
func WithHTTPClient(h *http.Client) Option { return func(c *Client) { c.http = h } }

// WithRetries says how often a request is sent again to a server that asks to come back; 3 when nothing is said.
func WithRetries(n int) Option { return func(c *Client) { c.patience = max(0, n) } }

// usualRetries is how often a request is sent again.
const usualRetries = 3

// New returns a client of the server at an address, such as "http://127.0.0.1:8080" or
// "https://example.org/archive".
func New(address string, options ...Option) (*Client, error) {
	base, err := url.Parse(strings.TrimSuffix(address, "/") + "/")
	if err != nil {
		return nil, fmt.Errorf("client: %w", err)
	}
	if base.Host == "" || base.Scheme != "http" && base.Scheme != "https" || base.RawQuery != "" {
		return nil, fmt.Errorf("client: %q: expected an address such as http://127.0.0.1:8080", address)
	}
	c := &Client{base: base, http: &http.Client{Transport: transport()}, language: "en", patience: usualRetries}
	for _, option := range options {
		option(c)
	}
	return c, nil
}

// answerTimeout is how long a server may think before it begins to answer: longer than it searches.
const answerTimeout = 30 * time.Second

func transport() http.RoundTripper {
	t := http.DefaultTransport.(*http.Transport).Clone()
	t.ResponseHeaderTimeout = answerTimeout
	return t
}
