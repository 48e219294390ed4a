// Package render runs the templates of html/template faster than it does itself.
//
// What goes in are parsed templates and the Go type of a view; what comes out is a
// Template that appends a page to a slice of bytes. Where each value of a page stands,
// and how it must be escaped there, is html/template's own finding: its escaped tree is
// taken over as it is, and what this package cannot run it refuses when it compiles,
// never when it renders. It is fast since the types of a view are known beforehand:
// html/template looks up every field by its name, and calls every escaper by reflection,
// once for every value of every page.
//
// Templates may use text, fields, methods, if, with, range, template, and the functions
// not, len, eq, gt and those given. The bytes are those of html/template: the tests of
// package web render every page both ways.
package render

import (
	"errors"
	"fmt"
	"html/template"
	"io"
	"reflect"
)

// Template is one template, ready for views of one type. It is safe for concurrent use.
type Template struct {
	name string
	view reflect.Type
	run  step
}

// Compile makes the named template of a set ready for views of a type. It fails where
// html/template finds the template unsafe, and where it uses what this package cannot run.
func Compile(set *template.Template, name string, view reflect.Type) (*Template, error) {
	var unsafe *template.Error
	if err := set.ExecuteTemplate(io.Discard, name, nil); errors.As(err, &unsafe) { // escapes first, then misses the view
		return nil, fmt.Errorf("compile %s: %w", name, err)
	}
	c := &compiler{set: set, known: map[call]*step{}}
	run := c.template(name, view)
	if c.err != nil {
		return nil, fmt.Errorf("compile %s: %w", name, c.err)
	}
	return &Template{name, view, run}, nil
}

// Append appends the page of a view, which is a pointer to the type that the template was
// compiled for.
func (t *Template) Append(b []byte, view any) ([]byte, error) {
	v := reflect.ValueOf(view)
	if v.Kind() != reflect.Pointer || v.Type().Elem() != t.view || v.IsNil() {
		return b, fmt.Errorf("render %s: the view is %T, not *%v", t.name, view, t.view)
	}
	w := writer{b}
	t.run(&w, data{v.Elem(), v.Elem()})
	return w.b, nil
}
