package server

import (
	"errors"
	"net/http"
	"net/url"
	"regexp"
	"strings"
)

// maxBase is the longest base path, in bytes.
const maxBase = 200

// isBase is the form of a base path: segments of what needs no encoding, and none that means another folder.
var isBase = regexp.MustCompile(`^(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*$`)

// CheckBase refuses what cannot be Options.Base.
func CheckBase(base string) error {
	if len(base) > maxBase || !isBase.MatchString(base) {
		return errors.New(`expected a path such as /archive: letters, digits, - . _ and ~ between slashes, none at its end`)
	}
	return nil
}

// under serves what stands below a base path as if it stood at the root; the base itself leads to
// its first page, and nothing stands beside it.
func under(base string, root http.Handler) http.Handler {
	if base == "" {
		return root
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		below, ok := strings.CutPrefix(r.URL.Path, base)
		switch {
		case ok && below == "":
			first := url.URL{Path: base + "/", RawQuery: r.URL.RawQuery}
			w.Header().Set("Location", first.String())
			w.WriteHeader(http.StatusPermanentRedirect)
			return
		case !ok || below[0] != '/':
			below = beside
		}
		root.ServeHTTP(w, moved(r, below))
	})
}

// beside is a path at which nothing stands.
const beside = "/not/below/the/base"

// moved returns a request for another path, with all else as it was.
func moved(r *http.Request, path string) *http.Request {
	other, address := *r, *r.URL
	address.Path, address.RawPath = path, strings.TrimPrefix(address.RawPath, strings.TrimSuffix(r.URL.Path, path))
	other.URL = &address
	return &other
}
