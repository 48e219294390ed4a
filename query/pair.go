package query

// pair finds the other half of every parenthesis. Those without one, and those deeper
// than MaxDepth, are blanks: they are left out. What remains nests.
func pair(tokens []token) ([]token, []problem) {
	var problems []problem
	var open []int // of those that may still be closed
	blank := make([]bool, len(tokens))
	refuse := func(i int, code string) {
		blank[i] = true
		problems = append(problems, problem{code, tokens[i].start, tokens[i].end})
	}
	for i, t := range tokens {
		switch {
		case t.kind == opening:
			open = append(open, i)
		case t.kind == closing && len(open) == 0:
			refuse(i, Unclosed)
		case t.kind == closing:
			tokens[open[len(open)-1]].match, tokens[i].match = i, open[len(open)-1]
			open = open[:len(open)-1]
		}
	}
	for _, i := range open {
		refuse(i, Unclosed)
	}
	depth := 0
	for i, t := range tokens {
		switch {
		case blank[i]:
		case t.kind == opening:
			if depth++; depth > MaxDepth {
				refuse(i, TooDeep)
			}
		case t.kind == closing:
			blank[i] = depth > MaxDepth
			depth--
		}
	}
	return keep(tokens, blank), problems
}

// keep returns the tokens that are no blanks, with match counted in what remains: how
// many tokens further on the other half stands. A hyphen that no longer touches what
// it would negate is a word.
func keep(tokens []token, blank []bool) []token {
	place := make([]int, len(tokens))
	var kept []token
	for i, t := range tokens {
		place[i] = len(kept)
		if !blank[i] {
			kept = append(kept, t)
		}
	}
	for i, t := range kept {
		switch {
		case t.kind == opening:
			kept[i].match = place[t.match] - i
		case t.raw == "-" && t.kind == notSign && (i+1 == len(kept) || kept[i+1].start > t.end):
			kept[i].kind = word
		}
	}
	return kept
}
