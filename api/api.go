// Package api is what programs may ask of the archive, written down first: openapi.yaml
// describes every address for programs, by OpenAPI 3.1, with its parameters, its answers and its
// errors. What goes in is that file, which is embedded; what comes out is the same as JSON for
// other programs, a Reference for readers, and for every operation a contract that holds its
// requests while the server runs and its answers while it is tested.
//
// The file is read by kin-openapi, which nothing else knows. A request is not held by it: it
// compiles a schema anew for every value, which costs more than a search. What parameters are made of is
// little, so that a contract compiles it once; see Operation.Check.
package api

import (
	_ "embed"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/getkin/kin-openapi/openapi3"
)

//go:embed openapi.yaml
var text []byte

var document = sync.OnceValue(func() *openapi3.T {
	doc, err := openapi3.NewLoader().LoadFromData(text)
	if err != nil {
		panic(fmt.Sprintf("read openapi.yaml: %v", err)) // it is embedded
	}
	return doc
})

// JSON returns the description as JSON. It must not be changed.
var JSON = sync.OnceValue(func() []byte {
	written, err := document().MarshalJSON()
	if err != nil {
		panic(fmt.Sprintf("write openapi.json: %v", err))
	}
	return written
})

// Operation is one thing that can be asked: a method of a path. A nil Operation is none.
type Operation struct {
	Method string
	Path   string // with its variable parts in braces, "/articles/{id}"
	self   *openapi3.Operation
	// parameters are those of the query, by name.
	parameters map[string]parameter
	names      string // of them, for people
}

// Find returns an operation, nil where there is none. HEAD is asked as GET is.
func Find(method, path string) *Operation {
	if method == "HEAD" {
		method = "GET"
	}
	return operations()[method+" "+path]
}

// Operations returns every operation, in the order of the file.
func Operations() []*Operation { return slices.Clone(inOrder()) }

var inOrder = sync.OnceValue(func() []*Operation {
	lines := map[string]int{}
	for i, at := range isID.FindAllSubmatch(text, -1) {
		lines[string(at[1])] = i
	}
	all := slices.Collect(maps.Values(operations()))
	slices.SortFunc(all, func(a, b *Operation) int { return lines[a.self.OperationID] - lines[b.self.OperationID] })
	return all
})

var isID = regexp.MustCompile(`(?m)^      operationId: (.*)$`)

var operations = sync.OnceValue(func() map[string]*Operation {
	all := map[string]*Operation{}
	for path, item := range document().Paths.Map() {
		for method, self := range item.Operations() {
			all[method+" "+path] = newOperation(method, path, self)
		}
	}
	return all
})

func newOperation(method, path string, self *openapi3.Operation) *Operation {
	o := &Operation{Method: method, Path: path, self: self, parameters: map[string]parameter{}}
	for _, p := range self.Parameters {
		if p.Value.In == openapi3.ParameterInQuery {
			o.parameters[p.Value.Name] = newParameter(p.Value)
		}
	}
	o.names = strings.Join(o.Parameters(), ", ")
	return o
}

// Parameters returns the names of the parameters that an address may have, sorted.
func (o *Operation) Parameters() []string {
	names := make([]string, 0, len(o.parameters))
	for name := range o.parameters {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// Example returns a path and a query to try, which the reference archive answers.
func (o *Operation) Example() string {
	if given, ok := o.self.Extensions["x-curl"].(string); ok {
		return given
	}
	return o.Path
}

// Answers tells whether the operation may answer with a status.
func (o *Operation) Answers(status int) bool { return o.self.Responses.Status(status) != nil }
