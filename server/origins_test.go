package server

import (
	"net/http"
	"strings"
	"testing"
)

func TestNoOtherSiteReadsAnythingUnlessItIsNamed(t *testing.T) {
	h := New(fake{}, Options{Logger: quiet})
	r := get(h, "/search", "Origin", "https://a.example")
	if r.Header.Get("Access-Control-Allow-Origin") != "" || r.Header.Get("Cross-Origin-Resource-Policy") != "same-origin" || strings.Contains(r.Header.Get("Vary"), "Origin") {
		t.Errorf("%v", r.Header)
	}
	asked := do(h, http.MethodOptions, "/search", "Origin", "https://a.example", "Access-Control-Request-Method", "GET")
	if asked.StatusCode != http.StatusMethodNotAllowed || asked.Header.Get("Allow") != "GET, HEAD" || asked.Header.Get("Access-Control-Allow-Origin") != "" {
		t.Errorf("%d %v", asked.StatusCode, asked.Header)
	}
}

func TestTheSitesThatAreNamedReadTheAnswersForPrograms(t *testing.T) {
	named := New(fake{}, Options{Logger: quiet, Origins: []string{"https://a.example", "http://localhost:3000"}, AdminKeys: NewKeys("admin key")})
	all := New(fake{}, Options{Logger: quiet, Origins: []string{"*"}})
	for _, c := range []struct {
		h             http.Handler
		path, origin  string
		allowed, vary string
	}{
		{named, "/search", "https://a.example", "https://a.example", "Origin"},
		{named, "/search?page=0", "https://a.example", "https://a.example", "Origin"},
		{named, "/articles/none", "http://localhost:3000", "http://localhost:3000", "Origin"},
		{named, "/search", "https://a.example.org", "", "Origin"},
		{named, "/search", "https://A.example", "", "Origin"},
		{named, "/search", "null", "", "Origin"},
		{named, "/search", "", "", "Origin"},
		{named, "/", "https://a.example", "", ""},
		{named, "/admin/generations", "https://a.example", "", ""},
		{all, "/search", "https://anybody.example", "*", ""},
		{all, "/", "https://anybody.example", "", ""},
	} {
		r := get(c.h, c.path, "Origin", c.origin)
		if r.Header.Get("Access-Control-Allow-Origin") != c.allowed || r.Header.Get("Access-Control-Allow-Credentials") != "" {
			t.Errorf("%s for %q: %v", c.path, c.origin, r.Header)
		}
		if strings.Contains(r.Header.Get("Vary"), "Origin") != (c.vary != "") {
			t.Errorf("%s for %q: Vary %q", c.path, c.origin, r.Header.Get("Vary"))
		}
		if (r.Header.Get("Cross-Origin-Resource-Policy") == "cross-origin") != (c.allowed != "") {
			t.Errorf("%s for %q: %s", c.path, c.origin, r.Header.Get("Cross-Origin-Resource-Policy"))
		}
	}
}

func TestABrowserThatAsksBeforehandIsTold(t *testing.T) {
	h := New(fake{}, Options{Logger: quiet, Origins: []string{"https://a.example"}, ReadKeys: NewKeys("a read key")})
	for _, c := range []struct {
		path, origin, methods string
		status                int
	}{
		{"/search", "https://a.example", "GET, HEAD", 204},
		{"/searches", "https://a.example", "POST", 204},
		{"/search", "https://b.example", "", 204},
		{"/", "https://a.example", "", 401},
	} {
		r := do(h, http.MethodOptions, c.path, "Origin", c.origin, "Access-Control-Request-Method", "GET")
		if r.StatusCode != c.status || r.Header.Get("Access-Control-Allow-Methods") != c.methods || r.Header.Get("Allow") == "" {
			t.Errorf("%+v: %d %v", c, r.StatusCode, r.Header)
		}
		if c.methods != "" && !strings.Contains(r.Header.Get("Access-Control-Allow-Headers"), "Authorization") {
			t.Errorf("%+v: %v", c, r.Header)
		}
	}
}

func TestOriginsAreThoseThatBrowsersName(t *testing.T) {
	for _, right := range [][]string{nil, {"*"}, {"https://a.example"}, {"http://localhost:3000", "http://127.0.0.1:8080", "https://[2001:db8::1]:8443"}} {
		if err := CheckOrigins(right); err != nil {
			t.Errorf("%q: %v", right, err)
		}
	}
	for _, wrong := range []string{"", "a.example", "https://a.example/", "https://A.example", "https://a.example:443", "http://a.example:80", "https://*.a.example", "ftp://a.example", "https://u@a.example", "null"} {
		if CheckOrigins([]string{wrong}) == nil {
			t.Errorf("%q is taken", wrong)
		}
	}
	if CheckOrigins([]string{"*", "https://a.example"}) == nil {
		t.Error("* beside others is taken")
	}
}

func TestExportsAreForOtherSitesToo(t *testing.T) {
	h := New(newLong(3), Options{Logger: quiet, Origins: []string{"https://a.example"}})
	for _, address := range []string{"/export?format=csv", "/articles/none/file"} {
		r := get(h, address, "Origin", "https://a.example")
		if r.Header.Get("Access-Control-Allow-Origin") != "https://a.example" || !strings.Contains(r.Header.Get("Access-Control-Expose-Headers"), totalHeader) {
			t.Errorf("%s: %v", address, r.Header)
		}
	}
	if r := get(h, "/docs", "Origin", "https://a.example"); r.Header.Get("Access-Control-Allow-Origin") != "" {
		t.Errorf("a page: %v", r.Header)
	}
}
