package server

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"

	"github.com/gin-gonic/gin"
)

// The media types of the answers.
const (
	typePage    = "text/html; charset=utf-8"
	typeJSON    = "application/json; charset=utf-8"
	typeProblem = "application/problem+json"
	typeText    = "text/plain; charset=utf-8"
)

// response is a whole answer.
type response struct {
	status int // 200 when zero
	media  string
	header map[string]string
	body   []byte
}

// handler runs a route: read, answer, and where that fails, render the error.
func (s *server) handler(to route) gin.HandlerFunc {
	return func(c *gin.Context) {
		r, err := s.read(c)
		var answer response
		if err == nil {
			answer, err = to.answer(s, r)
		}
		if err != nil {
			answer = s.failure(r, to.page, err)
		}
		if r.frame.Explicit && to.page {
			rememberLanguage(c.Writer, r.frame.Language.Code)
		}
		send(c.Writer, answer)
	}
}

func send(w http.ResponseWriter, a response) {
	h := w.Header()
	h.Set("Content-Type", a.media)
	h.Set("Cache-Control", "private, no-cache")
	for name, value := range a.header {
		h.Set(name, value)
	}
	if a.status == 0 {
		a.status = http.StatusOK
	}
	if a.status != http.StatusNotModified {
		h.Set("Content-Length", strconv.Itoa(len(a.body)))
	}
	w.WriteHeader(a.status)
	_, _ = w.Write(a.body) // an error here is a client that went away
}

func rememberLanguage(w http.ResponseWriter, code string) {
	http.SetCookie(w, &http.Cookie{
		Name: uiCookie, Value: code, Path: "/", MaxAge: cookieAge, HttpOnly: true, SameSite: http.SameSiteLaxMode,
	})
}

// varies says what a page depends on besides its address.
var varies = map[string]string{"Vary": "Accept-Encoding, Accept-Language, Cookie"}

func jsonResponse(status int, media string, value any) (response, error) {
	var body bytes.Buffer
	e := json.NewEncoder(&body)
	e.SetEscapeHTML(false) // nosniff and the media type keep it from being read as a page
	if err := e.Encode(value); err != nil {
		return response{}, fmt.Errorf("encode %T: %w", value, err)
	}
	return response{status: status, media: media, header: varies, body: body.Bytes()}, nil
}
