package query

import "strings"

// Expression reads the text of the search box.
func (q Query) Expression() Expression { return Read(q.Text) }

// Read reads a question by the grammar. It reads any text, in time linear in its length.
func Read(text string) Expression {
	text = strings.ToValidUTF8(text, " ")
	tokens, problems := scan(text)
	tokens, more := pair(tokens)
	p := parser{text: text, tokens: tokens, leftOut: len(text), problems: append(problems, more...)}
	root := p.any()
	if p.leftOut < len(text) {
		p.report(TooManyWords, token{start: p.leftOut, end: len(text)})
	}
	return Expression{Root: root, Problems: inOrder(p.text, p.problems)}
}

// A parser descends the grammar, one method a rule. No method fails: a rule that
// finds nothing returns nil, and an operator that was waiting for it becomes a word.
type parser struct {
	text     string
	tokens   []token
	words    int // leaves so far, at most MaxWords
	leftOut  int // where the first word beyond them starts
	depth    int // groups around the token
	titles   int // title: around the token
	problems []problem
}

// kind returns what stands next, ends when nothing does.
func (p *parser) kind() kind {
	if len(p.tokens) == 0 {
		return ends
	}
	return p.tokens[0].kind
}

func (p *parser) take() token {
	taken := p.tokens[0]
	p.tokens = p.tokens[1:]
	return taken
}

// any reads alternatives: all { OR all }.
func (p *parser) any() Node {
	var done []Node
	current := p.all()
	for p.kind() == orSign {
		sign := p.take()
		next := p.all()
		switch {
		case current == nil:
			current = and(p.stray(sign), next)
		case next == nil:
			current = and(current, p.stray(sign))
		default:
			done, current = append(done, current), next
		}
	}
	return or(append(done, current)...)
}

// all reads what is all required: not { [ AND ] not }.
func (p *parser) all() Node {
	var parts []Node
	add := func(n Node) {
		if n != nil {
			parts = append(parts, n)
		}
	}
	for k := p.kind(); k != ends && k != orSign && k != closing; k = p.kind() {
		if k != andSign {
			add(p.not())
			continue
		}
		sign := p.take()
		next := p.not()
		if len(parts) == 0 || next == nil {
			add(p.stray(sign))
		}
		add(next)
	}
	return and(parts...)
}

// not reads { NOT } operand. Twice not is not at all.
func (p *parser) not() Node {
	var signs []token
	for p.kind() == notSign {
		signs = append(signs, p.take())
	}
	n := p.operand()
	switch {
	case n == nil || len(signs)%2 == 1 && isWide(n) && p.depth == MaxDepth:
		words := make([]Node, len(signs))
		for i, sign := range signs {
			words[i] = p.stray(sign)
		}
		return and(append(words, n)...)
	case len(signs)%2 == 1:
		return not(n)
	}
	return n
}

// isWide tells whether NOT needs parentheses around n.
func isWide(n Node) bool {
	switch n := n.(type) {
	case And, Or:
		return true
	case Words:
		return strings.Contains(n.Text, " ")
	}
	return false
}

// operand reads a group, a phrase, or what is made of a word. It takes no operator.
func (p *parser) operand() Node {
	switch p.kind() {
	case opening:
		return p.group()
	case quoted:
		return p.phrase(p.take())
	case word:
		return p.word(p.take())
	}
	return nil
}

// group reads ( any ); the other half is there, since pair saw to it.
func (p *parser) group() Node {
	open := p.take()
	p.depth++
	n := p.any()
	p.depth--
	closed := p.take()
	if strings.TrimSpace(p.text[open.end:closed.start]) == "" {
		p.report(Empty, open.upTo(closed))
	}
	return n
}

func (p *parser) phrase(t token) Node {
	if t.text == "" {
		p.report(Empty, t)
		return nil
	}
	return p.leaf(t, Phrase{Text: t.text, Slop: t.slop})
}
