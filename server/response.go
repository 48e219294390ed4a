package server

import (
	"bytes"
	"cmp"
	"net/http"
	"slices"
	"strconv"
	"sync"

	"github.com/gin-gonic/gin"

	"kiosque/metrics"
)

// The media types of the answers.
const (
	typePage    = "text/html; charset=utf-8"
	typeJSON    = "application/json; charset=utf-8"
	typeProblem = "application/problem+json"
	typeText    = "text/plain; charset=utf-8"
)

// response is a whole answer, or the beginning of one and how it goes on.
type response struct {
	status int // 200 when zero
	media  string
	header map[string]string
	body   []byte
	buffer *bytes.Buffer // that holds the body, to be used again; nil where none does
	// stream writes a body that does not stand in memory, in the place of one that does; see writeStream.
	stream stream
	held   []func() // to be called when the answer is sent, or cannot be
}

// handler runs a route: read, answer, and where that fails, render the error.
func (s *server) handler(to route) gin.HandlerFunc {
	return func(c *gin.Context) {
		r, wrong := s.read(c)
		r.contract = contractOf(c)
		answer, err := s.answer(to, r, wrong)
		if s.LogQueries {
			c.Set(queryKey, r.frame.Query.Encode())
		}
		if err != nil {
			answer = s.failure(r, to.page, err)
		} else {
			answer = s.tagged(c.Writer.Header(), r, answer)
		}
		if isTold(answer.media) {
			c.Header("Content-Language", r.frame.Language.Code)
		}
		if r.frame.Explicit && to.page {
			s.rememberLanguage(c.Writer, r.frame.Language.Code, s.isSecure(c.Request))
		}
		if r.generation != "" {
			c.Header(generationHeader, r.generation)
		}
		defer answer.free()
		if answer.stream != nil {
			s.writeStream(c.Writer, r, answer)
			return
		}
		send(c.Writer, answer)
	}
}

// answer answers a request that its route admits and that was read without anything wrong. It counts a search by how
// that ended; one that panics has failed.
func (s *server) answer(to route, r *request, wrong error) (answer response, err error) {
	if to.search {
		r.outcome = metrics.Failed
		defer func() { s.Metrics.Search(outcomeOf(r, err)) }()
	}
	if err = cmp.Or(s.admit(r.Request, to), wrong); err != nil {
		return response{}, err
	}
	return s.answerTo(to, r)
}

// maxKept is the largest buffer that is kept for another answer, in bytes: ten times a
// page of many filters.
const maxKept = 1 << 20

// buffers are those of answers that were sent.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// written returns the answer that write makes.
func written(status int, media string, write func(*bytes.Buffer) error) (response, error) {
	b := buffers.Get().(*bytes.Buffer)
	b.Reset()
	err := write(b)
	a := response{status: status, media: media, header: varies, body: b.Bytes(), buffer: b}
	if err != nil {
		a.free()
		return response{}, err
	}
	return a, nil
}

// free gives away the body and what was held for it; the answer is of no use any more.
func (a response) free() {
	for _, release := range slices.Backward(a.held) {
		release()
	}
	if a.buffer != nil && a.buffer.Cap() <= maxKept {
		buffers.Put(a.buffer)
	}
}

func send(w http.ResponseWriter, a response) {
	setHeaders(w.Header(), a)
	if a.status == 0 {
		a.status = http.StatusOK
	}
	if a.status != http.StatusNotModified {
		w.Header().Set("Content-Length", strconv.Itoa(len(a.body)))
	}
	w.WriteHeader(a.status)
	_, _ = w.Write(a.body) // an error here is a client that went away
}

func setHeaders(h http.Header, a response) {
	if a.media != "" {
		h.Set("Content-Type", a.media)
	}
	h.Set("Cache-Control", "private, no-cache")
	for name, value := range a.header {
		if name == "Vary" {
			addVary(h, value)
		} else {
			h.Set(name, value)
		}
	}
}

// isTold tells whether an answer has words of the interface.
func isTold(media string) bool { return media == typePage || media == typeJSON }

// rememberLanguage has a browser send the language along for a year, over TLS alone where it came so.
func (s *server) rememberLanguage(w http.ResponseWriter, code string, secure bool) {
	http.SetCookie(w, &http.Cookie{
		Name: uiCookie, Value: code, Path: s.Base + "/", MaxAge: cookieAge, HttpOnly: true, Secure: secure, SameSite: http.SameSiteLaxMode,
	})
}

// varies says what a page depends on besides its address.
var varies = map[string]string{"Vary": "Accept-Encoding, Accept-Language, Cookie"}

func jsonResponse(status int, media string, value any) (response, error) {
	return written(status, media, func(b *bytes.Buffer) error { return encode(b, value) })
}

// pageResponse answers with the page that write makes.
func pageResponse(write func(*bytes.Buffer) error) (response, error) {
	return written(http.StatusOK, typePage, write)
}
