// Package web is what a reader sees: the pages, their style, their script, and
// every word of the interface in French and English, all embedded in the
// binary. What goes in are typed views: a query and its result, one article,
// an error; what comes out is HTML in a buffer. It serves nothing and reads
// no request: package server does. Engines give text and byte ranges; here, and
// only here, they become markup, and html/template escapes every one of them.
//
// The pages are complete without script. The script only spares a click.
package web

import (
	"bytes"
	"embed"
	"html/template"
	"net/url"
	"reflect"
	"sync"

	"kiosque/web/render"
)

//go:embed templates messages static style script
var files embed.FS

// Frame is what every page needs around its own content.
type Frame struct {
	Labels
	// Base is the path under which all pages stand, such as "/archive"; "" at the root.
	Base string
	// Path and Query are the address of the page, under Base; Query is canonical, without "ui".
	Path  string
	Query url.Values
	// Explicit says that the address itself names the language: links then carry it on.
	Explicit bool
	// About tells what the page says, in a sentence; "" tells what the archive is.
	About string
	// RequestID names the request in the log; shown on error pages.
	RequestID string
	// Origin is the scheme and the host by which the reader came, "https://archive.example"; "" where that is not known.
	Origin string
	// Crawled says that search engines are let in; see Head.
	Crawled bool
	Head    Head
}

// T returns the message of a key, with its {names} replaced; see Language.Text.
func (f Frame) T(key string, pairs ...string) string { return f.Language.Text(key, pairs...) }

// N returns the message of a key in the plural form of n; see Language.Count.
func (f Frame) N(key string, n int) string { return f.Language.Count(key, n) }

// Link returns the address of path with the parameters v and, where the
// address of this page names the language, that too.
func (f Frame) Link(path string, v url.Values) string {
	v = clone(v)
	if f.Explicit {
		v.Set("ui", f.Language.Code)
	}
	if len(v) == 0 {
		return f.At(path)
	}
	return f.At(path) + "?" + v.Encode()
}

// At returns a path as a browser has to ask for it.
func (f Frame) At(path string) string { return f.Base + path }

// Asset returns the address of an asset; it names the version, so that the
// answer may be kept for ever.
func (f Frame) Asset(name string) string {
	return f.At("/static/") + name + "?v=" + assets()[name].Version
}

// Switch is a link to the same page in another language.
type Switch struct {
	Code, Name, Link string
	Current          bool
}

// Switches returns a link for each language of the interface.
func (f Frame) Switches() []Switch {
	var all []Switch
	for _, l := range Languages() {
		v := clone(f.Query)
		v.Set("ui", l.Code)
		all = append(all, Switch{
			Code: l.Code, Name: l.Text("language.own"), Link: f.At(f.Path) + "?" + v.Encode(),
			Current: l == f.Language,
		})
	}
	return all
}

func clone(v url.Values) url.Values {
	c := make(url.Values, len(v)+1)
	for name, values := range v {
		c[name] = values
	}
	return c
}

// views are the templates and what each shows.
var views = map[string]reflect.Type{
	"search.html":  reflect.TypeFor[searchView](),
	"read.html":    reflect.TypeFor[readView](),
	"with.html":    reflect.TypeFor[associatedView](),
	"values.html":  reflect.TypeFor[valuesView](),
	"error.html":   reflect.TypeFor[errorView](),
	"gone.html":    reflect.TypeFor[goneView](),
	"compare.html": reflect.TypeFor[compareView](),
	"about.html":   reflect.TypeFor[aboutView](),
	"map.html":     reflect.TypeFor[mapView](),
}

// templates returns the templates as html/template reads them.
func templates() *template.Template {
	return template.Must(template.ParseFS(files, "templates/*.html"))
}

var pages = sync.OnceValue(func() map[string]*render.Template {
	all, set := map[string]*render.Template{}, templates()
	for name, view := range views {
		page, err := render.Compile(set, name, view)
		if err != nil {
			panic(err) // the templates are embedded
		}
		all[name] = page
	}
	return all
})

// write appends the page of a view, whole or not at all.
func write(to *bytes.Buffer, name string, view any) error {
	page, err := pages()[name].Append(to.AvailableBuffer(), view)
	if err != nil {
		return err
	}
	to.Write(page) // no copy, but where it had to grow
	return nil
}
