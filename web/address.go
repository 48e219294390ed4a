package web

import (
	"net/url"
	"slices"
	"strings"

	"kiosque/query"
)

// address is the part of an address behind the question mark, kept in pieces: a page has
// a hundred links that differ from each other in one parameter.
type address struct {
	base       string      // Frame.Base
	parameters []parameter // by name
}

// parameter is one name and all its values, encoded.
type parameter struct{ name, text string }

// address returns that of a question, as url.Values would encode it.
func (f Frame) address(q query.Query) address {
	values := q.Values()
	all := make([]parameter, 0, len(values)+1)
	for name, values := range values {
		all = append(all, parameter{name, encoded(name, values)})
	}
	if f.Explicit {
		all = append(all, parameter{"ui", encoded("ui", []string{f.Language.Code})})
	}
	slices.SortFunc(all, func(a, b parameter) int { return strings.Compare(a.name, b.name) })
	return address{f.Base, all}
}

func encoded(name string, values []string) string {
	length := 0
	for _, value := range values {
		length += len(name) + len(value) + 2
	}
	var b strings.Builder
	b.Grow(length) // all, where nothing is encoded
	for i, value := range values {
		if i > 0 {
			b.WriteByte('&')
		}
		b.WriteString(name) // names need no encoding
		b.WriteByte('=')
		b.WriteString(url.QueryEscape(value))
	}
	return b.String()
}

// at returns the address of a path, with a parameter put in the place of its namesake; none
// where values is empty.
func (a address) at(path, name string, values []string) string {
	put := encoded(name, values)
	var b strings.Builder
	b.Grow(len(a.base) + len(path) + a.length() + 1 + len(put))
	b.WriteString(a.base)
	b.WriteString(path)
	next := byte('?')
	write := func(text string) {
		if text != "" {
			b.WriteByte(next)
			b.WriteString(text)
			next = '&'
		}
	}
	i, found := a.find(name)
	for _, p := range a.parameters[:i] {
		write(p.text)
	}
	write(put)
	if found {
		i++
	}
	for _, p := range a.parameters[i:] {
		write(p.text)
	}
	return b.String()
}

// with returns a with a parameter put in the place of its namesake.
func (a address) with(name, value string) address {
	i, found := a.find(name)
	put := parameter{name, encoded(name, []string{value})}
	a.parameters = slices.Clone(a.parameters)
	if found {
		a.parameters[i] = put
	} else {
		a.parameters = slices.Insert(a.parameters, i, put)
	}
	return a
}

// find returns where the parameter of a name stands, or would.
func (a address) find(name string) (at int, found bool) {
	return slices.BinarySearchFunc(a.parameters, name, func(p parameter, name string) int { return strings.Compare(p.name, name) })
}

// length is that of the address, its question mark among it.
func (a address) length() int {
	n := 0
	for _, p := range a.parameters {
		n += len(p.text) + 1
	}
	return n
}

// of returns the address of a path.
func (a address) of(path string) string { return a.at(path, "", nil) }
