package query

import (
	"slices"
	"strings"
)

// list reads field:(a OR b c OR "d"): one of these values. A list with other syntax
// in it is words as it stands.
func (p *parser) list(t token, f field) Node {
	length := p.tokens[0].match
	inside, last := p.tokens[1:length], p.tokens[length]
	p.tokens = p.tokens[length+1:]
	whole := t.upTo(last)
	if len(inside) == 0 {
		return p.refuse(Empty, whole)
	}
	items := divide(inside)
	if slices.ContainsFunc(items, isNoValue) {
		return p.refuse(BadValue, whole)
	}
	var values []Node
	for _, item := range items {
		if n := p.item(t, f, item); n != nil {
			values = append(values, n)
		}
	}
	return or(values...)
}

// divide cuts tokens at their ORs.
func divide(tokens []token) [][]token {
	items := [][]token{nil}
	for _, t := range tokens {
		if t.kind == orSign {
			items = append(items, nil)
			continue
		}
		items[len(items)-1] = append(items[len(items)-1], t)
	}
	return items
}

// isNoValue tells whether tokens are neither a phrase nor words.
func isNoValue(tokens []token) bool {
	if len(tokens) == 1 && tokens[0].kind == quoted {
		return tokens[0].text == "" || tokens[0].slop > 0
	}
	isNoWord := func(t token) bool { return t.kind != word || isPattern(t.raw) }
	return len(tokens) == 0 || slices.ContainsFunc(tokens, isNoWord)
}

// item reads one value of a list. One that is none is searched as if it stood alone.
func (p *parser) item(t token, f field, tokens []token) Node {
	span := tokens[0].upTo(tokens[len(tokens)-1])
	text := tokens[0].text
	if tokens[0].kind == word {
		parts := make([]string, len(tokens))
		for i, w := range tokens {
			parts[i] = unescape(w.raw)
		}
		text = strings.Join(parts, " ")
	}
	if n := f.read(text); n != nil {
		return p.leaf(span, n)
	}
	p.report(BadValue, span)
	return p.plain(span, unescape(t.raw)+text)
}
