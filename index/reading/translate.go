package reading

import (
	"slices"
	"strings"

	"kiosque/analyzers"
	"kiosque/article"
	"kiosque/lexicon"
	"kiosque/query"
)

const (
	// foreign is how likely the other language must be for a question to be read in
	// it alone; below 1 - foreign it is not read in it at all.
	foreign = 0.8
	// doubtful is the weight of translations beside the word itself, in a question
	// of which the language is not plain: "chat", "France".
	doubtful = 0.5
	// maxShown is how many translations of a word are said.
	maxShown = 3
)

// others gives the language whose words are translated into each.
var others = map[string]string{article.French: article.English, article.English: article.French}

// likely returns how likely the question is in the language that is not c's; 0
// where nothing is translated.
func (c *compiler) likely() float64 {
	if !c.query.Translate || others[c.Lang] == "" || c.title {
		return 0
	}
	french, english := lexicon.Languages(plainText(c.query.Expression().Root))
	if c.Lang == article.French {
		return english
	}
	return french
}

// plainText returns the plain words of a question, which tell its language.
func plainText(n query.Node) string {
	var texts []string
	switch n := n.(type) {
	case query.Words:
		return n.Text
	case query.And:
		for _, part := range n {
			texts = append(texts, plainText(part))
		}
	case query.Or:
		for _, part := range n {
			texts = append(texts, plainText(part))
		}
	}
	return strings.Join(texts, " ")
}

// translated adds the ways of the other language to words of text, or puts them in their place.
func (c *compiler) translated(text string, own []piece) []piece {
	likely := c.likely()
	if likely <= 1-foreign {
		return own
	}
	var pieces []piece
	for _, m := range lexicon.Translate(others[c.Lang], c.Lang, text) {
		if m.Words == 1 {
			pieces = append(pieces, c.match(text, m))
		}
	}
	if likely >= foreign {
		return pieces
	}
	return merged(own, pieces)
}

// match is the class of a word of the other language.
func (c *compiler) match(text string, m lexicon.Match) piece {
	typed := text[m.Start:m.End]
	if c.isKept(typed) {
		return piece{m.Start, m.End, c.asItself(typed)}
	}
	class := c.class(typed)
	for _, w := range m.Ways {
		class.Ways = append(class.Ways, wayOf(w, 1))
	}
	if m.Known {
		c.say(typed, Translated, shown(m.Ways)...)
	}
	return piece{m.Start, m.End, class}
}

// isKept tells whether the reader asked for typed as it is. A word that is not
// searched in the language of the articles has no way but its translations.
func (c *compiler) isKept(typed string) bool {
	return slices.Contains(c.query.Untranslated, typed) && len(analyzers.Tokens(c.Lang, typed)) > 0
}

func (c *compiler) asItself(typed string) *Class {
	w := Way{Weight: 1}
	for _, t := range analyzers.Tokens(c.Lang, typed) {
		w.Terms = append(w.Terms, Term{Text: t.Term, Exact: t.Exact, Place: len(w.Terms)})
	}
	return c.class(typed, w)
}

func wayOf(w lexicon.Way, weight float64) Way {
	way := Way{Weight: w.Weight * weight}
	for _, t := range w.Terms {
		way.Terms = append(way.Terms, Term{Text: t.Text, Place: t.Place})
	}
	return way
}

func shown(ways []lexicon.Way) []string {
	var texts []string
	for _, w := range ways[:min(len(ways), maxShown)] {
		texts = append(texts, w.Text)
	}
	return texts
}

// merged gives the words of own the translations that stand at their place.
func merged(own, foreign []piece) []piece {
	for _, o := range own {
		class := o.node.(*Class)
		for _, f := range foreign {
			if f.start < o.end && o.start < f.end {
				class.add(f.node.(*Class).Ways, doubtful)
			}
		}
	}
	return own
}

// add adds ways that c does not have yet.
func (c *Class) add(ways []Way, weight float64) {
	for _, w := range ways {
		known := slices.ContainsFunc(c.Ways, func(have Way) bool { return slices.EqualFunc(have.Terms, w.Terms, sameTerm) })
		if !known {
			w.Weight *= weight
			c.Ways = append(c.Ways, w)
		}
	}
}

func sameTerm(a, b Term) bool { return a.Text == b.Text && a.Place == b.Place }

// idioms finds the stretches of several words that the lexicon translates as one.
func (c *compiler) idioms(text string) []piece {
	if c.likely() <= 1-foreign {
		return nil
	}
	var found []piece
	for _, m := range lexicon.Translate(others[c.Lang], c.Lang, text) {
		if m.Words > 1 && !slices.Contains(c.query.Untranslated, text[m.Start:m.End]) {
			found = append(found, c.match(text, m))
		}
	}
	return found
}

func (c *compiler) say(typed string, rule Rule, ways ...string) {
	c.Said = append(c.Said, Said{typed, ways, rule})
}
