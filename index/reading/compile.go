package reading

import (
	"fmt"

	"kiosque/analyzers"
	"kiosque/lexicon"
	"kiosque/query"
)

// Knowledge is what a question is read with, besides the chains.
type Knowledge struct {
	Forms Forms // nil: patterns stand for nothing
	// Body returns the value of the organisation that has such a name; nil: none is known.
	Body func(name string) (value string, known bool)
}

// Forms knows the exact forms of the words of some articles.
type Forms interface {
	// Prefixed returns the forms in lang that begin with prefix, sorted; no more than most.
	Prefixed(lang, prefix string, most int) ([]string, error)
	// Near returns the forms in lang within so many edits of text, sorted; no more than most. An
	// edit is a letter put in, taken out or replaced, or two neighbours exchanged.
	Near(lang, text string, edits, most int) ([]string, error)
}

// MaxForms is how many words a pattern may stand for: each costs its postings. An
// archive of a million articles has a thousand words that begin with the same three letters.
const MaxForms = 1000

// Compile reads the question of q for the articles of a language of package
// analyzers. An error is one of k.Forms.
func Compile(q query.Query, lang string, k Knowledge) (Reading, error) {
	return parse(q).read(lang, k)
}

// CompileAll reads the question of q for every language of package analyzers.
func CompileAll(q query.Query, k Knowledge) (map[string]Reading, error) {
	readings := map[string]Reading{}
	asked := parse(q)
	for _, lang := range analyzers.Languages() {
		r, err := asked.read(lang, k)
		if err != nil {
			return nil, err
		}
		readings[lang] = r
	}
	return readings, nil
}

// question is what was typed, parsed once for all languages.
type question struct {
	query.Query
	text  text
	loose *text // with words for phrases and exact words; nil when it has none
}

// text is a parsed text, and how likely its plain words are French and English.
type text struct {
	root            query.Node
	french, english float64
}

func parse(q query.Query) question {
	root := q.Expression().Root
	asked := question{Query: q, text: newText(root)}
	if free, changed := loosened(root); changed {
		loose := newText(free)
		asked.loose = &loose
	}
	return asked
}

func newText(root query.Node) text {
	french, english := lexicon.Languages(plainText(root))
	return text{root, french, english}
}

func (q question) read(lang string, k Knowledge) (Reading, error) {
	r, err := q.compile(q.text, lang, k)
	if q.loose != nil && err == nil {
		var loose Reading
		if loose, err = q.compile(*q.loose, lang, k); isQuoting(r, loose) {
			r.loose = &loose
		}
	}
	if err != nil {
		return Reading{}, fmt.Errorf("read question: %w", err)
	}
	return r, nil
}

func (q question) compile(t text, lang string, k Knowledge) (Reading, error) {
	c := &compiler{query: q.Query, text: t, knowledge: k, Reading: Reading{Lang: lang}}
	c.Root = c.node(t.root)
	return c.Reading, c.err
}

// compiler reads one question for one language.
type compiler struct {
	Reading
	query     query.Query
	text      text
	knowledge Knowledge
	title     bool // inside title:…
	barring   bool // inside NOT
	err       error
}

// node returns nil for what is not searched in the language: it asks nothing.
func (c *compiler) node(n query.Node) Node {
	switch n := n.(type) {
	case query.And:
		return c.all(n)
	case query.Or:
		return joined(c.each(n), func(parts []Node) Node { return Any(parts) })
	case query.Not:
		return c.except(n)
	case query.Title:
		return c.inTitle(n.Node)
	case query.Has:
		return c.fact(n)
	case query.Dated:
		return Dated(n)
	}
	return c.words(n)
}

func (c *compiler) except(n query.Not) Node {
	c.barring = true
	defer func() { c.barring = false }()
	if part := c.node(n.Node); part != nil {
		return Except{part}
	}
	return All{} // what is not searched bars nothing
}

