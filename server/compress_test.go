package server

import (
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
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

func TestAClientHasTheCodingThatItPrefers(t *testing.T) {
	h := New(fake{}, Options{Logger: quiet})
	plain := get(h, "/")
	text := bodyOf(t, plain)
	for accept, want := range map[string]string{
		"": "", "identity": "", "br": "", "gzip": "gzip", "zstd": "zstd", "gzip, deflate, br, zstd": "zstd", "gzip;q=1, zstd;q=0.5": "gzip",
		"gzip;q=0.2, zstd;q=0.3": "zstd", "gzip;q=0, zstd;q=0": "", "zstd;q=0, gzip": "gzip",
	} {
		r := get(h, "/", "Accept-Encoding", accept)
		if have := r.Header.Get("Content-Encoding"); have != want {
			t.Errorf("%q: %q, want %q", accept, have, want)
			continue
		}
		if have := unpacked(t, r); have != text {
			t.Errorf("%q: another page", accept)
		}
		if r.Header.Get("ETag") != plain.Header.Get("ETag") || !strings.HasPrefix(r.Header.Get("ETag"), "W/") || !strings.Contains(r.Header.Get("Vary"), "Accept-Encoding") {
			t.Errorf("%q: tag %q, Vary %q", accept, r.Header.Get("ETag"), r.Header.Get("Vary"))
		}
	}
}

// unpacked returns the text of an answer, however it is compressed.
func unpacked(t *testing.T, r *http.Response) string {
	t.Helper()
	var from io.Reader = r.Body
	var err error
	switch r.Header.Get("Content-Encoding") {
	case "gzip":
		from, err = gzip.NewReader(r.Body)
	case "zstd":
		from, err = zstd.NewReader(r.Body)
	}
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(from)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestAStreamIsCompressedPieceByPiece(t *testing.T) {
	h := overSeeds(t)
	want := bodyOf(t, post(h, "/searches?fields=id,body", threeQuestions))
	for _, coding := range []string{"gzip", "zstd"} {
		r := post(h, "/searches?fields=id,body", threeQuestions, "Accept-Encoding", coding)
		if r.Header.Get("Content-Encoding") != coding {
			t.Errorf("%s: %q", coding, r.Header.Get("Content-Encoding"))
		}
		if have := perRun.ReplaceAllString(unpacked(t, r), ""); have != perRun.ReplaceAllString(want, "") {
			t.Errorf("%s: another answer", coding)
		}
	}
}

// perRun is what differs between two answers to one question.
var perRun = regexp.MustCompile(`"(took_ms":[0-9.]+|request_id":"[0-9a-f]+")`)
