package query

import "strings"

// leaf counts n, and leaves it out when there are too many.
func (p *parser) leaf(t token, n Node) Node {
	if p.words >= MaxWords {
		p.leftOut = min(p.leftOut, t.start)
		return nil
	}
	p.words++
	return n
}

// plain reads a token as words, whatever it looks like.
func (p *parser) plain(t token, text string) Node {
	var parts []Node
	for _, w := range strings.Fields(text) {
		if n := p.leaf(t, Words{w}); n != nil {
			parts = append(parts, n)
		}
	}
	return and(parts...)
}

// stray makes a word of an operator with nothing to work on.
func (p *parser) stray(sign token) Node { return p.refuse(Empty, sign) }

// refuse makes words of a token that is not read as it may have been meant. What is
// left out is named once, as that.
func (p *parser) refuse(code string, t token) Node {
	text := p.text[t.start:t.end]
	if t.raw != "" {
		text = unescape(t.raw)
	}
	n := p.plain(t, text)
	if n != nil {
		p.report(code, t)
	}
	return n
}
