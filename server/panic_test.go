package server

import (
	"bufio"
	"context"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/gin-gonic/gin"

	"kiosque/index"
	"kiosque/query"
)

func TestAPanicHarmsNoOtherRequest(t *testing.T) {
	h := New(fake{search: func(_ context.Context, q query.Query) (index.Result, error) {
		if q.Text == "boom" {
			panic("boom")
		}
		return index.Result{}, nil
	}}, Options{Logger: quiet, MaxSearches: 100})
	address := listen(t, h)
	var wrong atomic.Int64
	done := make(chan struct{})
	for i := range 40 {
		go func() {
			defer func() { done <- struct{}{} }()
			path, want := "/search?q=a", 200
			if i%2 == 0 {
				path, want = "/?q=boom", 500
			}
			for range 20 {
				r, err := http.Get(address + path)
				if err != nil {
					wrong.Add(1)
					continue
				}
				_, err = io.Copy(io.Discard, r.Body)
				if r.Body.Close(); err != nil || r.StatusCode != want {
					wrong.Add(1)
				}
			}
		}()
	}
	for range 40 {
		<-done
	}
	if wrong.Load() > 0 {
		t.Errorf("%d of 800 requests are not answered as they must be", wrong.Load())
	}
}

func TestAPanicAfterTheHeadersCutsTheConnection(t *testing.T) {
	var log sharedLog
	s := newServer(fake{}, Options{Logger: slog.New(slog.NewTextHandler(&log, nil))})
	g := s.routes()
	g.GET("/late", func(c *gin.Context) {
		c.Header("Content-Type", typeText)
		_, _ = c.Writer.WriteString("half of it")
		c.Writer.Flush()
		panic("boom")
	})
	c := dial(t, open(t, compressed(g), 0), "GET /late HTTP/1.1\r\nHost: kiosque\r\n\r\n")
	answer, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if text, err := io.ReadAll(answer.Body); err == nil {
		t.Errorf("the half answer looks whole: %q", text)
	}
	if !strings.Contains(log.String(), "boom") || !strings.Contains(log.String(), answer.Header.Get("X-Request-Id")) {
		t.Errorf("the log says nothing of it: %s", log.String())
	}
}

func TestAServerThatEndsIsNotReadyAndAnswers(t *testing.T) {
	ending := false
	h := New(fake{}, Options{Logger: quiet, Ending: func() bool { return ending }})
	for _, ending = range []bool{false, true} {
		want := 200
		if ending {
			want = 503
		}
		if have := get(h, "/readyz").StatusCode; have != want {
			t.Errorf("ending %v: ready %d", ending, have)
		}
		if have := get(h, "/search?q=a").StatusCode; have != 200 {
			t.Errorf("ending %v: a search %d", ending, have)
		}
	}
}
