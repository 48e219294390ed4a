package query

import (
	"slices"
	"strings"
)

// A problem is a Problem by its place in the text.
type problem struct {
	code       string
	start, end int
}

func (p *parser) report(code string, t token) {
	p.problems = append(p.problems, problem{code, t.start, t.end})
}

// inOrder returns the problems by their places, equal ones once.
func inOrder(text string, problems []problem) []Problem {
	slices.SortStableFunc(problems, func(a, b problem) int { return a.start - b.start })
	var listed []Problem
	seen := map[Problem]bool{}
	for _, p := range problems {
		named := Problem{p.code, strings.TrimSpace(text[p.start:p.end])}
		if !seen[named] {
			seen[named] = true
			listed = append(listed, named)
		}
	}
	return listed
}
