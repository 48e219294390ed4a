package server

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// shape is what JSON may be, whatever it says: the types at every place, and whether it is always there.
type shape map[string]*seen

type seen struct {
	types []string
	there int // how often
}

// add takes in one value at a place, "" for the whole.
func (s shape) add(at string, value any) {
	p := s.at(at)
	p.there++
	if name := typeOf(value); !slices.Contains(p.types, name) {
		p.types = append(p.types, name)
		slices.Sort(p.types)
	}
	switch v := value.(type) {
	case map[string]any:
		for name, inner := range v {
			s.add(at+"."+name, inner)
		}
	case []any:
		for _, inner := range v {
			s.add(at+"[]", inner)
		}
	}
}

func (s shape) at(at string) *seen {
	if s[at] == nil {
		s[at] = &seen{}
	}
	return s[at]
}

func typeOf(value any) string {
	switch value.(type) {
	case nil:
		return "null"
	case bool:
		return "boolean"
	case float64:
		return "number"
	case string:
		return "string"
	case []any:
		return "list"
	}
	return "object"
}

// String writes one line a place; with a question mark those that are not in every object.
func (s shape) String() string {
	var b strings.Builder
	for _, at := range slices.Sorted(maps.Keys(s)) {
		perhaps := ""
		if dot := strings.LastIndexByte(at, '.'); dot >= 0 && s[at].there < s[at[:dot]].there {
			perhaps = "?"
		}
		fmt.Fprintf(&b, "%s%s: %s\n", at, perhaps, strings.Join(s[at].types, " or "))
	}
	return b.String()
}
