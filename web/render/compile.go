package render

import (
	"fmt"
	"html/template"
	"reflect"
	"strconv"
	"text/template/parse"
)

// step is a piece of a template, ready to run.
type step func(*writer, data)

type writer struct{ b []byte }

// data is what a template is run on: $ and the dot.
type data struct{ root, dot reflect.Value }

// types are those of data.
type types struct{ root, dot reflect.Type }

// compiler turns nodes into steps. After its first error what it makes is of no use.
type compiler struct {
	set   *template.Template
	known map[call]*step
	err   error
}

// call is a template and what it is run on.
type call struct {
	name string
	dot  reflect.Type
}

func (c *compiler) fail(n fmt.Stringer, reason string) {
	if c.err == nil {
		c.err = fmt.Errorf("%v: %s", n, reason)
	}
}

// template compiles a template for a type, once.
func (c *compiler) template(name string, dot reflect.Type) step {
	known, ok := c.known[call{name, dot}]
	switch {
	case ok && *known != nil:
		return *known
	case ok: // it calls itself
		return func(w *writer, d data) { (*known)(w, d) }
	}
	t := c.set.Lookup(name)
	if t == nil || t.Tree == nil {
		c.err = fmt.Errorf("no template %q", name)
		return nil
	}
	own := new(step)
	c.known[call{name, dot}] = own
	*own = c.list(t.Tree.Root, types{dot, dot})
	return *own
}

// list compiles nodes that follow each other.
func (c *compiler) list(list *parse.ListNode, t types) step {
	if list == nil {
		return func(*writer, data) {}
	}
	var steps []step
	before := "" // text that the next value writes too: a page is half as many steps then
	for _, n := range list.Nodes {
		text, isText := n.(*parse.TextNode)
		action, isAction := n.(*parse.ActionNode)
		switch {
		case isText:
			before += string(text.Text)
			continue
		case isAction:
			steps = append(steps, c.action(before, action, t))
		case before != "":
			steps = append(steps, constant(before), c.node(n, t))
		default:
			steps = append(steps, c.node(n, t))
		}
		before = ""
	}
	if before != "" {
		steps = append(steps, constant(before))
	}
	if len(steps) == 1 {
		return steps[0]
	}
	return func(w *writer, d data) {
		for _, run := range steps {
			run(w, d)
		}
	}
}

func (c *compiler) node(n parse.Node, t types) step {
	switch n := n.(type) {
	case *parse.IfNode:
		return c.branch(&n.BranchNode, t, false)
	case *parse.WithNode:
		return c.branch(&n.BranchNode, t, true)
	case *parse.RangeNode:
		return c.each(&n.BranchNode, t)
	case *parse.TemplateNode:
		return c.call(n, t)
	}
	c.fail(n, "cannot be run")
	return nil
}

func constant(text string) step {
	return func(w *writer, _ data) { w.b = append(w.b, text...) }
}

// action compiles a value and the escapers that html/template put behind it, and the text
// before.
func (c *compiler) action(before string, n *parse.ActionNode, t types) step {
	v := c.command(n.Pipe, n.Pipe.Cmds[0], t)
	escape := c.escaper(n.Pipe)
	switch {
	case c.err != nil:
		return nil
	case v.fixed:
		return constant(before + string(escape(nil, v.text(data{}))))
	case v.text == nil:
		c.fail(n, "is no text, nor a number")
	}
	if v.field >= 0 && v.typ.Kind() == reflect.String { // by far the most
		return func(w *writer, d data) { w.b = escape(append(w.b, before...), d.dot.Field(v.field).String()) }
	}
	if v.typ.Kind() == reflect.Int { // no escaper changes a number
		return func(w *writer, d data) { w.b = strconv.AppendInt(append(w.b, before...), v.get(d).Int(), 10) }
	}
	return func(w *writer, d data) { w.b = escape(append(w.b, before...), v.text(d)) }
}
