package web

import (
	"strconv"

	"kiosque/query"
)

// syntax is what stands under the box on request: how the question was read, and
// the query language by example.
type syntax struct {
	Title    string
	Read     string // the question in its canonical form, "" when nothing is asked
	Explain  []link // says why each hit is one, or no longer
	Examples []example
}

// example is a question and what it finds.
type example struct{ Typed, Href, Text string } // Href is under Frame.Base

// examples is how many the messages hold.
const examples = 11

func newSyntax(f Frame, p SearchPage) syntax {
	q := p.answered()
	v := syntax{Title: f.T("syntax.help"), Read: q.Expression().String(), Examples: f.Language.examples[f.Explicit]()}
	if v.Read != "" {
		v.Title = f.T("syntax.title")
		v.Explain = []link{f.explainLink(q)}
	}
	return v
}

// examplesOf returns the examples of a language, with links that carry it on or do not.
func examplesOf(l *Language, explicit bool) []example {
	f := Frame{Labels: Labels{Language: l}, Explicit: explicit}
	all := make([]example, examples)
	for i := range all {
		key := "example." + strconv.Itoa(i+1)
		asked := query.New()
		asked.Text = f.T(key + ".typed")
		all[i] = example{asked.Text, f.searchLink(asked), f.T(key + ".text")}
	}
	return all
}

func (f Frame) explainLink(q query.Query) link {
	key := "syntax.explain"
	if q.Explain {
		key = "syntax.explain.not"
	}
	q.Explain = !q.Explain
	return link{f.T(key), f.searchLink(q)}
}
