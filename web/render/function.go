package render

import (
	"reflect"
	"text/template/parse"
)

// function compiles a call of a function.
func (c *compiler) function(n *parse.IdentifierNode, args []parse.Node, t types) value {
	given := make([]value, len(args))
	for i, arg := range args {
		given[i] = c.operand(arg, t)
	}
	if c.err != nil {
		return value{}
	}
	switch {
	case n.Ident == "not" && len(given) == 1:
		truth := c.truth(n, given[0])
		return computed(func(d data) bool { return !truth(given[0].get(d)) })
	case n.Ident == "len" && len(given) == 1 && given[0].typ.Kind() == reflect.Slice:
		return computed(func(d data) int { return given[0].get(d).Len() })
	case len(given) == 2 && given[0].typ.Kind() == reflect.Int && given[1].typ.Kind() == reflect.Int:
		return c.comparison(n, given[0].get, given[1].get)
	}
	c.fail(n, "is no function that can be run on this")
	return value{}
}

// comparison compiles what compares numbers.
func (c *compiler) comparison(n *parse.IdentifierNode, a, b func(data) reflect.Value) value {
	switch n.Ident {
	case "eq":
		return computed(func(d data) bool { return a(d).Int() == b(d).Int() })
	case "gt":
		return computed(func(d data) bool { return a(d).Int() > b(d).Int() })
	}
	c.fail(n, "is no comparison that can be run")
	return value{}
}

func computed[T any](compute func(data) T) value {
	return newValue(reflect.TypeFor[T](), func(d data) reflect.Value { return reflect.ValueOf(compute(d)) })
}
