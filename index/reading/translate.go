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
)

// language sets which language the question is in, and how likely it is that of the
// articles' other one.
func (c *compiler) language(root query.Node) {
	french, english := lexicon.Languages(plainText(root))
	c.asked, c.foreign = article.French, 0
	if english > french {
		c.asked = article.English
	}
	switch c.Lang {
	case article.French:
		c.foreign = english
	case article.English:
		c.foreign = french
	}
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

// withTranslations adds the ways of the other language to words of text, or puts them in their place.
func (c *compiler) withTranslations(text string, own []piece) []piece {
	if c.foreign <= 1-foreign || !c.translates() && c.foreign < foreign {
		return own
	}
	var pieces []piece
	for _, m := range lexicon.Translate(lexicon.Other(c.Lang), c.Lang, text) {
		if p := c.match(text, m); m.Words == 1 && p.node != nil {
			pieces = append(pieces, p)
		}
	}
	if c.foreign >= foreign && len(pieces) > 0 { // "an" is a year in French
		c.translated = c.translates()
		return pieces
	}
	return merged(own, pieces)
}

// translates tells whether words have the ways of the other language. What is
// asked of a field is not translated.
func (c *compiler) translates() bool { return c.query.Translate && !c.title }

// match is the class of a word of the other language. One that is not translated is
// asked as it is: the stop words of its language are none of the other. What is only
// likely bars no article.
func (c *compiler) match(text string, m lexicon.Match) piece {
	typed := text[m.Start:m.End]
	if !c.translates() || c.isKept(typed) || c.barring && !m.Checked {
		return piece{m.Start, m.End, c.asItself(typed)}
	}
	class := c.class(typed)
	class.Ways = WaysOf(m)
	if texts := m.Shown(); m.Known && len(texts) > 0 {
		c.say(typed, Translated, texts...)
	}
	return piece{m.Start, m.End, class}
}

// isKept tells whether the reader asked for typed as it is.
func (c *compiler) isKept(typed string) bool {
	return slices.ContainsFunc(c.query.Untranslated, func(word string) bool { return strings.EqualFold(word, typed) })
}

// asItself is nil when the language of the articles searches nothing of typed.
func (c *compiler) asItself(typed string) Node {
	w := Way{Weight: 1}
	for _, t := range analyzers.Tokens(c.Lang, typed) {
		w.Terms = append(w.Terms, Term{Text: t.Term, Exact: t.Exact, Place: len(w.Terms)})
	}
	if len(w.Terms) == 0 {
		return nil
	}
	return c.class(typed, w)
}

// WaysOf returns the ways of a match of the lexicon.
func WaysOf(m lexicon.Match) []Way {
	ways := make([]Way, len(m.Ways))
	for i, w := range m.Ways {
		ways[i] = wayOf(w)
	}
	return ways
}

func wayOf(w lexicon.Way) Way {
	way := Way{Weight: w.Weight}
	for _, t := range w.Terms {
		way.Terms = append(way.Terms, Term{Text: t.Text, Place: t.Place})
	}
	return way
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
	if c.foreign <= 1-foreign || !c.translates() {
		return nil
	}
	var found []piece
	for _, m := range lexicon.Translate(lexicon.Other(c.Lang), c.Lang, text) {
		if m.Words > 1 && !c.isKept(text[m.Start:m.End]) {
			found = append(found, c.match(text, m))
		}
	}
	return found
}

func (c *compiler) say(typed string, rule Rule, ways ...string) {
	c.Said = append(c.Said, Said{typed, ways, rule})
}
