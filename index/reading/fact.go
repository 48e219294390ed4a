package reading

import (
	"slices"
	"strings"

	"kiosque/analyzers"
	"kiosque/article"
	"kiosque/query"
)

// fact reads country:BE and the like. An organisation may be named by any of its
// names, or by some of the words of one; a source by some of its words.
func (c *compiler) fact(h query.Has) Node {
	f := Fact{Facet: h.Facet, Value: h.Value}
	switch h.Facet {
	case query.Organisation:
		if value, known := c.body(h.Value); known {
			f.Value = value
			return f
		}
		f.Within = true
	case query.Source:
		f.Within = true
	}
	return f
}

func (c *compiler) body(name string) (value string, known bool) {
	if c.knowledge.Body == nil {
		return "", false
	}
	return c.knowledge.Body(name)
}

// Asks returns a test of values of the facet, each given with its words as Folded
// makes them: whether f asks for it.
func (f Fact) Asks() func(value, folded string) bool {
	if !f.Within {
		return func(value, _ string) bool { return value == f.Value }
	}
	asked := strings.Fields(Folded(f.Value))
	return func(_, folded string) bool {
		held := " " + folded + " "
		return len(asked) > 0 && !slices.ContainsFunc(asked, func(w string) bool { return !strings.Contains(held, " "+w+" ") })
	}
}

// Folded returns the words of a name, folded, parted by blanks.
func Folded(name string) string {
	var words []string
	for _, t := range analyzers.Tokens(article.Other, name) {
		words = append(words, t.Exact)
	}
	return strings.Join(words, " ")
}
