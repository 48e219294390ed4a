package server

import (
	"compress/gzip"
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"kiosque/index"
)

func TestEveryAnswerCarriesTheSecurityHeaders(t *testing.T) {
	h := New(fake{}, Options{Logger: quiet})
	for _, address := range []string{"/", "/search", "/nowhere", "/?page=0", "/static/style.css", "/robots.txt", "/healthz"} {
		r := get(h, address)
		for name, value := range headers {
			if r.Header.Get(name) != value {
				t.Errorf("%s: %s is %q", address, name, r.Header.Get(name))
			}
		}
		if !regexp.MustCompile(`^[0-9a-f]{16}$`).MatchString(r.Header.Get("X-Request-Id")) {
			t.Errorf("%s: request id %q", address, r.Header.Get("X-Request-Id"))
		}
	}
}

func TestAssetsAreKeptForEverUnderTheirVersion(t *testing.T) {
	h := New(fake{}, Options{Logger: quiet})
	page := bodyOf(t, get(h, "/"))
	for _, address := range regexp.MustCompile(`/static/[^"]+`).FindAllString(page, -1) {
		r := get(h, address)
		if r.StatusCode != 200 || !strings.Contains(r.Header.Get("Cache-Control"), "immutable") {
			t.Errorf("%s: %d, %q", address, r.StatusCode, r.Header.Get("Cache-Control"))
		}
		again := get(h, address, "If-None-Match", r.Header.Get("ETag"))
		if again.StatusCode != http.StatusNotModified || bodyOf(t, again) != "" {
			t.Errorf("%s again: %d", address, again.StatusCode)
		}
	}
	for _, address := range []string{"/static/style.css", "/static/style.css?v=old", "/favicon.ico"} {
		if have := get(h, address).Header.Get("Cache-Control"); have != "public, no-cache" {
			t.Errorf("%s: %q", address, have)
		}
	}
	for _, address := range []string{"/static/", "/static/none.css", "/static/../server.go", "/static/%2e%2e/server.go"} {
		if have := get(h, address).StatusCode; have != http.StatusNotFound {
			t.Errorf("%s: %d", address, have)
		}
	}
}

func TestAHeadHasTheHeadersOfItsGet(t *testing.T) {
	h := New(fake{}, Options{Logger: quiet})
	for _, address := range []string{"/", "/healthz", "/static/style.css"} {
		g, d := get(h, address), do(h, http.MethodHead, address)
		if g.StatusCode != d.StatusCode || g.Header.Get("Content-Type") != d.Header.Get("Content-Type") {
			t.Errorf("%s: %d %s", address, d.StatusCode, d.Header.Get("Content-Type"))
		}
	}
}

func TestPagesAreCompressed(t *testing.T) {
	r := get(New(fake{}, Options{Logger: quiet}), "/", "Accept-Encoding", "gzip")
	if r.Header.Get("Content-Encoding") != "gzip" {
		t.Fatalf("have %q", r.Header.Get("Content-Encoding"))
	}
	z, err := gzip.NewReader(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	if text, err := io.ReadAll(z); err != nil || !strings.Contains(string(text), "</html>") {
		t.Errorf("%v", err)
	}
}

func TestTheLanguageComesFromTheAddressThenTheCookieThenTheBrowser(t *testing.T) {
	h := New(fake{}, Options{Logger: quiet})
	for _, c := range []struct{ address, cookie, accept, want string }{
		{"/", "", "", "en"},
		{"/", "", "fr-CH, en;q=0.5", "fr"},
		{"/", "ui=en", "fr", "en"},
		{"/", "ui=xx", "fr", "fr"},
		{"/?ui=fr", "ui=en", "en", "fr"},
		{"/?ui=", "", "fr", "fr"},
		{"/?ui=xx", "", "fr", "fr"},
		{"/nowhere?ui=fr", "", "en", "fr"},
	} {
		r := get(h, c.address, "Cookie", c.cookie, "Accept-Language", c.accept)
		if text := bodyOf(t, r); !strings.Contains(text, `<html lang="`+c.want+`">`) {
			t.Errorf("%+v: %.60s", c, text)
		}
		if chosen := strings.Contains(c.address, "ui=fr"); chosen != strings.Contains(r.Header.Get("Set-Cookie"), "ui=fr;") {
			t.Errorf("%+v: cookie %q", c, r.Header.Get("Set-Cookie"))
		}
	}
}

func TestTheServerIsReadyWhenItsEngineIs(t *testing.T) {
	ready, not := New(fake{}, Options{Logger: quiet}), New(failing503(index.ErrUnavailable), Options{Logger: quiet})
	for _, c := range []struct {
		h       http.Handler
		address string
		want    int
	}{{ready, "/healthz", 200}, {ready, "/readyz", 200}, {not, "/healthz", 200}, {not, "/readyz", 503}} {
		if have := get(c.h, c.address).StatusCode; have != c.want {
			t.Errorf("%s: %d, want %d", c.address, have, c.want)
		}
	}
}

func TestCrawlersAreKeptAway(t *testing.T) {
	if text := bodyOf(t, get(New(fake{}, Options{Logger: quiet}), "/robots.txt")); !strings.Contains(text, "Disallow: /\n") {
		t.Error(text)
	}
}
