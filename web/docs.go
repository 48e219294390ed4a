package web

import (
	"bytes"
	"cmp"
	"strings"

	"kiosque/api"
)

// Docs writes the page of what programs may ask, for those who write them.
func Docs(to *bytes.Buffer, f Frame, p api.Reference) error {
	view := newDocsView(f, p)
	return write(to, "docs.html", &view)
}

type docsView struct {
	Frame
	wayBack
	Title, Text string
	JSON        string // address of the description for programs
	Groups      []docsGroup
	Shapes      []api.Shape
}

type docsGroup struct {
	Name, Text string
	Operations []docsOperation
}

// docsOperation is an operation, and a line that asks it.
type docsOperation struct {
	api.Described
	Curl    string
	Needs   string // which key it takes
	Answers []docsAnswer
}

type docsAnswer struct {
	api.Answer
	Types string
}

func newDocsView(f Frame, p api.Reference) docsView {
	v := docsView{
		Frame: f, wayBack: wayBack{f.Link("/about", nil), f.T("about.title")}, Title: f.windowTitle(f.T("docs.title")),
		Text: p.Text, JSON: f.Link("/openapi.json", nil), Shapes: p.Shapes,
	}
	for _, g := range p.Groups {
		group := docsGroup{Name: g.Name, Text: g.Text}
		for _, o := range g.Operations {
			group.Operations = append(group.Operations, f.docsOperation(o))
		}
		v.Groups = append(v.Groups, group)
	}
	return v
}

func (f Frame) docsOperation(o api.Described) docsOperation {
	d := docsOperation{Described: o, Curl: curl(o, cmp.Or(f.Origin, "http://127.0.0.1:8080")+f.Base)}
	if o.Key != "" {
		d.Needs = f.T("docs.key." + o.Key)
	}
	for _, a := range o.Answers {
		d.Answers = append(d.Answers, docsAnswer{a, strings.Join(a.Media, ", ")})
	}
	return d
}

// curl writes the line that asks an operation from a shell.
func curl(o api.Described, host string) string {
	line := []string{"curl"}
	if o.Method != "GET" && o.Body == "" { //nolint:usestdlibvars // package web speaks no HTTP
		line = append(line, "-X", o.Method)
	}
	if o.Key == "admin" {
		line = append(line, `-H "Authorization: Bearer $KEY"`)
	}
	if o.Body != "" {
		line = append(line, "-H", quotedForShell("Content-Type: application/json"), "-d", quotedForShell(o.Body))
	}
	return strings.Join(append(line, quotedForShell(host+o.Example)), " ")
}

// quotedForShell writes a text as one word of a POSIX shell.
func quotedForShell(text string) string { return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'" }
