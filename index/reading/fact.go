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

// Meets tells whether a value of the facet is one that f asks for.
func (f Fact) Meets(value string) bool {
	if !f.Within {
		return value == f.Value
	}
	asked := strings.Fields(folded(f.Value))
	held := strings.Fields(folded(value))
	return len(asked) > 0 && !slices.ContainsFunc(asked, func(w string) bool { return !slices.Contains(held, w) })
}

// folded returns the words of a name, folded, parted by blanks.
func folded(name string) string {
	var words []string
	for _, t := range analyzers.Tokens(article.Other, name) {
		words = append(words, t.Exact)
	}
	return strings.Join(words, " ")
}
