// Package reading turns a question into what is asked of the articles of one language.
//
// A question is typed once and asked of French and of English articles: a word is
// another term in each chain, and in the articles of the other language it is looked
// for by its translations. A Reading is that: a tree whose leaves are classes of terms,
// as the index holds them. Engines search by it, package mark marks by it, and the
// naive engine of the tests is held to it, so that all three mean the same.
//
// A class is one thing that the reader asked for, in every way that it may be
// said: the word itself, its translations, the forms that a pattern stands for. An
// article meets the class when one of the ways stands in it, and is scored for all of
// them as for one word (Pirkola 1998; Darwish and Oard, Probabilistic Structured
// Queries, 2003): frequencies and document frequencies are added, each with its weight.
package reading

import (
	"strings"

	"kiosque/query"
)

// Reading is a question as the articles of one language are asked it.
type Reading struct {
	Lang string
	// Root is nil when nothing that was asked is searched in this language: no article of it is a hit.
	Root Node
	// Refused are the patterns, as typed, that stand for more than MaxForms words.
	// They are read as the words before their sign.
	Refused []string
	// Said are the words, as typed, that were asked in other ways than as themselves.
	Said []Said

	translated bool     // its words are translations
	loose      *Reading // the same with words for phrases and exact words; nil when it has none
}

// Said is a stretch of the question, and what the articles were asked for it.
type Said struct {
	Typed string
	Ways  []string // for people, the likeliest first
	Rule  Rule
}

// Rule says why a stretch was asked in another way.
type Rule string

// The rules.
const (
	Translated Rule = "translated"   // into the language of the articles
	Named      Rule = "organisation" // by the organisation of that name, under all its names
)

// Node is a part of a reading.
type Node interface{ node() }

// The nodes.
type (
	// All is met by what meets all of its parts.
	All []Node
	// Any is met by what meets one of its parts; the parts met add to the score.
	Any []Node
	// Best is one thing said in several ways: met as Any, scored by the best part.
	Best []Node
	// Except is met by what does not meet its part.
	Except struct{ Node Node }
	// Some is the words of a question: met by what meets at least Least of them.
	// Least is their number until the question is relaxed.
	Some struct {
		Least int
		Of    []Node
		Bag   bool // without an order: that two of them stand near each other says nothing
	}
	// Class is one thing asked for; one of its ways must stand in the article.
	Class struct {
		Typed string  // as typed
		Times float64 // how often it was asked
		Ways  []Way
		Title bool // in the title alone
	}
	// Fact is met by the articles that have a value of a facet.
	Fact struct {
		Facet query.Facet
		Value string // "Union européenne"; with Within the words that the value holds
		// Within asks for values that hold the words of Value, not for Value itself.
		Within bool
		// Times is how often it was asked as a word; 0 for a filter, which does not count.
		Times float64
	}
	// Dated is met by the articles published within, as query.Query's From and To.
	Dated struct{ From, To query.Day }
)

func (All) node()    {}
func (Any) node()    {}
func (Best) node()   {}
func (Except) node() {}
func (Some) node()   {}
func (*Class) node() {}
func (Fact) node()   {}
func (Dated) node()  {}

// Way is one way to say something.
type Way struct {
	Terms  []Term // several stand together, each at its place
	Exact  bool   // compared by the exact forms of words
	Slop   int    // above 0: in any order, with so many other words between them
	Weight float64
}

// Term is a word as the index knows it.
type Term struct {
	Text  string // stemmed; in a Way that is Exact the exact form
	Exact string // the exact form as typed, "" when it is not known: its articles rank higher
	Place int    // counted from the first term of the way
}

// Span returns how many places the terms of w may take, counted from the first to the last.
func (w Way) Span() int { return len(w.Terms) - 1 + w.Slop }

// String returns the words of w, parted by blanks.
func (w Way) String() string {
	words := make([]string, len(w.Terms))
	for i, t := range w.Terms {
		words[i] = t.Text
	}
	return strings.Join(words, " ")
}

// Walk calls visit for n and what is under it; parts of a node for which visit
// returns false are left out.
func Walk(n Node, visit func(Node) bool) {
	if n == nil || !visit(n) {
		return
	}
	for _, part := range Parts(n) {
		Walk(part, visit)
	}
}

// Parts returns the nodes right under n.
func Parts(n Node) []Node {
	switch n := n.(type) {
	case All:
		return n
	case Any:
		return n
	case Best:
		return n
	case Some:
		return n.Of
	case Except:
		return []Node{n.Node}
	}
	return nil
}

// Classes returns what the articles are asked to hold, in order: not what they must not.
func (r Reading) Classes() []*Class {
	var all []*Class
	Walk(r.Root, func(n Node) bool {
		if c, ok := n.(*Class); ok {
			all = append(all, c)
		}
		_, not := n.(Except)
		return !not
	})
	return all
}
