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
	// certain is how likely the other language must be for a question to be read in it
	// alone; below 1 - certain it is not read in it at all.
	certain = 0.8
	// doubtful is the weight of translations beside the word itself, in a question
	// of which the language is not plain: "chat", "France".
	doubtful = 0.5
)

// language returns the language that a question is in, most likely.
func (t text) language() string {
	if t.english > t.french {
		return article.English
	}
	return article.French
}

// foreign returns how likely the question is in the articles' other language, French or English.
func (c *compiler) foreign() float64 {
	switch c.Lang {
	case article.French:
		return c.text.english
	case article.English:
		return c.text.french
	}
	return 0
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

// translations reads text as the other language: its words, and the stretches of
// several that the lexicon translates as one. There are none where nothing is.
func (c *compiler) translations(text string) (words, idioms []piece) {
	if c.foreign() <= 1-certain || !c.translates() && c.foreign() < certain {
		return nil, nil
	}
	for _, m := range lexicon.Translate(lexicon.Other(c.Lang), c.Lang, text) {
		switch p := c.match(text, m); {
		case m.Words == 1 && p.node != nil:
			words = append(words, p)
		case m.Words > 1 && c.translates() && !c.isKept(text[m.Start:m.End]):
			idioms = append(idioms, p)
		}
	}
	return words, idioms
}

// withTranslations adds translations to the articles' own words, or puts them in their place.
func (c *compiler) withTranslations(own, words []piece) []piece {
	if c.foreign() < certain || len(words) == 0 { // "an" is a year in French
		return merged(own, words)
	}
	c.translated = c.translates()
	return words
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
func merged(own, words []piece) []piece {
	for _, o := range own {
		class := o.node.(*Class)
		for _, f := range words {
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

func (c *compiler) say(typed string, rule Rule, ways ...string) {
	c.Said = append(c.Said, Said{typed, ways, rule})
}
