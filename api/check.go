package api

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/getkin/kin-openapi/openapi3"

	"kiosque/query"
)

// parameter is what a parameter of an address may be.
type parameter struct {
	most     int // values that it has
	fits     rule
	expected string // for people: what one value is
}

// A rule tells whether a text is what a schema says.
type rule func(text string) bool

// Check returns what is wrong with the parameters of an address, as a *query.Error; nil where nothing is. An
// empty value is as none, since forms send those, and blanks around a text are none of it.
func (o *Operation) Check(values map[string][]string) error {
	if o == nil || len(values) == 0 {
		return nil
	}
	for _, name := range sortedKeys(values) {
		p, known := o.parameters[name]
		if !known {
			return &query.Error{Parameter: name, Expected: "no parameter but " + o.names}
		}
		if expected := p.check(values[name]); expected != "" {
			return &query.Error{Parameter: name, Expected: expected}
		}
	}
	return nil
}

// check returns what was expected in the place of the values, "" where they are right.
func (p parameter) check(values []string) (expected string) {
	given := 0
	for _, v := range values {
		if v == "" {
			continue
		}
		if given++; !p.fits(strings.TrimSpace(strings.ToValidUTF8(v, " "))) {
			expected = p.expected
		}
	}
	switch {
	case given <= p.most:
		return expected
	case p.most == 1:
		return "one value"
	}
	return fmt.Sprintf("at most %d values", p.most)
}

func newParameter(p *openapi3.Parameter) parameter {
	schema, most := p.Schema.Value, 1
	if schema.Type.Is(openapi3.TypeArray) {
		if schema.MaxItems == nil {
			panic("openapi.yaml: parameter " + p.Name + " has no maxItems") // every input is bounded
		}
		schema, most = schema.Items.Value, int(*schema.MaxItems)
	}
	expected := expectation(schema)
	if said, ok := p.Extensions["x-expected"].(string); ok {
		expected = said
	}
	return parameter{most: most, fits: newRule(schema), expected: expected}
}

// newRule compiles those words of JSON Schema that parameters are described with.
func newRule(s *openapi3.Schema) rule {
	var all []rule
	if s.Type.Is(openapi3.TypeInteger) {
		all = append(all, wholeNumber(*s.Min, *s.Max))
	}
	if len(s.Enum) > 0 {
		allowed := enumerated(s)
		all = append(all, func(text string) bool { return slices.Contains(allowed, text) })
	}
	if s.MaxLength != nil {
		most := int(*s.MaxLength)
		all = append(all, func(text string) bool { return len(text) <= most || utf8.RuneCountInString(text) <= most })
	}
	if s.Pattern != "" {
		all = append(all, regexp.MustCompile(s.Pattern).MatchString)
	}
	if s.Format == "date" {
		all = append(all, isDay)
	}
	if len(s.AnyOf) > 0 {
		all = append(all, anyOf(s.AnyOf))
	}
	return func(text string) bool {
		return !slices.ContainsFunc(all, func(r rule) bool { return !r(text) })
	}
}

func anyOf(schemas openapi3.SchemaRefs) rule {
	rules := make([]rule, len(schemas))
	for i, s := range schemas {
		rules[i] = newRule(s.Value)
	}
	return func(text string) bool {
		return slices.ContainsFunc(rules, func(r rule) bool { return r(text) })
	}
}

func wholeNumber(least, most float64) rule {
	return func(text string) bool {
		n, err := strconv.Atoi(text)
		return err == nil && n >= int(least) && n <= int(most)
	}
}

func isDay(text string) bool {
	_, err := time.Parse(time.DateOnly, text)
	return err == nil
}

func enumerated(s *openapi3.Schema) []string {
	all := make([]string, len(s.Enum))
	for i, v := range s.Enum {
		all[i] = fmt.Sprint(v)
	}
	return all
}

// expectation says in words what a schema does.
func expectation(s *openapi3.Schema) string {
	switch {
	case len(s.Enum) > 0:
		return "one of " + strings.Join(enumerated(s), ", ")
	case s.Type.Is(openapi3.TypeInteger):
		return fmt.Sprintf("a whole number from %.0f to %.0f", *s.Min, *s.Max)
	case s.MaxLength != nil:
		return fmt.Sprintf("at most %d characters", *s.MaxLength)
	}
	return "another value"
}
