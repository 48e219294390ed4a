// Package mark finds the words of a query in a text, exactly to the letter:
// byte spans to be marked, and fragments, cut at sentences, in which they stand.
//
// It belongs to no engine. A text is analysed again by the chain of its
// language and its terms are compared with the query's, analysed by the same
// chain; so what is marked is what was searched, in every engine, and an
// engine has nothing to store for it.
package mark

import (
	"kiosque/analyzers"
	"kiosque/article"
	"kiosque/query"
)

// Term is one word of a query as the index knows it, and its place among the
// words of its clause.
type Term struct {
	Text  string
	Place int
}

// Clause is one clause of an expression in one language. A Phrase has at least
// two terms, the first at place 0, and each stands where its place says.
type Clause struct {
	Terms  []Term
	Phrase bool
}

// Matcher is an expression read in one language. Clauses without a word that
// this language searches are left out.
type Matcher struct {
	Lang    string
	Clauses []Clause
	Left    int // clauses left out: only stop words, or no words at all
}

// Compile reads e in a language of package analyzers.
func Compile(e query.Expression, lang string) Matcher {
	m := Matcher{Lang: lang}
	for _, c := range e {
		terms := terms(lang, c.Text)
		if len(terms) == 0 {
			m.Left++
			continue
		}
		m.Clauses = append(m.Clauses, Clause{terms, c.Phrase && len(terms) > 1})
	}
	return m
}

// CompileAll reads e in every language of package analyzers.
func CompileAll(e query.Expression) map[string]Matcher {
	matchers := map[string]Matcher{}
	for _, lang := range analyzers.Languages() {
		matchers[lang] = Compile(e, lang)
	}
	return matchers
}

func terms(lang, text string) []Term {
	tokens := analyzers.Tokens(lang, text)
	terms := make([]Term, len(tokens))
	for i, t := range tokens {
		terms[i] = Term{t.Term, t.Position - tokens[0].Position}
	}
	return terms
}

// Marks returns the spans of text that e asks for, sorted and disjoint.
func Marks(e query.Expression, lang, text string) []article.Span {
	return Compile(e, lang).Marks(text)
}

// Marks returns the spans of text that m asks for, sorted and disjoint: every
// word of a clause of words, and of a phrase only where it stands whole.
func (m Matcher) Marks(text string) []article.Span {
	found := m.find(text)
	spans := make([]article.Span, len(found))
	for i, f := range found {
		spans[i] = f.Span
	}
	return spans
}

// hit is one word of the query found in a text; term numbers it among the query's.
type hit struct {
	article.Span
	term int
}

func (m Matcher) find(text string) []hit {
	if len(m.Clauses) == 0 || text == "" {
		return nil
	}
	tokens := analyzers.Tokens(m.Lang, text)
	wanted := make([]int, len(tokens)) // number of the term + 1, 0 where not wanted
	first := 1
	for _, c := range m.Clauses {
		if c.Phrase {
			markPhrase(c, tokens, wanted, first)
		} else {
			markWords(c, tokens, wanted, first)
		}
		first += len(c.Terms)
	}
	return collect(tokens, wanted)
}

func markWords(c Clause, tokens []analyzers.Token, wanted []int, first int) {
	number := make(map[string]int, len(c.Terms))
	for i, t := range c.Terms {
		number[t.Text] = first + i
	}
	for i, t := range tokens {
		if n := number[t.Term]; n > 0 {
			wanted[i] = n
		}
	}
}

func markPhrase(c Clause, tokens []analyzers.Token, wanted []int, first int) {
	for i := range tokens {
		if !phraseAt(c, tokens[i:]) {
			continue
		}
		for j := range c.Terms {
			wanted[i+j] = first + j
		}
	}
}

// phraseAt tells whether c stands at the head of tokens. Stop words leave gaps
// in positions, in the phrase and in the text alike.
func phraseAt(c Clause, tokens []analyzers.Token) bool {
	if len(tokens) < len(c.Terms) {
		return false
	}
	for j, t := range c.Terms {
		if tokens[j].Term != t.Text || tokens[j].Position-tokens[0].Position != t.Place {
			return false
		}
	}
	return true
}

func collect(tokens []analyzers.Token, wanted []int) []hit {
	var hits []hit
	for i, n := range wanted {
		span := article.Span{Start: tokens[i].Start, End: tokens[i].End}
		overlaps := len(hits) > 0 && span.Start < hits[len(hits)-1].End
		if n > 0 && !overlaps && !span.Empty() {
			hits = append(hits, hit{span, n})
		}
	}
	return hits
}
