package query

// Expression is what the search box asks, read by the grammar of
// docs/query-syntax.md.
type Expression struct {
	Root     Node      // nil: nothing is asked, every article is an answer
	Problems []Problem // what was not read as it may have been meant, in order
}

// Problem names a part of the text that was searched as plain words, or left
// out, though it looks like syntax or costs too much.
type Problem struct {
	Code string // for programs: see the codes
	Text string // as typed
}

// The codes of problems.
const (
	Unclosed     = "unclosed"      // a quotation mark or parenthesis without its other half: a blank
	Empty        = "empty"         // an operator, field or pair of brackets with nothing to work on: its words are searched as words
	UnknownField = "unknown_field" // word:… where word names no field: searched as words
	// A value that its field does not take, year:soon, before:2017-02-30, 2019..2015, or a * that
	// stands for nothing, *word: searched as words. A number above its limit, word~7: the limit.
	BadValue     = "bad_value"
	ShortPrefix  = "short_prefix"   // fewer than MinPrefix letters before * or ~: searched as a word
	TooDeep      = "too_deep"       // parentheses deeper than MaxDepth are blanks
	TooManyWords = "too_many_words" // words after MaxWords are left out
)

// Limits of an expression, with their reasons.
const (
	MaxDepth  = 20  // parentheses within parentheses: no question needs a third of it
	MaxWords  = 128 // words, patterns and phrases: a paragraph pasted whole
	MinPrefix = 2   // letters before * or ~: one letter stands for a tenth of a language
	MaxSlop   = 100 // words between the words of "…"~n: a long paragraph
	MaxEdits  = 2   // letters that word~2 may differ in: with three, short words meet any other
)

// Node is a part of a question. Nodes are values: two questions that mean the
// same to the grammar are equal by reflect.DeepEqual.
type Node interface {
	// String writes the node so that it is read back as the same node.
	String() string
}

// The nodes. And and Or have at least two parts, none of them of their own kind.
type (
	// And is met by what meets all its parts.
	And []Node
	// Or is met by what meets one of its parts.
	Or []Node
	// Not is met by what does not meet its part.
	Not struct{ Node Node }

	// Words are plain words as typed, parted by single blanks: each is required.
	// They are kept together since a word may need its neighbours: "25 000", "cyber attaque".
	Words struct{ Text string }
	// Exact is =word: the word itself, not its inflected forms.
	Exact struct{ Text string }
	// Phrase is "…": its words themselves, in their order, one after the other; or,
	// with a Slop above 0, in any order with at most so many other words between them.
	Phrase struct {
		Text string
		Slop int
	}
	// Prefix is word*: every word that begins so.
	Prefix struct{ Text string }
	// Fuzzy is word~ or word~1: every word that differs in at most so many letters.
	Fuzzy struct {
		Text  string
		Edits int
	}

	// Title is title:…: its part is asked of titles alone. No Title stands within another;
	// a Has or Dated in it is asked of the article.
	Title struct{ Node Node }
	// Has is country:BE, org:UE, year:undated and the like: the value of a facet, as its
	// parameter takes it; a year is Dated. An organisation or a source stands as typed.
	Has struct {
		Facet Facet
		Value string
	}
	// Dated is 2015..2019, year:2017, before:… and after:…: published within, as with from
	// and to. One bound may be empty, not both.
	Dated struct{ From, To Day }
)
