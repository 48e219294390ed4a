package server

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"net/http"
	"strconv"

	"kiosque/index"
	"kiosque/query"
	"kiosque/web"
)

// Errors of the server itself.
var (
	errNotFound = errors.New("nothing at this address")
	errMethod   = errors.New("this method is not answered here; Allow names those that are")
	errTooLarge = errors.New("the body is too large")
	errCut      = errors.New("the body ends before it is whole")
	errMedia    = errors.New("the body is not of the media type that is read here")
	errTooLong  = errors.New("the address is too long")
	errPanic    = errors.New("the request could not be answered")
	errInward   = errors.New("figures are shown to this machine alone and by no trusted proxy, or to those with a key where the archive has keys; --metrics gives them an address of their own")
	errEnding   = errors.New("the server is being stopped")
)

// failing is how an error is told: a status, the cause that chooses the words of
// the page, and in how many seconds to try again.
type failing struct {
	err    error
	status int
	cause  string
	retry  string
}

// failings holds every error that clients learn of; all others are 500.
var failings = []failing{
	{errBusy, http.StatusServiceUnavailable, "busy", "2"},
	{errExporting, http.StatusServiceUnavailable, "exporting", "30"},
	{index.ErrNotFound, http.StatusNotFound, "", ""},
	{errNotFound, http.StatusNotFound, "", ""},
	{errFacet, http.StatusNotFound, "", ""},
	{errNoFiles, http.StatusNotFound, "nofiles", ""},
	{errManyOfAFile, http.StatusNotFound, "manyofafile", ""},
	{errFileGone, http.StatusGone, "filegone", ""},
	{errKey, http.StatusUnauthorized, "", ""},
	{errAdminKey, http.StatusUnauthorized, "", ""},
	{errInward, http.StatusForbidden, "", ""},
	{errEnding, http.StatusServiceUnavailable, "ending", "10"},
	{errMethod, http.StatusMethodNotAllowed, "", ""},
	{errCut, http.StatusBadRequest, "", ""},
	{errTooLarge, http.StatusRequestEntityTooLarge, "", ""},
	{errMedia, http.StatusUnsupportedMediaType, "", ""},
	{errTooLong, http.StatusRequestURITooLong, "", ""},
	{index.ErrCursor, http.StatusBadRequest, "cursor", ""},
	{index.ErrAway, http.StatusServiceUnavailable, "away", "5"},
	{index.ErrUnavailable, http.StatusServiceUnavailable, "", "10"},
	{index.ErrStale, http.StatusServiceUnavailable, "stale", "60"},
	{context.DeadlineExceeded, http.StatusServiceUnavailable, "slow", "5"},
	{context.Canceled, http.StatusServiceUnavailable, "slow", "5"},
}

func failingOf(err error) failing {
	var wrong *query.Error
	var gone *index.Gone
	var many *tooMany
	var refused refusal
	switch {
	case errors.As(err, &many):
		return failing{err: many, status: http.StatusTooManyRequests, retry: many.seconds()}
	case errors.As(err, &refused):
		return failing{err: refused, status: http.StatusConflict}
	case errors.As(err, &wrong):
		return failing{err: err, status: http.StatusBadRequest}
	case errors.As(err, &gone):
		return failing{err: gone, status: http.StatusGone}
	}
	for _, f := range failings {
		if errors.Is(err, f.err) {
			return f
		}
	}
	return failing{err: errPanic, status: http.StatusInternalServerError}
}

// problem is an error for programs, in the form of RFC 9457.
type problem struct {
	Type      string `json:"type"`
	Title     string `json:"title"`
	Status    int    `json:"status"`
	Detail    string `json:"detail"`
	Parameter string `json:"parameter,omitempty"`
	Expected  string `json:"expected,omitempty"`
	Request   string `json:"request_id,omitempty"`
	// Article is one that is gone, as it is last known.
	Article *index.Gone `json:"article,omitempty"`
}

// failure renders err; it is the only place that does.
func (s *server) failure(r *request, page bool, err error) response {
	f, p := s.problemOf(r, err)
	answer := s.renderFailure(r, page, f, p)
	answer.header = maps.Clone(varies)
	if f.retry != "" {
		answer.header["Retry-After"] = f.retry
	}
	switch { // a browser asks its reader for the key to read, and has no way to send the other
	case errors.Is(err, errKey):
		answer.header["WWW-Authenticate"] = `Basic realm="Kiosque", charset="UTF-8"`
	case errors.Is(err, errAdminKey):
		answer.header["WWW-Authenticate"] = `Bearer realm="Kiosque administration"`
	}
	return answer
}

// problemOf says what clients learn of an error. Users never see what is inside: one that is not in the table is logged
// and told as a 500.
func (s *server) problemOf(r *request, err error) (failing, problem) {
	f := failingOf(err)
	if f.status == http.StatusInternalServerError {
		s.Logger.Error("request failed", "id", r.id, "error", err)
	}
	p := problem{
		Type: "about:blank", Title: http.StatusText(f.status), Status: f.status, Detail: f.err.Error(), Request: r.id,
	}
	errors.As(err, &p.Article)
	var wrong *query.Error
	switch {
	case errors.As(err, &wrong):
		p.Parameter, p.Expected = wrong.Parameter, wrong.Expected
	case errors.Is(err, index.ErrCursor):
		p.Parameter, p.Expected = "cursor", "the cursor of the answer before, of the same search and generation"
	}
	return f, p
}

func (s *server) renderFailure(r *request, page bool, f failing, p problem) response {
	if page && (wantsPage(r.Request) || !wantsJSON(r.Request)) {
		answer, err := written(f.status, typePage, func(b *bytes.Buffer) error { return writeFailure(b, r, f, p) })
		if err == nil {
			return answer
		}
		s.Logger.Error("render error page", "id", r.id, "error", err)
	}
	answer, err := jsonResponse(f.status, typeProblem, p)
	if err != nil {
		return response{status: f.status, media: typeText, body: []byte(p.Title)}
	}
	return answer
}

// writeFailure writes the page that tells a problem.
func writeFailure(b *bytes.Buffer, r *request, f failing, p problem) error {
	if p.Article != nil {
		return web.Gone(b, r.frame, web.GonePage{Gone: *p.Article})
	}
	retry, _ := strconv.Atoi(f.retry) // "" is 0: no use
	return web.Error(b, r.frame, web.ErrorPage{Status: f.status, Cause: f.cause, Parameter: p.Parameter, Expected: p.Expected, Retry: retry})
}
