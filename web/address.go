package web

import (
	"net/url"
	"slices"
	"strings"

	"kiosque/query"
)

// address is the part of an address behind the question mark, kept in pieces: a page has
// a hundred links that differ from each other in one parameter.
type address []parameter

// parameter is one name and all its values, encoded.
type parameter struct{ name, text string }

// address returns that of a question, as url.Values would encode it.
func (f Frame) address(q query.Query) address {
	values := q.Values()
	a := make(address, 0, len(values)+1)
	for name, values := range values {
		a = append(a, parameter{name, encoded(name, values)})
	}
	if f.Explicit {
		a = append(a, parameter{"ui", encoded("ui", []string{f.Language.Code})})
	}
	slices.SortFunc(a, func(a, b parameter) int { return strings.Compare(a.name, b.name) })
	return a
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
	b.Grow(len(path) + a.length() + 1 + len(put))
	b.WriteString(path)
	next := byte('?')
	write := func(text string) {
		if text != "" {
			b.WriteByte(next)
			b.WriteString(text)
			next = '&'
		}
	}
	i, found := slices.BinarySearchFunc(a, name, func(p parameter, name string) int { return strings.Compare(p.name, name) })
	for _, p := range a[:i] {
		write(p.text)
	}
	write(put)
	if found {
		i++
	}
	for _, p := range a[i:] {
		write(p.text)
	}
	return b.String()
}

// with returns a with a parameter put in the place of its namesake.
func (a address) with(name, value string) address {
	i, found := slices.BinarySearchFunc(a, name, func(p parameter, name string) int { return strings.Compare(p.name, name) })
	put := parameter{name, encoded(name, []string{value})}
	if found {
		a = slices.Clone(a)
		a[i] = put
		return a
	}
	return slices.Insert(slices.Clone(a), i, put)
}

// length is that of the address, its question mark among it.
func (a address) length() int {
	n := 0
	for _, p := range a {
		n += len(p.text) + 1
	}
	return n
}

// of returns the address of a path.
func (a address) of(path string) string { return a.at(path, "", nil) }
