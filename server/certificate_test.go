package server

import (
	"bufio"
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"io"
	"log/slog"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"kiosque/metrics"
)

// certify makes a certificate that is its own authority, in PEM.
func certify(t *testing.T, name string, until time.Time) (cert, key []byte) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(time.Now().UnixNano()), Subject: pkix.Name{CommonName: name}, DNSNames: []string{name},
		NotBefore: time.Now().Add(-48 * time.Hour), NotAfter: until, IsCA: true, BasicConstraintsValid: true,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, private.Public(), private)
	if err != nil {
		t.Fatal(err)
	}
	secret, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: secret})
}

// pair is a certificate and its key on disk.
type pair struct{ cert, key string }

func newPair(t *testing.T, name string, until time.Time) pair {
	t.Helper()
	p := pair{filepath.Join(t.TempDir(), "cert.pem"), filepath.Join(t.TempDir(), "key.pem")}
	cert, key := certify(t, name, until)
	p.put(t, cert, key)
	return p
}

func (p pair) put(t *testing.T, cert, key []byte) {
	t.Helper()
	if err := errors.Join(os.WriteFile(p.cert, cert, 0o600), os.WriteFile(p.key, key, 0o600)); err != nil {
		t.Fatal(err)
	}
}

var tomorrow = time.Now().Add(24 * time.Hour)

// later makes a certificate look at its files again.
func (c *Certificate) later() { c.get(time.Now().Add(time.Hour)) }

func shown(c *Certificate) string { return c.get(time.Now()).Leaf.Subject.CommonName }

func TestACertificateIsTakenAnewWhenItsFilesChange(t *testing.T) {
	p := newPair(t, "first", tomorrow)
	var log bytes.Buffer
	c, err := OpenCertificate(p.cert, p.key, slog.New(slog.NewTextHandler(&log, nil)))
	if err != nil {
		t.Fatal(err)
	}
	cert, key := certify(t, "second", tomorrow)
	p.put(t, cert, key)
	if have := shown(c); have != "first" {
		t.Errorf("%s is shown, though the files were looked at just now", have)
	}
	c.later()
	if have := shown(c); have != "second" {
		t.Errorf("%s is shown", have)
	}
	if strings.Count(log.String(), "\n") != 1 {
		t.Errorf("logged %q", log.String())
	}
}

func TestABrokenCertificateLeavesTheOldOne(t *testing.T) {
	good, goodKey := certify(t, "second", tomorrow)
	old, oldKey := certify(t, "second", time.Now().Add(-time.Hour))
	for name, put := range map[string]func(p pair){
		"garbage":        func(p pair) { p.put(t, []byte("garbage"), []byte("garbage")) },
		"nothing":        func(p pair) { p.put(t, nil, nil) },
		"another's key":  func(p pair) { p.put(t, good, oldKey) },
		"it has expired": func(p pair) { p.put(t, old, oldKey) },
		"half of it":     func(p pair) { p.put(t, good[:len(good)/2], goodKey) },
		"no file":        func(p pair) { _ = os.Remove(p.key) },
		"a folder":       func(p pair) { _ = os.Remove(p.key); _ = os.Mkdir(p.key, 0o700) },
	} {
		t.Run(name, func(t *testing.T) {
			p := newPair(t, "first", tomorrow)
			var log bytes.Buffer
			c, err := OpenCertificate(p.cert, p.key, slog.New(slog.NewTextHandler(&log, nil)))
			if err != nil {
				t.Fatal(err)
			}
			put(p)
			for i := range 3 {
				c.get(time.Now().Add(time.Duration(i+1) * time.Hour))
			}
			if have := shown(c); have != "first" {
				t.Errorf("%s is shown", have)
			}
			if strings.Count(log.String(), "level=ERROR") != 1 {
				t.Errorf("logged %q", log.String())
			}
			_ = os.RemoveAll(p.key)
			p.put(t, good, goodKey)
			c.looked = time.Time{}
			if have := shown(c); have != "second" {
				t.Errorf("once it is mended, %s is shown", have)
			}
		})
	}
}

func TestACertificateThatIsBrokenAtTheStartIsRefused(t *testing.T) {
	p := newPair(t, "first", tomorrow)
	p.put(t, []byte("garbage"), nil)
	if _, err := OpenCertificate(p.cert, p.key, quiet); err == nil || !strings.Contains(err.Error(), p.cert) {
		t.Errorf("%v", err)
	}
	if _, err := OpenCertificate(p.cert+"none", p.key, quiet); err == nil {
		t.Error("a file that is not there is taken")
	}
	expired := newPair(t, "first", time.Now().Add(-time.Hour))
	if c, err := OpenCertificate(expired.cert, expired.key, quiet); err != nil || shown(c) != "first" {
		t.Errorf("one that has expired is not shown: %v", err)
	}
}

