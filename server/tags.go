package server

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"strings"
	"time"

	"kiosque/index"
)

// An answer that comes from one generation stays the same while that is current and this process answers. Its entity
// tag (RFC 9110, 8.8.3) says so: a client that has the answer is told 304, and nothing is searched. Last-Modified is
// when the generation was built. Since a rollback makes an older generation current again, a date proves that nothing
// has changed only where it is the same, and not where it is later.

// newBirth returns what tells this process from all others: another one may have other words, names or rules.
func newBirth() string { return rand.Text() }

// tagOf returns the weak entity tag of what a request would be answered from a generation: weak, since each answer
// says how long it took, and since it is compressed in several ways.
func (s *server) tagOf(r *request, generation string) string {
	h := sha256.New()
	for _, part := range []string{
		s.birth, s.Version, generation, r.URL.EscapedPath(), r.URL.RawQuery, r.frame.Language.Code,
		r.frame.Origin, r.Header.Get("Authorization"),
	} {
		_, _ = fmt.Fprintf(h, "%q", part) // a hash never fails
	}
	return fmt.Sprintf(`W/"%s-%s"`, generation, hex.EncodeToString(h.Sum(nil)[:8]))
}

// isRead tells whether a request asks for what is there and changes nothing.
func isRead(r *http.Request) bool { return r.Method == http.MethodGet || r.Method == http.MethodHead }

// isConditional tells whether a client has an answer already and asks whether it is still right.
func isConditional(r *http.Request) bool {
	return isRead(r) && (r.Header.Get("If-None-Match") != "" || r.Header.Get("If-Modified-Since") != "")
}

// has tells whether a client has the answer with a tag, made of a generation that was built then. Where it names tags,
// its date does not matter (RFC 9110, 13.2.2).
func has(r *http.Request, tag string, built time.Time) bool {
	if tags := r.Header.Values("If-None-Match"); len(tags) > 0 {
		return namesTag(tags, tag)
	}
	since, err := http.ParseTime(r.Header.Get("If-Modified-Since"))
	return err == nil && !built.IsZero() && since.Equal(built.UTC().Truncate(time.Second))
}

// namesTag tells whether lists of entity tags have one, compared weakly. Ours have no comma.
func namesTag(lists []string, tag string) bool {
	for _, given := range splitHeader(lists) {
		if strings.TrimPrefix(strings.TrimSpace(given), "W/") == strings.TrimPrefix(tag, "W/") {
			return true
		}
	}
	return false
}

// isKnown tells whether the client has what the current generation would answer.
func (s *server) isKnown(r *request) bool {
	if r.passing || !isConditional(r.Request) {
		return false
	}
	view, err := s.engine.ViewOf(r.Context(), r.values.Get("cursor"))
	if err != nil {
		return false
	}
	defer s.letGo(r, view)
	r.from(view)
	return has(r.Request, s.tagOf(r, r.generation), r.built)
}

// from notes which generation a request is answered from; nil: none yet.
func (r *request) from(view index.View) {
	r.generation, r.built = "", time.Time{}
	if view != nil {
		r.generation, r.built = view.Generation(), view.Created()
	}
}

// tagged says of an answer what it was made of. Where the client has it, or any, it is told so in its place.
func (s *server) tagged(h http.Header, r *request, a response) response {
	if r.generation == "" || r.passing || !isRead(r.Request) || a.status != 0 && a.status != http.StatusOK && a.status != http.StatusNotModified {
		return a
	}
	tag := s.tagOf(r, r.generation)
	h.Set("ETag", tag)
	if !r.built.IsZero() {
		h.Set("Last-Modified", r.built.UTC().Format(http.TimeFormat))
	}
	if a.status != http.StatusNotModified && (r.Header.Get("If-None-Match") == "*" || has(r.Request, tag, r.built)) {
		a.free()
		a = unchanged()
	}
	if a.status == http.StatusNotModified {
		h.Del(crawlersHeader) // what the client has of it stands (RFC 9111, 3.2)
	}
	return a
}

// unchanged is the answer to a client that has it.
func unchanged() response { return response{status: http.StatusNotModified, header: varies} }
