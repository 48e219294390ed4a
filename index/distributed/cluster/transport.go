package cluster

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"strings"
	"time"

	"golang.org/x/net/http/httpguts"
)

const (
	// dialTimeout is how long a node may take to accept a connection, which a living one does at once.
	dialTimeout = 2 * time.Second
	// handshakeTimeout is the same for TLS, which is work.
	handshakeTimeout = 5 * time.Second
	// idlePerNode is how many connections to a node are kept open: about as many as there are questions at a time.
	idlePerNode = 64
	idleTimeout = 90 * time.Second
)

// transport is of HTTP/1.1: each request has a connection of its own, so that one that hangs holds up no other.
func (o Options) transport() (*http.Transport, error) {
	config, err := o.tls()
	if err != nil {
		return nil, err
	}
	return &http.Transport{
		Proxy:               http.ProxyFromEnvironment,
		DialContext:         (&net.Dialer{Timeout: dialTimeout, KeepAlive: 15 * time.Second}).DialContext,
		TLSClientConfig:     config,
		TLSHandshakeTimeout: handshakeTimeout,
		MaxIdleConnsPerHost: idlePerNode,
		IdleConnTimeout:     idleTimeout,
		DisableCompression:  !o.Compress,
		ReadBufferSize:      32 << 10,
		WriteBufferSize:     32 << 10,
	}, nil
}

func (o Options) tls() (*tls.Config, error) {
	config := &tls.Config{MinVersion: tls.VersionTLS12, ServerName: o.ServerName}
	if o.CA != "" {
		pem, err := os.ReadFile(o.CA)
		if err != nil {
			return nil, fmt.Errorf("opensearch-ca: %w", err)
		}
		config.RootCAs = x509.NewCertPool()
		if !config.RootCAs.AppendCertsFromPEM(pem) {
			return nil, fmt.Errorf("opensearch-ca: %s holds no certificate in PEM", o.CA)
		}
	}
	if (o.Certificate == "") != (o.Key == "") {
		return nil, errors.New("opensearch: a certificate and its key are given together")
	}
	if o.Certificate == "" {
		return config, nil
	}
	if _, err := tls.LoadX509KeyPair(o.Certificate, o.Key); err != nil {
		return nil, fmt.Errorf("opensearch-certificate: %w", err)
	}
	// Read anew at each handshake, so that a renewed one is shown without a restart.
	config.GetClientCertificate = func(*tls.CertificateRequestInfo) (*tls.Certificate, error) {
		pair, err := tls.LoadX509KeyPair(o.Certificate, o.Key)
		return &pair, err
	}
	return config, nil
}

// headers are those of every request, made once: nobody changes them. By the type of what is sent, and whether it is packed.
type headers map[headersOf]http.Header

type headersOf struct{ lines, packed bool }

func (o Options) headers() (headers, error) {
	common := http.Header{"User-Agent": {"Kiosque"}}
	for _, name := range o.headerNames() {
		value := string(o.Headers[name])
		if !httpguts.ValidHeaderFieldName(name) || !httpguts.ValidHeaderFieldValue(value) {
			return nil, fmt.Errorf("opensearch-header: %q or its value cannot stand in a header", name)
		}
		common.Set(name, value)
	}
	authorization, err := o.authorization()
	if err != nil {
		return nil, err
	}
	if !httpguts.ValidHeaderFieldValue(authorization) {
		return nil, errors.New("opensearch: the key cannot stand in a header")
	}
	if authorization != "" {
		common.Set("Authorization", authorization)
	}
	all := headers{}
	for _, of := range []headersOf{{}, {lines: true}, {packed: true}, {true, true}} {
		h := common.Clone()
		h.Set("Content-Type", "application/json")
		if of.lines {
			h.Set("Content-Type", "application/x-ndjson")
		}
		if of.packed {
			h.Set("Content-Encoding", "gzip")
		}
		all[of] = h
	}
	return all, nil
}

// isLines tells whether what is sent to path is one JSON a line.
func isLines(path string) bool {
	path = before(path)
	return strings.HasSuffix(path, "/_bulk") || strings.HasSuffix(path, "/_msearch")
}

// before is path without its parameters.
func before(path string) string {
	path, _, _ = strings.Cut(path, "?")
	return path
}
