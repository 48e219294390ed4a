package render

import (
	"reflect"
	"text/template/parse"
)

// branch compiles if and, where the dot moves, with.
func (c *compiler) branch(n *parse.BranchNode, t types, moves bool) step {
	v := c.pipe(n.Pipe, t)
	inner := t
	if moves {
		inner.dot = v.typ
	}
	truth := c.truth(n, v)
	if c.err != nil {
		return nil
	}
	list, otherwise := c.list(n.List, inner), c.list(n.ElseList, t)
	return func(w *writer, d data) {
		found := v.get(d)
		switch {
		case !truth(found):
			otherwise(w, d)
		case moves:
			list(w, data{d.root, found})
		default:
			list(w, d)
		}
	}
}

// each compiles range over a slice.
func (c *compiler) each(n *parse.BranchNode, t types) step {
	v := c.pipe(n.Pipe, t)
	if c.err == nil && v.typ.Kind() != reflect.Slice {
		c.fail(n, "is no slice")
	}
	if c.err != nil {
		return nil
	}
	list, otherwise := c.list(n.List, types{t.root, v.typ.Elem()}), c.list(n.ElseList, t)
	return func(w *writer, d data) {
		all := v.get(d)
		n := all.Len()
		for i := range n {
			list(w, data{d.root, all.Index(i)})
		}
		if n == 0 {
			otherwise(w, d)
		}
	}
}

func (c *compiler) call(n *parse.TemplateNode, t types) step {
	v := c.pipe(n.Pipe, t)
	if c.err != nil {
		return nil
	}
	run := c.template(n.Name, v.typ)
	return func(w *writer, d data) {
		dot := v.get(d)
		run(w, data{dot, dot})
	}
}