// secureServer serves a handler over TLS with at most so many connections.
func secureServer(t *testing.T, h http.Handler, most int, c *Certificate, m *metrics.Metrics) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := Listening(h, most, quiet)
	Count(s, m)
	s.TLSConfig = c.Config()
	served := make(chan error, 1)
	go func() { served <- s.ServeTLS(listener, "", "") }()
	t.Cleanup(func() {
		_ = s.Close()
		if err := <-served; !errors.Is(err, http.ErrServerClosed) {
			t.Error(err)
		}
	})
	return listener.Addr().String()
}

func archive(t *testing.T) (*Certificate, pair) {
	t.Helper()
	p := newPair(t, "archive.example", tomorrow)
	c, err := OpenCertificate(p.cert, p.key, quiet)
	if err != nil {
		t.Fatal(err)
	}
	return c, p
}

// trusting is a client of its own connections that trusts what is in a file now, and speaks HTTP/2 where it may.
func trusting(t *testing.T, p pair, two bool) *http.Client {
	t.Helper()
	text, err := os.ReadFile(p.cert)
	if err != nil {
		t.Fatal(err)
	}
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(text)
	transport := &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool, ServerName: "archive.example"}, ForceAttemptHTTP2: two}
	t.Cleanup(transport.CloseIdleConnections)
	return &http.Client{Transport: transport, Timeout: 20 * time.Second}
}

func TestReadersComeByTLSAndBothVersionsOfHTTP(t *testing.T) {
	c, p := archive(t)
	h := New(fake{}, Options{Logger: quiet, StrictTransport: time.Hour})
	address := secureServer(t, h, 10, c, nil)
	for _, two := range []bool{true, false} {
		r, err := trusting(t, p, two).Get("https://" + address + "/?ui=fr")
		if err != nil {
			t.Fatal(err)
		}
		if r.StatusCode != 200 || (r.ProtoMajor == 2) != two || r.TLS.Version < tls.VersionTLS12 {
			t.Errorf("%d by %s", r.StatusCode, r.Proto)
		}
		if have := r.Header.Get("Strict-Transport-Security"); have != "max-age=3600" {
			t.Errorf("told %q", have)
		}
		if cookie := r.Header.Get("Set-Cookie"); !strings.Contains(cookie, "Secure") {
			t.Errorf("cookie %q", cookie)
		}
		_, _ = io.Copy(io.Discard, r.Body)
		_ = r.Body.Close()
	}
	for _, o := range []Options{{}, {StrictTransport: time.Hour}} {
		o.Logger = quiet
		if have := get(New(fake{}, o), "/", "X-Forwarded-Proto", "https").Header.Get("Strict-Transport-Security"); have != "" {
			t.Errorf("without TLS of ours browsers are told %q", have)
		}
	}
}

func TestWhatIsNoTLSIsToldSoOnATLSPort(t *testing.T) {
	c, _ := archive(t)
	address := secureServer(t, New(fake{}, Options{Logger: quiet}), 10, c, nil)
	r, err := http.Get("http://" + address + "/")
	if err != nil {
		t.Fatal(err)
	}
	if text := bodyOf(t, r); r.StatusCode != 400 || !strings.Contains(text, "HTTPS") {
		t.Errorf("%d %q", r.StatusCode, text)
	}
	if _, err := tls.Dial("tcp", address, &tls.Config{MaxVersion: tls.VersionTLS11, InsecureSkipVerify: true}); err == nil {
		t.Error("TLS 1.1 is spoken")
	}
}

func TestACertificateIsReplacedUnderReaders(t *testing.T) {
	c, p := archive(t)
	address := secureServer(t, New(fake{}, Options{Logger: quiet}), 50, c, nil)
	before := trusting(t, p, true)
	ask := func(client *http.Client) error {
		r, err := client.Get("https://" + address + "/healthz")
		if err != nil {
			return err
		}
		_, _ = io.Copy(io.Discard, r.Body)
		return r.Body.Close()
	}
	if err := ask(before); err != nil {
		t.Fatal(err)
	}
	cert, key := certify(t, "archive.example", tomorrow)
	p.put(t, cert, key)
	c.later()
	var readers sync.WaitGroup
	for range 20 {
		after := trusting(t, p, true)
		readers.Go(func() {
			if err := ask(after); err != nil {
				t.Errorf("a new reader: %v", err)
			}
		})
	}
	readers.Wait()
	if err := ask(before); err != nil {
		t.Errorf("a connection that was open: %v", err)
	}
	before.CloseIdleConnections()
	if err := ask(before); err == nil {
		t.Error("the old certificate is still shown")
	}
}

