package query

import "strings"

// Walk calls visit for n and, where that returns true, for the parts of n, in the order
// of the text. A nil node has no parts.
func Walk(n Node, visit func(Node) bool) {
	if n == nil || !visit(n) {
		return
	}
	switch n := n.(type) {
	case And:
		walkAll(n, visit)
	case Or:
		walkAll(n, visit)
	case Not:
		Walk(n.Node, visit)
	case Title:
		Walk(n.Node, visit)
	}
}

func walkAll(parts []Node, visit func(Node) bool) {
	for _, part := range parts {
		Walk(part, visit)
	}
}

// Words returns the words that an answer has: those of words, phrases and exact words that
// are not under NOT, as typed, in their order, each once. Patterns are no words.
func (e Expression) Words() []string {
	var words []string
	seen := map[string]bool{}
	Walk(e.Root, func(n Node) bool {
		for _, w := range strings.Fields(textOf(n)) {
			if !seen[w] {
				words, seen[w] = append(words, w), true
			}
		}
		_, isNot := n.(Not)
		return !isNot
	})
	return words
}

// textOf returns the text whose words n asks for.
func textOf(n Node) string {
	switch n := n.(type) {
	case Words:
		return n.Text
	case Phrase:
		return n.Text
	case Exact:
		return n.Text
	}
	return ""
}
