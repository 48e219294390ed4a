package web

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"kiosque/query"
)

// ErrorPage is what went wrong, for a reader.
type ErrorPage struct {
	Status int
	// Cause chooses the message where the status alone says too little: "stale", "slow", "busy"; "" for none.
	Cause     string
	Parameter string // of the address, where one was wrong
	Expected  string // what it should have been
	Retry     int    // seconds after which to try again, 0 where that is of no use
}

// Error writes the page that says what went wrong.
func Error(to *bytes.Buffer, f Frame, p ErrorPage) error {
	view := newErrorView(f, p)
	return write(to, "error.html", &view)
}

type errorView struct {
	Frame
	ErrorPage
	Title, Text, Number string
	Detail              string
	Home                string
	When                string // in how many seconds to try again, "" where that is of no use
	Again               string // the same address, "" where that is of no use
	Ways                []link // questions that are answered sooner, or that still stand
}

func newErrorView(f Frame, p ErrorPage) errorView {
	v := errorView{
		Frame: f, ErrorPage: p,
		Title: f.errorText(p, "title"), Text: f.errorText(p, "text"),
		Number: f.T("error.number", "status", strconv.Itoa(p.Status)), Home: f.Link("/", nil),
	}
	if p.Retry > 0 {
		v.When, v.Again = f.N("error.retry", p.Retry), f.Link(f.Path, f.Query)
	}
	v.Ways = f.waysAround(p)
	if p.Parameter != "" && p.Cause != "cursor" {
		v.Detail = f.T("error.parameter", "parameter", p.Parameter, "expected", f.expected(p))
	}
	return v
}

func (f Frame) errorText(p ErrorPage, part string) string {
	byStatus := f.Language.Or("error."+strconv.Itoa(p.Status)+"."+part, f.T("error.500."+part))
	return f.Language.Or("error."+p.Cause+"."+part, byStatus)
}

// ownParameters are those of some page that are none of a question.
var ownParameters = []string{HitParameter, PassageParameter, RemovedParameter, With, OrderParameter, "find", "letter", "part"}

// expected says in the language of the page what a parameter should have been:
// by the very words of the error, by the name of the parameter, or as the error says it.
func (f Frame) expected(p ErrorPage) string {
	if p.Parameter == "ui" {
		return f.T("expected.ui", "names", strings.Join(codes(), ", "))
	}
	known := query.Parameters()
	if !slices.Contains(known, p.Parameter) && !slices.Contains(ownParameters, p.Parameter) {
		return f.T("expected.unknown", "names", strings.Join(known, ", "))
	}
	byName := f.Language.Or("expected."+p.Parameter, p.Expected)
	return f.Language.Or("expected."+p.Expected, byName)
}
