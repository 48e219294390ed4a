package server

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"kiosque/index"
)

const below = "/archive"

// links are the attributes by which a page leads elsewhere.
var links = map[string]bool{"href": true, "src": true, "action": true, "formaction": true, "data-values": true, "data-path": true}

// pathsOf returns where a page leads on its own site, without fragments.
func pathsOf(t *testing.T, page io.Reader) (all []string) {
	t.Helper()
	root, err := html.Parse(page)
	if err != nil {
		t.Fatal(err)
	}
	for node := range root.Descendants() {
		for _, a := range node.Attr {
			address, _, _ := strings.Cut(a.Val, "#")
			if links[a.Key] && address != "" && !strings.Contains(address, "://") {
				all = append(all, address)
			}
		}
	}
	return all
}

func TestUnderABasePathEveryLinkLeadsToWhatIsThere(t *testing.T) {
	t.Parallel()
	h := seedsUnder(t, below)
	const most = 400 // pages
	next := []string{below + "/?q=cyberattaque&ui=en", below + "/?q=belgique", below + "/none"}
	seen := map[string]bool{}
	for len(next) > 0 && len(seen) < most {
		address := next[0]
		if next = next[1:]; seen[address] {
			continue
		}
		seen[address] = true
		if !strings.HasPrefix(address, below+"/") {
			t.Errorf("a page leads to %s", address)
			continue
		}
		answer := get(h, address, "Accept", "text/html")
		if missing := answer.StatusCode == http.StatusNotFound; answer.StatusCode >= 400 && missing != strings.HasSuffix(address, "/none") && !strings.Contains(address, "/file") {
			t.Errorf("%s: status %d", address, answer.StatusCode)
		}
		if strings.HasPrefix(answer.Header.Get("Content-Type"), "text/html") {
			next = append(next, pathsOf(t, answer.Body)...)
		}
	}
	if len(seen) < most {
		t.Errorf("only %d pages", len(seen))
	}
}

func TestBesideABasePathThereIsNothing(t *testing.T) {
	t.Parallel()
	h := New(telling(index.Result{}), Options{Logger: quiet, Base: below})
	for _, address := range []string{"/", "/search", "/archives", "/archive2/search", "/readyz", "/x/archive/"} {
		w := httptest.NewRecorder() // of these no description says anything
		if h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, address, nil)); w.Code != http.StatusNotFound {
			t.Errorf("%s: status %d", address, w.Code)
		}
	}
	moved := get(h, below+"?q=a")
	if moved.StatusCode != http.StatusPermanentRedirect || moved.Header.Get("Location") != below+"/?q=a" {
		t.Errorf("the base itself: %d to %q", moved.StatusCode, moved.Header.Get("Location"))
	}
	for _, id := range []string{"a%2Fb", "a%20b", "archive", "%2Farchive"} {
		if have := get(h, below+"/articles/"+id).StatusCode; have != http.StatusNotFound {
			t.Errorf("%s: status %d", id, have)
		}
	}
}

func TestABasePathIsPlain(t *testing.T) {
	for base, good := range map[string]bool{
		"": true, "/archive": true, "/a/b-c_d~1.0": true, "/": false, "archive": false, "/archive/": false, "//host": false,
		"/a/../b": false, "/a b": false, "/é": false, "/a?b": false, "/.": false, "/" + strings.Repeat("a", maxBase): false,
	} {
		if err := CheckBase(base); (err == nil) != good {
			t.Errorf("%q: %v", base, err)
		}
	}
}
