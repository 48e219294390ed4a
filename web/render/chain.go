package render

import (
	"reflect"
	"text/template/parse"
)

// chain compiles .A.B.C: each a field, or the method with which the chain ends.
func (c *compiler) chain(v value, n parse.Node, names []string, args []parse.Node, t types) value {
	for i, name := range names {
		if c.err != nil {
			return v
		}
		field, isField := fieldOf(v.typ, name)
		switch {
		case isField:
			v = fieldValue(v, field)
		case i == len(names)-1:
			return c.method(v, n, name, args, t)
		default:
			c.fail(n, "no field "+name)
		}
	}
	if len(args) > 0 {
		c.fail(n, "is no method")
	}
	return v
}

func fieldOf(t reflect.Type, name string) (reflect.StructField, bool) {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		return reflect.StructField{}, false
	}
	f, ok := t.FieldByName(name)
	return f, ok && f.IsExported()
}

func fieldValue(v value, f reflect.StructField) value {
	at, of := f.Index, v.get
	if len(at) > 1 || v.typ.Kind() != reflect.Struct {
		return newValue(f.Type, func(d data) reflect.Value { return reflect.Indirect(of(d)).FieldByIndex(at) })
	}
	only := at[0]
	if v.field != theDot {
		return newValue(f.Type, func(d data) reflect.Value { return of(d).Field(only) })
	}
	own := newValue(f.Type, func(d data) reflect.Value { return d.dot.Field(only) })
	own.field = only
	return own
}

// Views that have messages are asked without reflection: pages have dozens.
type (
	texter interface {
		T(key string, pairs ...string) string
	}
	counter interface {
		N(key string, n int) string
	}
)

// method compiles a call. Methods of a value are looked for where its address has them.
func (c *compiler) method(v value, n parse.Node, name string, args []parse.Node, t types) value {
	of := v
	if v.typ.Kind() != reflect.Pointer {
		of = newValue(reflect.PointerTo(v.typ), func(d data) reflect.Value { return v.get(d).Addr() })
	}
	m, ok := of.typ.MethodByName(name)
	if !ok || m.Type.NumOut() != 1 {
		c.fail(n, "no field or method "+name+" of "+v.typ.String())
		return v
	}
	given := c.arguments(m.Type, n, args, t)
	if c.err != nil {
		return v
	}
	if text := asText(of, name, given); text != nil {
		written := computed(text)
		written.text = text // without a detour over reflect.Value
		return written
	}
	return newValue(m.Type.Out(0), func(d data) reflect.Value {
		in := make([]reflect.Value, len(given))
		for i, g := range given {
			in[i] = g.get(d)
		}
		return of.get(d).Method(m.Index).Call(in)[0]
	})
}

// asText returns a call that needs no reflection, nil where there is none.
func asText(of value, name string, given []value) func(data) string {
	_, isTexter := reflect.Zero(of.typ).Interface().(texter)
	_, isCounter := reflect.Zero(of.typ).Interface().(counter)
	switch {
	case name == "T" && isTexter && len(given) == 1 && given[0].fixed:
		key := given[0].get(data{}).String()
		return func(d data) string { return of.get(d).Interface().(texter).T(key) }
	case name == "N" && isCounter && given[0].fixed:
		key, count := given[0].get(data{}).String(), given[1].get
		return func(d data) string { return of.get(d).Interface().(counter).N(key, int(count(d).Int())) }
	}
	return nil
}

// arguments compiles the arguments of a method of a type; in counts its receiver.
func (c *compiler) arguments(in reflect.Type, n parse.Node, args []parse.Node, t types) []value {
	if len(args) != in.NumIn()-1 && (!in.IsVariadic() || len(args) < in.NumIn()-2) {
		c.fail(n, "has not the arguments it takes")
		return nil
	}
	given := make([]value, len(args))
	for i, arg := range args {
		wanted := in.In(min(i+1, in.NumIn()-1))
		if in.IsVariadic() && i >= in.NumIn()-2 {
			wanted = wanted.Elem()
		}
		given[i] = c.argument(arg, wanted, t)
	}
	return given
}

func (c *compiler) argument(n parse.Node, wanted reflect.Type, t types) value {
	if _, isNil := n.(*parse.NilNode); isNil {
		zero := reflect.Zero(wanted)
		return newValue(wanted, func(data) reflect.Value { return zero })
	}
	v := c.operand(n, t)
	if c.err == nil && v.typ != wanted {
		c.fail(n, "is "+v.typ.String()+", not "+wanted.String())
	}
	return v
}
