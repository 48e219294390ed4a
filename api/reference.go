package api

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/getkin/kin-openapi/openapi3"
)

// Reference is the description for readers: everything in the order of the file, in words.
type Reference struct {
	Title, Text string
	Groups      []Group
	Shapes      []Shape
}

// Group is what is asked for one purpose.
type Group struct {
	Name, Text string
	Operations []Described
}

// Described is an operation in words.
type Described struct {
	ID, Method, Path, Summary, Text string
	Key                             string // who may: "", "read" or "admin"
	Example                         string // path and query of a request
	Body                            string // of that request, "" for none
	// Parameters are those that the first operation of questions has not; AsThere is its ID, "" where the operation
	// takes no question.
	Parameters []Parameter
	AsThere    string
	Answers    []Answer
	Answered   string // what the request is answered with, "" where none is shown
}

// Parameter is a parameter in words.
type Parameter struct {
	Name, In, Text string
	Expected       string // what one value is
	Default        string
	Most           int // values that it may have
}

// Answer is what an operation may answer.
type Answer struct {
	Status, Text string
	Media        []string
	Shape        string // of JSON, by its name; "" where there is none
}

// Shape is a JSON object.
type Shape struct {
	Name, Text string
	Fields     []Field
}

// Field is a member of a JSON object.
type Field struct {
	Name, Type, Text string
	Shape            string // of what it holds, by its name; "" where it has none
	Always           bool   // it is always there
}

// Refer returns the description for readers. It must not be changed.
var Refer = sync.OnceValue(func() Reference {
	doc := document()
	r := Reference{Title: doc.Info.Title, Text: doc.Info.Description}
	for _, tag := range doc.Tags {
		g := Group{Name: tag.Name, Text: tag.Description}
		for _, o := range Operations() {
			if slices.Contains(o.self.Tags, tag.Name) {
				g.Operations = append(g.Operations, o.described())
			}
		}
		r.Groups = append(r.Groups, g)
	}
	r.Shapes = newShapes(doc.Components.Schemas)
	return r
})

func (o *Operation) described() Described {
	d := Described{
		ID: o.self.OperationID, Method: o.Method, Path: o.Path, Summary: o.self.Summary, Text: o.self.Description,
		Key: o.key(), Example: o.Example(),
	}
	if body := o.self.RequestBody; body != nil {
		d.Body = compact(body.Value.Content["application/json"].Example)
	}
	d.Parameters, d.AsThere = o.describedParameters()
	for _, status := range sortedKeys(o.self.Responses.Map()) {
		answer := o.self.Responses.Value(status)
		d.Answers = append(d.Answers, describedAnswer(status, answer.Value))
		if strings.HasPrefix(status, "2") {
			d.Answered = shown(answer.Value)
		}
	}
	return d
}

// ofQuestion is the operation that shows the parameters of a question for all others.
const ofQuestion = "search"

// describedParameters describes the parameters, and where those of a question are described.
func (o *Operation) describedParameters() (own []Parameter, asThere string) {
	shared := Find("GET", "/"+ofQuestion).self.Parameters
	if !slices.ContainsFunc(o.self.Parameters, isQuestion) || o.self.OperationID == ofQuestion {
		shared = nil
	} else {
		asThere = ofQuestion
	}
	for _, p := range o.self.Parameters {
		if !slices.ContainsFunc(shared, func(other *openapi3.ParameterRef) bool { return other.Ref == p.Ref }) {
			own = append(own, describedParameter(p.Value))
		}
	}
	return own, asThere
}

// isQuestion tells whether a parameter is the text of a question.
func isQuestion(p *openapi3.ParameterRef) bool { return p.Ref == "#/components/parameters/q" }

// key tells which key the operation takes.
func (o *Operation) key() string {
	switch {
	case o.self.Security == nil:
		return "read"
	case len(*o.self.Security) > 0:
		return "admin"
	}
	return ""
}

func describedParameter(p *openapi3.Parameter) Parameter {
	d := Parameter{Name: p.Name, In: p.In, Text: p.Description, Most: 1}
	schema := p.Schema.Value
	if p.In == openapi3.ParameterInQuery {
		compiled := newParameter(p)
		d.Expected, d.Most = compiled.expected, compiled.most
	} else {
		d.Expected = expectation(schema)
	}
	if schema.Default != nil {
		d.Default = fmt.Sprint(schema.Default)
	}
	return d
}

func describedAnswer(status string, r *openapi3.Response) Answer {
	a := Answer{Status: status, Text: *r.Description, Media: sortedKeys(r.Content)}
	for _, media := range a.Media {
		if ref := r.Content[media].Schema.Ref; ref != "" {
			a.Shape = named(ref)
		}
	}
	return a
}

// shown returns the example of an answer, as it is printed.
func shown(r *openapi3.Response) string {
	for _, media := range sortedKeys(r.Content) {
		switch example := r.Content[media].Example.(type) {
		case nil:
		case string:
			return strings.TrimSpace(example)
		default:
			return indented(example)
		}
	}
	return ""
}

func indented(value any) string {
	written, err := json.MarshalIndent(value, "", "  ")
	if err != nil {
		panic(err) // it was read from YAML
	}
	return string(written)
}

func compact(value any) string {
	written, err := json.Marshal(value)
	if err != nil {
		panic(err) // it was read from YAML
	}
	return string(written)
}

// newShapes returns the objects among the schemas, by their names.
func newShapes(schemas openapi3.Schemas) []Shape {
	var all []Shape
	for _, name := range sortedKeys(schemas) {
		if s := schemas[name].Value; len(s.Properties) > 0 {
			all = append(all, newShape(name, s))
		}
	}
	return all
}

// newShape describes an object: first what is always there, in the order of the file.
func newShape(name string, s *openapi3.Schema) Shape {
	shape := Shape{Name: name, Text: s.Description}
	names := slices.Clone(s.Required)
	for _, other := range sortedKeys(s.Properties) {
		if !slices.Contains(names, other) {
			names = append(names, other)
		}
	}
	for _, field := range names {
		if p := s.Properties[field]; p != nil {
			described := newField(p)
			described.Name, described.Always = field, slices.Contains(s.Required, field)
			shape.Fields = append(shape.Fields, described)
		}
	}
	return shape
}

// newField says what a member holds.
func newField(p *openapi3.SchemaRef) Field {
	f := Field{Type: typeName(p.Value), Text: p.Value.Description}
	if p.Ref != "" && len(p.Value.Properties) > 0 {
		f.Shape = named(p.Ref)
	}
	if items := p.Value.Items; items != nil {
		inner := newField(items)
		f.Type, f.Shape = "list of "+inner.Type, inner.Shape
	}
	return f
}

// typeName names the type of a value, and the values where they are few.
func typeName(s *openapi3.Schema) string {
	name := "anything"
	if s.Type != nil {
		name = strings.Join(s.Type.Slice(), " or ")
	}
	if len(s.Enum) > 0 {
		quoted := make([]string, len(s.Enum))
		for i, v := range enumerated(s) {
			quoted[i] = strconv.Quote(v)
		}
		name = strings.Join(quoted, ", ")
	}
	return name
}

// named returns the last part of a reference, "Hit" of "#/components/schemas/Hit".
func named(ref string) string { return ref[strings.LastIndexByte(ref, '/')+1:] }

func sortedKeys[V any](m map[string]V) []string {
	names := make([]string, 0, len(m))
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