func (c *compiler) words(n query.Node) Node {
	switch n := n.(type) {
	case query.Words:
		return some(c.plain(n.Text))
	case query.Exact:
		return c.phrase(n.Text, 0, "="+n.Text)
	case query.Phrase:
		return c.phrase(n.Text, n.Slop, n.Text)
	case query.Prefix:
		return c.pattern(n.Text, n.String(), func(form string) ([]string, error) {
			return c.knowledge.Forms.Prefixed(c.Lang, form, MaxForms+1)
		})
	case query.Fuzzy:
		return c.pattern(n.Text, n.String(), func(form string) ([]string, error) {
			return c.knowledge.Forms.Near(c.Lang, form, n.Edits, MaxForms+1)
		})
	}
	return nil
}

func (c *compiler) each(nodes []query.Node) []Node {
	var parts []Node
	for _, n := range nodes {
		if part := c.node(n); part != nil {
			parts = append(parts, part)
		}
	}
	return parts
}

// all joins the words of a conjunction, so that they are relaxed as one question.
func (c *compiler) all(nodes []query.Node) Node {
	var words, others []Node
	for _, part := range c.each(nodes) {
		if s, ok := part.(Some); ok {
			words = append(words, s.Of...)
		} else {
			others = append(others, part)
		}
	}
	if s := some(words); s != nil {
		others = append([]Node{s}, others...)
	}
	return joined(others, func(parts []Node) Node { return All(parts) })
}

func (c *compiler) inTitle(n query.Node) Node {
	outer := c.title
	c.title = true
	defer func() { c.title = outer }()
	part := c.node(n)
	if s, ok := part.(Some); ok {
		return joined(s.Of, func(parts []Node) Node { return All(parts) }) // asked by field: never relaxed
	}
	return part
}

// some requires all of words; nil when there are none.
func some(words []Node) Node {
	if len(words) == 0 {
		return nil
	}
	return Some{Least: len(words), Of: words}
}

func joined(parts []Node, join func([]Node) Node) Node {
	switch len(parts) {
	case 0:
		return nil
	case 1:
		return parts[0]
	}
	return join(parts)
}

// phrase is words that stand as they are written, or near each other.
func (c *compiler) phrase(text string, slop int, typed string) Node {
	tokens := analyzers.Tokens(c.Lang, text)
	if len(tokens) == 0 {
		return nil
	}
	w := Way{Exact: true, Weight: 1}
	for _, t := range tokens {
		w.Terms = append(w.Terms, Term{Text: t.Exact, Exact: t.Exact, Place: t.Position - tokens[0].Position})
	}
	if len(tokens) > 1 {
		w.Slop = slop
	}
	return c.class(typed, w)
}

func (c *compiler) class(typed string, ways ...Way) *Class {
	return &Class{Typed: typed, Times: 1, Ways: ways, Title: c.title}
}

// pattern is every form that is found for the last word of text; words before it are words.
func (c *compiler) pattern(text, typed string, find func(form string) ([]string, error)) Node {
	tokens := c.patternTokens(text)
	if len(tokens) == 0 || c.knowledge.Forms == nil {
		return some(c.plain(text))
	}
	last := tokens[len(tokens)-1]
	forms, err := find(last.Exact)
	if err != nil {
		c.err = err
		return nil
	}
	if len(forms) > MaxForms {
		c.Refused = append(c.Refused, typed)
		return some(c.plain(text))
	}
	class := c.class(typed)
	for _, f := range forms {
		class.Ways = append(class.Ways, Way{Exact: true, Weight: 1, Terms: []Term{{Text: f, Exact: f}}})
	}
	return joined(append(c.plain(text[:last.Start]), class), func(parts []Node) Node { return All(parts) })
}

// patternTokens reads the text of a pattern, in which a stop word may be the beginning of a word.
func (c *compiler) patternTokens(text string) []analyzers.Token {
	tokens := analyzers.Tokens(c.Lang, text)
	if n := len(tokens); n > 0 && tokens[n-1].End == len(text) {
		return tokens
	}
	return analyzers.Tokens("und", text)
}