func TestConnectionsOfHTTP2AreBoundedToo(t *testing.T) {
	const most = 5
	c, p := archive(t)
	m := metrics.New("1", "1")
	b := newBlocking()
	address := secureServer(t, New(b.engine(), Options{Logger: quiet, SearchTimeout: time.Minute, MaxSearches: 10}), most, c, m)
	reader := trusting(t, p, true)
	answered := make(chan int, 3)
	for range 3 { // three streams of one connection
		go func() {
			r, err := reader.Get("https://" + address + "/search?q=a")
			if err != nil {
				answered <- 0
				return
			}
			_, _ = io.Copy(io.Discard, r.Body)
			_ = r.Body.Close()
			answered <- r.StatusCode
		}()
	}
	for range 3 {
		<-b.begun
	}
	var idle []*http.Client
	for range 3 * most {
		idle = append(idle, trusting(t, p, true))
		if r, err := idle[len(idle)-1].Get("https://" + address + "/healthz"); err != nil || r.ProtoMajor != 2 {
			t.Fatal(r, err)
		}
	}
	for deadline := time.Now().Add(10 * time.Second); !strings.Contains(figuresOf(t, m), "kiosque_connections_open 5\n"); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("more connections are open than the bound")
		}
	}
	close(b.release)
	for range 3 {
		if have := <-answered; have != 200 {
			t.Errorf("the reader has %d", have)
		}
	}
}

func TestHugeHeadersAreRefusedByHTTP2Too(t *testing.T) {
	c, p := archive(t)
	address := secureServer(t, New(fake{}, Options{Logger: quiet}), 10, c, nil)
	for name, header := range map[string]http.Header{
		"a large one": {"X": {strings.Repeat("x", 2*maxHeader)}}, "a huge one": {"X": {strings.Repeat("x", 40*maxHeader)}},
	} {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "https://"+address+"/", http.NoBody)
		if err != nil {
			t.Fatal(err)
		}
		r.Header = header
		if answer, err := trusting(t, p, true).Do(r); err == nil && answer.StatusCode != http.StatusRequestHeaderFieldsTooLarge {
			t.Errorf("%s: %d", name, answer.StatusCode)
		}
	}
}

func TestAnEndingServerLetsHTTP2Go(t *testing.T) {
	c, p := archive(t)
	address := secureServer(t, New(fake{}, Options{Logger: quiet, Ending: func() bool { return true }}), 10, c, nil)
	client := trusting(t, p, true)
	for range 2 { // each by a connection of its own
		r, err := client.Get("https://" + address + "/healthz")
		if err != nil || r.StatusCode != 200 || r.ProtoMajor != 2 || r.Header.Get("Connection") != "" {
			t.Fatal(r, err)
		}
		_, _ = io.Copy(io.Discard, r.Body)
		_ = r.Body.Close()
	}
}

func TestAHandshakeHasAnEnd(t *testing.T) {
	t.Parallel()
	c, _ := archive(t)
	address := secureServer(t, New(fake{}, Options{Logger: quiet}), 10, c, nil)
	began := time.Now()
	for _, sent := range []string{"", "\x16\x03\x01\x02"} {
		conn := dial(t, address, sent)
		if err := conn.SetReadDeadline(began.Add(4 * headerTimeout)); err != nil {
			t.Fatal(err)
		}
		if _, err := bufio.NewReader(conn).ReadByte(); errors.Is(err, os.ErrDeadlineExceeded) {
			t.Errorf("%q: after %s it goes on", sent, time.Since(began))
		}
	}
}

func TestProfilesAndFiguresBesideTheArchive(t *testing.T) {
	at := func(s *http.Server) string {
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		go func() { _ = s.Serve(listener) }()
		t.Cleanup(func() { _ = s.Close() })
		return "http://" + listener.Addr().String()
	}
	ask := func(address, host string) (int, string) {
		r, err := http.NewRequestWithContext(context.Background(), http.MethodGet, address, http.NoBody)
		if err != nil {
			t.Fatal(err)
		}
		if host != "" {
			r.Host = host
		}
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		return answer.StatusCode, bodyOf(t, answer)
	}
	profiles, figures := at(Profiles(quiet)), at(Figures(metrics.New("1", "1"), quiet))
	for _, c := range []struct {
		address, host string
		want          int
		says          string
	}{
		{profiles + "/debug/pprof/", "", 200, "heap"},
		{profiles + "/debug/pprof/goroutine?debug=1", "localhost", 200, "goroutine profile"},
		{profiles + "/debug/pprof/", "evil.example", 403, "this machine"},
		{profiles + "/", "", 404, ""},
		{figures + "/metrics", "figures.example", 200, "kiosque_build_info"},
		{figures + "/", "", 404, ""},
		{figures + "/debug/pprof/", "", 404, ""},
	} {
		if status, text := ask(c.address, c.host); status != c.want || !strings.Contains(text, c.says) {
			t.Errorf("%+v: %d %.100s", c, status, text)
		}
	}
}
