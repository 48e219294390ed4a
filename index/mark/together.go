package mark

import "kiosque/analyzers"

// markTogether marks the words of a way of several wherever they stand together.
func markTogether(t together, tokens []analyzers.Token, wanted []int) {
	for i := range tokens {
		for _, j := range t.at(tokens, i) {
			wanted[j] = t.class
		}
	}
}

// at returns the tokens that make t when its first in the text is token i; none
// when it does not begin there.
func (t together) at(tokens []analyzers.Token, i int) []int {
	if t.Slop > 0 {
		return t.window(tokens, i)
	}
	if i+len(t.Terms) > len(tokens) {
		return nil
	}
	found := make([]int, 0, len(t.Terms))
	for j, term := range t.Terms {
		token := tokens[i+j]
		if t.form(token) != term.Text || token.Position-tokens[i].Position != term.Place {
			return nil
		}
		found = append(found, i+j)
	}
	return found
}

// window returns the words of t from token i on, when all stand within its span.
func (t together) window(tokens []analyzers.Token, i int) []int {
	var found []int
	seen := map[string]bool{}
	for j := i; j < len(tokens) && tokens[j].Position-tokens[i].Position <= t.Span(); j++ {
		if form := t.form(tokens[j]); t.has(form) {
			found, seen[form] = append(found, j), true
		} else if j == i {
			return nil
		}
	}
	for _, term := range t.Terms {
		if !seen[term.Text] {
			return nil
		}
	}
	return found
}

func (t together) has(form string) bool {
	for _, term := range t.Terms {
		if term.Text == form {
			return true
		}
	}
	return false
}

func (t together) form(token analyzers.Token) string {
	if t.Exact {
		return token.Exact
	}
	return token.Term
}
