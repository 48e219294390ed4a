package render

import (
	"bytes"
	"html/template"
	"reflect"
	"strings"
	"testing"
)

// everywhere has a text wherever pages put one.
var everywhere = template.Must(template.New("everywhere").Parse(
	`<title>{{.}}</title><p title="{{.}}" data-done="a {{.}}">{{.}}</p><a href="{{.}}">{{.}}</a><a href="#{{.}}"></a><a href="/a?b={{.}}"></a>`))

func FuzzATextIsEscapedAsHTMLTemplateDoes(f *testing.F) {
	for _, text := range []string{
		"", "Le Monde", `<script>"'&+` + "`", "javascript:alert(1)", "HTTP://a/b c?d=é&e=%41%4g%", "/a:b", "mailto:a@b", "a\x00b\xff\n\u2028", "%", "%a", "1+1=2",
	} {
		f.Add(text)
	}
	page, err := Compile(everywhere, "everywhere", reflect.TypeFor[string]())
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if Balanced(text) != text {
			return // the one thing that is done besides
		}
		var want bytes.Buffer
		if err := everywhere.Execute(&want, text); err != nil {
			t.Fatal(err)
		}
		if have, err := page.Append(nil, &text); err != nil || string(have) != want.String() {
			t.Errorf("%q: have %s, want %s, %v", text, have, want.String(), err)
		}
	})
}

// book is a view with all that views have.
type book struct {
	cover
	Chapters []chapter
	Pages    int
	Lent     bool
	By       *author
}

type cover struct{ Title string }

type chapter struct {
	Name  string
	Lines []string
}

type author struct{ Name string }

func (cover) T(key string, _ ...string) string { return "<" + key + ">" }
func (cover) N(key string, n int) string       { return key + strings.Repeat("+", n) }
func (a *author) Called(by string, more ...string) string {
	return a.Name + by + strings.Join(more, "")
}
func (c chapter) First() string { return c.Lines[0] }

func TestATemplateGivesWhatHTMLTemplateGives(t *testing.T) {
	view := &book{
		cover: cover{"R&D"}, Pages: 3, By: &author{"Zoé"},
		Chapters: []chapter{{"one", []string{"a<b", "c"}}, {"", []string{"d"}}},
	}
	for _, text := range []string{
		`{{.Title}} {{.T "k"}} {{.N "k" .Pages}} {{.By.Name}} {{.By.Called "?"}} {{.By.Called .Title "a" "b"}} {{.Pages}} {{len .Chapters}}`,
		`{{if .Lent}}a{{else if eq .Pages 3}}b{{else}}c{{end}}{{if not .Lent}}d{{end}}{{if not (gt .Pages 3)}}e{{end}}{{if .By.Name}}f{{end}}`,
		`{{range .Chapters}}<p lang="{{.Name}}">{{if .Name}}{{.Name}}{{end}} {{.First}} {{$.Title}} {{$.T "x"}}{{range .Lines}}{{.}},{{end}}</p>{{else}}none{{end}}`,
		`{{with .Title}}{{.}}{{end}}{{with .Chapters}}{{range .}}{{template "name" .}}{{end}}{{end}}{{define "name"}}[{{.Name}}{{template "lines" .Lines}}]{{end}}{{define "lines"}}{{range .}}{{.}}{{else}}-{{end}}{{end}}`,
	} {
		set := template.Must(template.New("page").Parse(text))
		page, err := Compile(set, "page", reflect.TypeFor[book]())
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		var want bytes.Buffer
		if err := set.Execute(&want, view); err != nil {
			t.Fatal(err)
		}
		if have, err := page.Append(nil, view); err != nil || string(have) != want.String() {
			t.Errorf("%s: have %s, want %s, %v", text, have, want.String(), err)
		}
	}
}

// tree is a view that holds views of its own type.
type tree struct {
	Name     string
	Branches []tree
}

func TestATemplateMayCallItself(t *testing.T) {
	set := template.Must(template.New("page").Parse(`{{define "tree"}}{{.Name}}({{range .Branches}}{{template "tree" .}}{{end}}){{end}}{{template "tree" .}}`))
	page, err := Compile(set, "page", reflect.TypeFor[tree]())
	if err != nil {
		t.Fatal(err)
	}
	view := tree{"a", []tree{{"b", nil}, {"c", []tree{{"d", nil}}}}}
	if have, err := page.Append(nil, &view); err != nil || string(have) != "a(b()c(d()))" {
		t.Errorf("have %s, %v", have, err)
	}
}

func TestWhatCannotBeRunIsRefusedWhenCompiled(t *testing.T) {
	for _, text := range []string{
		`{{.None}}`, `{{.Title.None}}`, `{{.Chapters}}`, `{{.By.Called}}`, `{{.By.Called 1}}`, `{{$x := .Title}}{{$x}}`,
		`{{printf "%s" .Title}}`, `{{range .Title}}{{end}}`, `<script>{{.Title}}</script>`, `<p title={{.Title}}>`, `{{template "none" .}}`,
		`{{if eq .Title "a"}}{{end}}`, `{{range .Chapters}}{{break}}{{end}}`, `{{len .Title}}`, `{{.cover}}`, `{{if .By}}{{end}}`,
		`<a href="{{if .Lent}}"{{end}}">`,
	} {
		set := template.Must(template.New("page").Funcs(template.FuncMap{}).Parse(text))
		if _, err := Compile(set, "page", reflect.TypeFor[book]()); err == nil {
			t.Errorf("%s is not refused", text)
		}
	}
}

func TestAViewOfAnotherTypeIsRefused(t *testing.T) {
	page, err := Compile(template.Must(template.New("page").Parse(`{{.Title}}`)), "page", reflect.TypeFor[book]())
	if err != nil {
		t.Fatal(err)
	}
	for _, view := range []any{book{}, &cover{}, (*book)(nil), nil} {
		if _, err := page.Append(nil, view); err == nil {
			t.Errorf("%T is not refused", view)
		}
	}
}
