package indextest

import (
	"strings"

	"kiosque/analyzers"
	"kiosque/index"
	"kiosque/index/reading"
	"kiosque/query"
)

// asked is a question as it was read, and which articles meet it, whatever the filters.
type asked struct {
	question string
	in       []index.Asked
	met      []bool
}

// ask reads the words of q and looks at every article.
func (n *Naive) ask(q query.Query) asked {
	q = q.Unfiltered()
	q.Size, q.Story, q.Copies, q.Explain = query.Size, "", query.All, false
	if question := q.Values().Encode(); n.last.met == nil || n.last.question != question {
		n.last = asked{question: question, in: n.read(q)}
		n.last.met = n.meeting(n.last.in, q)
	}
	return n.last
}

func (n *Naive) meeting(in []index.Asked, q query.Query) []bool {
	nothing, roots := q.Expression().Root == nil, map[string]reading.Node{}
	for _, a := range in {
		roots[a.Lang] = a.Root
	}
	met := make([]bool, len(n.Docs))
	for i := range n.Docs {
		root := roots[n.Docs[i].Lang]
		met[i] = nothing || root != nil && n.Docs[i].Meets(root, q.Scope)
	}
	return met
}

// read reads q as package reading says, and relaxes it after counting every article.
func (n *Naive) read(q query.Query) []index.Asked {
	readings, err := reading.CompileAll(q, reading.Knowledge{Forms: n, Body: n.body})
	if err != nil {
		panic(err) // only Forms fail, and these do not
	}
	var in []index.Asked
	for _, lang := range analyzers.Languages() {
		if r := readings[lang]; n.Articles(lang) > 0 {
			in = append(in, index.Asked{Reading: r, Typed: r, Least: r.Steps()})
		}
	}
	if q.Relax && q.Expression().Root != nil {
		n.relax(in, q)
	}
	return in
}

func (n *Naive) relax(in []index.Asked, q query.Query) {
	tallies := map[string]reading.Tally{}
	for _, a := range in {
		tallies[a.Lang] = n.tally(a.Reading, q.Scope)
	}
	least := reading.Least(tallies, q.Sort == query.Relevance)
	for i, a := range in {
		in[i].All, in[i].Least = few(tallies[a.Lang].All()), least[a.Lang]
		in[i].Reading = a.Relaxed(least[a.Lang])
	}
}

// few counts up to what tells whether to relax.
func few(articles int) int {
	for articles > 0 && !reading.IsFew(articles-1) {
		articles--
	}
	return articles
}

// tally counts the articles in the language of r by the highest step that they meet.
func (n *Naive) tally(r reading.Reading, scope query.Scope) reading.Tally {
	t := r.Tally()
	for i := range n.Docs {
		d := &n.Docs[i]
		if d.Lang != r.Lang || r.Root == nil {
			continue
		}
		switch {
		case d.Meets(r.Root, scope):
			t.Met[r.Steps()]++
		case len(r.Words()) > 0 && (r.Rest() == nil || d.Meets(r.Rest(), scope)):
			t.Met[d.met(r.Words(), scope)]++
		}
	}
	return t
}

// Prefixed returns the exact forms in lang that begin with prefix.
func (n *Naive) Prefixed(lang, prefix string, most int) ([]string, error) {
	return n.formsThat(lang, most, func(form string) bool { return strings.HasPrefix(form, prefix) }), nil
}

// Near returns the exact forms in lang within so many edits of text.
func (n *Naive) Near(lang, text string, edits, most int) ([]string, error) {
	asked := []rune(text)
	return n.formsThat(lang, most, func(form string) bool { return distance([]rune(form), asked) <= edits }), nil
}

func (n *Naive) formsThat(lang string, most int, are func(form string) bool) []string {
	var all []string
	for _, form := range n.forms[lang] {
		if are(form) {
			all = append(all, form)
		}
	}
	return all[:min(most, len(all))]
}
