// Package differences says in which words two texts differ, such as two copies of one story. What goes in are the
// paragraphs of two texts; what comes out are blocks of pieces, each of which stands in both, in the first alone or in
// the second alone. Joined, the pieces of a text are its words in their order: nothing is left out, and no word is
// found to differ that does not. Blanks, and the ways to set quotation marks, apostrophes and dashes, are no difference: where
// they alone differ the piece is as the first text has it.
//
// Paragraphs that are equal in both hold the texts together; what lies between two of them is compared word by word, so
// that a paragraph which was cut in two differs in the cut alone. Everything is bounded: see the limits.
package differences

import (
	"slices"
	"strings"
	"unicode"

	"znkr.io/diff"
)

// Op says in which text a piece stands.
type Op int

// Where a piece can stand.
const (
	Same     Op = iota // in both
	Deleted            // in the first alone
	Inserted           // in the second alone
)

// Piece is a run of words.
type Piece struct {
	Op   Op
	Text string // with the blank before it, if any, and those within; "" where it is only the end of a paragraph
	// Break says that a paragraph ends behind it, in the texts that Op says.
	Break bool
}

// Block is a paragraph of one text or of both; it is never empty.
type Block []Piece

// IsSame tells whether the block stands in both texts as it is.
func (b Block) IsSame() bool {
	return !slices.ContainsFunc(b, func(p Piece) bool { return p.Op != Same })
}

// Wholly returns where the block stands: in one text alone, or Same where it has something of both.
func (b Block) Wholly() Op {
	for _, p := range b {
		if p.Op != b[0].Op {
			return Same
		}
	}
	return b[0].Op
}

// Comparison is two texts in one.
type Comparison struct {
	Blocks []Block
	// Words of both, of the first text and of the second; numbers are words, signs are not.
	Common, First, Second int
	// Coarse says that some of it was too long to compare word by word.
	Coarse bool

	compared int // tokens
}

// Limits of what is compared, of both texts together. Texts with little in common take the square of their length, so
// that beyond the first limit only words and paragraphs that stand once hold them together.
const (
	maxCareful    = 4_000   // tokens or paragraphs at once, twice two long articles: a tenth of a second where nothing is alike
	maxParagraphs = 100_000 // more are not aligned at all
	maxTokens     = 200_000 // in paragraphs that differ; further ones are told as a whole
)

// edits compares two lists.
func edits(a, b []string) []diff.Edit[string] {
	if len(a)+len(b) > maxCareful {
		return diff.Edits(a, b, diff.Fast())
	}
	return diff.Edits(a, b)
}

// Of compares two texts.
func Of(first, second []string) Comparison {
	a, b := tidied(first), tidied(second)
	var c Comparison
	c.First, c.Second = words(a), words(b)
	for _, g := range gaps(a, b) {
		c.gap(g)
	}
	for _, block := range c.Blocks {
		for _, p := range block {
			if p.Op == Same {
				c.Common += Words(p.Text)
			}
		}
	}
	return c
}

// tidied returns paragraphs without those that are blank, and their blanks as one each: a no-break space where there was one.
func tidied(paragraphs []string) []string {
	var all []string
	for _, p := range paragraphs {
		var b strings.Builder
		blank := rune(0)
		for _, r := range strings.TrimFunc(p, unicode.IsSpace) {
			switch {
			case isBlank(r) && (blank == 0 || r != ' '):
				blank = r
			case unicode.IsSpace(r):
				blank = max(blank, ' ')
			default:
				if blank != 0 {
					b.WriteRune(blank)
				}
				b.WriteRune(r)
				blank = 0
			}
		}
		if b.Len() > 0 {
			all = append(all, b.String())
		}
	}
	return all
}

// gap is a stretch of paragraphs: one that is equal in both, or those between two such.
type gap struct {
	first, second []string
	same          bool
}

func gaps(a, b []string) []gap {
	if len(a)+len(b) > maxParagraphs {
		return []gap{{first: a, second: b}}
	}
	var all []gap
	for _, e := range edits(a, b) {
		if e.Op == diff.Match {
			all = append(all, gap{[]string{e.X}, []string{e.Y}, true})
			continue
		}
		if n := len(all); n == 0 || all[n-1].same {
			all = append(all, gap{})
		}
		last := &all[len(all)-1]
		if e.Op == diff.Delete {
			last.first = append(last.first, e.X)
		} else {
			last.second = append(last.second, e.Y)
		}
	}
	return all
}

// gap adds what lies between two equal paragraphs, or one of them.
func (c *Comparison) gap(g gap) {
	if g.same {
		c.Blocks = append(c.Blocks, Block{{Same, g.first[0], true}})
		return
	}
	a, b := tokens(g.first), tokens(g.second)
	if c.compared += len(a) + len(b); len(a) == 0 || len(b) == 0 || c.compared > maxTokens {
		c.Coarse = c.Coarse || len(a) > 0 && len(b) > 0
		c.wholly(Deleted, g.first)
		c.wholly(Inserted, g.second)
		return
	}
	c.Blocks = append(c.Blocks, blocks(a, b)...)
}

func (c *Comparison) wholly(op Op, paragraphs []string) {
	for _, p := range paragraphs {
		c.Blocks = append(c.Blocks, Block{{op, p, true}})
	}
}
