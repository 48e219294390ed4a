package server

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestAnswersAreCompressedWhereTheyGoOverAWire(t *testing.T) {
	h := New(fake{}, Options{Logger: quiet})
	for _, c := range []struct {
		from, header string
		want         string
	}{
		{"192.0.2.1:1234", "", "gzip"},
		{"[2001:db8::1]:1234", "", "gzip"},
		{"", "", "gzip"},
		{"127.0.0.1:1234", "", ""},
		{"[::1]:1234", "", ""},
		{"[::ffff:127.0.0.1]:1234", "", ""},
		{"127.0.0.1:1234", "X-Forwarded-For", "gzip"},
		{"127.0.0.1:1234", "Forwarded", "gzip"},
		{"127.0.0.1:1234", "Via", "gzip"},
	} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.RemoteAddr = c.from
		r.Header.Set("Accept-Encoding", "gzip")
		if c.header != "" {
			r.Header.Set(c.header, "x")
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if have := w.Header().Get("Content-Encoding"); have != c.want {
			t.Errorf("%+v: have %q", c, have)
		}
	}
}
