package web

import (
	"strings"

	"golang.org/x/text/feature/plural"

	"kiosque/web/render"
)

// Text returns the message of key; pairs are names and what stands in their
// place: Text("paging.page", "page", "2"). A key without a message is its own text.
func (l *Language) Text(key string, pairs ...string) string {
	if len(pairs) > 0 {
		if p, ok := l.patterns[key]; ok {
			return p.fill(pairs)
		}
	}
	return l.Or(key, key)
}

// Or returns the message of key, or otherwise when there is none.
func (l *Language) Or(key, otherwise string) string {
	if text, ok := l.messages[key]; ok {
		return text
	}
	return otherwise
}

// pattern is a message cut at its {names}: every other piece, from the second on, is a name.
type pattern []string

func patternsOf(messages map[string]string) map[string]pattern {
	all := map[string]pattern{}
	for key, text := range messages {
		if p := newPattern(text); len(p) > 1 {
			all[key] = p
		}
	}
	return all
}

func newPattern(text string) pattern {
	var p pattern
	for {
		before, after, opened := strings.Cut(text, "{")
		name, rest, closed := strings.Cut(after, "}")
		if !opened || !closed {
			return append(p, text)
		}
		p, text = append(p, before, name), rest
	}
}

// fill puts the values of pairs in the place of their names, in one pass: a value is never
// read again. A name without a value stays as it is.
func (p pattern) fill(pairs []string) string {
	var b strings.Builder
	b.Grow(p.length(pairs))
	for i, piece := range p {
		if i%2 == 0 {
			b.WriteString(piece)
		} else if value, ok := valueOf(piece, pairs); ok {
			b.WriteString(render.Balanced(value))
		} else {
			b.WriteString("{" + piece + "}")
		}
	}
	return b.String()
}

// length is at least that of the filled message.
func (p pattern) length(pairs []string) int {
	n := 0
	for i, piece := range p {
		value := piece
		if i%2 == 1 {
			value, _ = valueOf(piece, pairs)
		}
		n += max(len(value), len(piece)+2*(i%2))
	}
	return n
}

func valueOf(name string, pairs []string) (string, bool) {
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i] == name {
			return pairs[i+1], true
		}
	}
	return "", false
}

// pluralForms are the names of the CLDR plural categories.
var pluralForms = map[plural.Form]string{
	plural.Other: ".other", plural.Zero: ".zero", plural.One: ".one",
	plural.Two: ".two", plural.Few: ".few", plural.Many: ".many",
}

// Count returns the message of key in the plural form of n, {n} replaced by n.
func (l *Language) Count(key string, n int) string {
	return l.Text(l.plural(key, n), "n", l.Number(n))
}

// plural returns the key of the plural form of n.
func (l *Language) plural(key string, n int) string {
	form := pluralForms[plural.Cardinal.MatchPlural(l.tag, n, 0, 0, 0, 0)]
	if _, ok := l.messages[key+form]; !ok {
		form = pluralForms[plural.Other]
	}
	return key + form
}
