package render

import (
	"fmt"
	"reflect"
	"strconv"
	"text/template/parse"
)

// value is what an expression gives.
type value struct {
	typ   reflect.Type
	get   func(data) reflect.Value
	text  func(data) string // nil where it is nothing to write
	field int               // of the dot, which this is; -1 where it is another thing
	fixed bool              // the same on every page
}

func newValue(t reflect.Type, get func(data) reflect.Value) value {
	return value{typ: t, get: get, text: textOf(t, get), field: -1}
}

func fixed(v any) value {
	of := reflect.ValueOf(v)
	found := newValue(of.Type(), func(data) reflect.Value { return of })
	found.fixed = true
	return found
}

var stringer, failure = reflect.TypeFor[fmt.Stringer](), reflect.TypeFor[error]()

// textOf returns how values of a type are written; nil where html/template might write
// them in a way of their own.
func textOf(t reflect.Type, get func(data) reflect.Value) func(data) string {
	switch {
	case t.Implements(stringer) || t.Implements(failure) || t.PkgPath() == "html/template":
		return nil
	case t.Kind() == reflect.String:
		return func(d data) string { return get(d).String() }
	case t.Kind() == reflect.Int:
		return func(d data) string { return strconv.FormatInt(get(d).Int(), 10) }
	}
	return nil
}

// truth tells which values count as true.
func (c *compiler) truth(n fmt.Stringer, v value) func(reflect.Value) bool {
	if c.err != nil {
		return nil
	}
	switch v.typ.Kind() {
	case reflect.Bool:
		return reflect.Value.Bool
	case reflect.String, reflect.Slice:
		return func(v reflect.Value) bool { return v.Len() > 0 }
	case reflect.Int:
		return func(v reflect.Value) bool { return v.Int() != 0 }
	case reflect.Struct:
		return func(reflect.Value) bool { return true }
	}
	c.fail(n, v.typ.String()+" is neither true nor false")
	return nil
}

// pipe compiles a pipeline that stands where nothing is written.
func (c *compiler) pipe(p *parse.PipeNode, t types) value {
	if p == nil || len(p.Cmds) != 1 {
		c.fail(p, "is not one command")
		return value{}
	}
	return c.command(p, p.Cmds[0], t)
}

func (c *compiler) command(p *parse.PipeNode, n *parse.CommandNode, t types) value {
	if len(p.Decl) > 0 {
		c.fail(p, "declares a variable")
		return value{}
	}
	args := n.Args[1:]
	switch first := n.Args[0].(type) {
	case *parse.IdentifierNode:
		return c.function(first, args, t)
	case *parse.FieldNode:
		return c.chain(dotOf(t), first, first.Ident, args, t)
	case *parse.VariableNode:
		if first.Ident[0] == "$" {
			return c.chain(rootOf(t), first, first.Ident[1:], args, t)
		}
	}
	if len(args) > 0 {
		c.fail(n, "is no function")
		return value{}
	}
	return c.operand(n.Args[0], t)
}

// operand compiles what needs no arguments.
func (c *compiler) operand(n parse.Node, t types) value {
	switch n := n.(type) {
	case *parse.DotNode:
		return dotOf(t)
	case *parse.StringNode:
		return fixed(n.Text)
	case *parse.NumberNode:
		if n.IsInt {
			return fixed(int(n.Int64))
		}
	case *parse.PipeNode:
		return c.pipe(n, t)
	case *parse.FieldNode:
		return c.chain(dotOf(t), n, n.Ident, nil, t)
	case *parse.VariableNode:
		if n.Ident[0] == "$" {
			return c.chain(rootOf(t), n, n.Ident[1:], nil, t)
		}
	}
	c.fail(n, "cannot be run")
	return value{}
}

func dotOf(t types) value {
	v := newValue(t.dot, func(d data) reflect.Value { return d.dot })
	v.field = theDot
	return v
}

// theDot is in the place of the field of the dot itself.
const theDot = -2

func rootOf(t types) value { return newValue(t.root, func(d data) reflect.Value { return d.root }) }
