package read

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/text/unicode/norm"
)

// textBuilder writes the text of a page: blanks folded, a blank line between
// paragraphs, and the hints of the elements as ranges of it.
type textBuilder struct {
	out     strings.Builder
	hidden  bool // hidden elements are written too
	pending gap  // to be written before the next word
	pre     int  // <pre> elements around
	open    []openElement
	hints   []Hint
	anchors int // hints so far that are anchors
}

// openElement is an element whose end has not been met, and its hints.
type openElement struct {
	node    *html.Node
	start   int // length of the text at its beginning
	anchors int // of the builder, at its beginning
	hints   []string
}

// tree writes the text under root. It follows the pointers of the tree, so that
// deep pages need no deep stack.
func (b *textBuilder) tree(root *html.Node) {
	n := root
	for {
		if b.enter(n) && n.FirstChild != nil {
			n = n.FirstChild
			continue
		}
		for b.leave(n); n.NextSibling == nil; b.leave(n) {
			if n == root || n.Parent == nil {
				return
			}
			n = n.Parent
		}
		if n == root {
			return
		}
		n = n.NextSibling
	}
}

// enter begins a node and tells whether what is in it is text.
func (b *textBuilder) enter(n *html.Node) bool {
	switch n.Type {
	case html.TextNode:
		b.text(n.Data)
		return false
	case html.ElementNode:
		return b.enterElement(n)
	}
	return n.Type == html.DocumentNode
}

func (b *textBuilder) enterElement(n *html.Node) bool {
	e := elements()[n.Data]
	if e.drop || b.skips(n) {
		return false
	}
	b.gap(n.Data, e.gap)
	if n.Data == "a" && n.PrevSibling != nil && n.PrevSibling.Data == "a" {
		b.pending = max(b.pending, wordGap) // links side by side are set apart by style
	}
	if n.Data == "pre" {
		b.pre++
	}
	if hints := hintsOf(n); len(hints) > 0 {
		b.open = append(b.open, openElement{n, b.out.Len(), b.anchors, hints})
	}
	return true
}

func (b *textBuilder) skips(n *html.Node) bool { return !b.hidden && isHidden(n) }

func (b *textBuilder) leave(n *html.Node) {
	if n.Type != html.ElementNode {
		return
	}
	e := elements()[n.Data]
	if e.drop {
		return
	}
	if n.Data != "br" {
		b.gap(n.Data, e.gap)
	}
	if n.Data == "pre" && b.pre > 0 && !b.skips(n) {
		b.pre--
	}
	if last := len(b.open) - 1; last >= 0 && b.open[last].node == n {
		b.close(b.open[last])
		b.open = b.open[:last]
	}
}

// gap asks for a blank; the second <br> in a row makes a paragraph.
func (b *textBuilder) gap(name string, g gap) {
	if name == "br" {
		g = lineGap
		if b.pending >= lineGap {
			g = paragraphGap
		}
	}
	b.pending = max(b.pending, g)
}

// close writes the hints of an element down if any text came of it.
func (b *textBuilder) close(o openElement) {
	text := b.out.String()[o.start:]
	start := o.start + len(text) - len(strings.TrimLeft(text, " \n"))
	end := b.out.Len()
	if start >= end {
		return
	}
	around := b.anchors > o.anchors
	for _, h := range slices.Backward(o.hints) {
		if around && mayWrap(h) {
			continue
		}
		if isAnchor(h) {
			b.anchors++
		}
		b.hints = append(b.hints, Hint{Start: start, End: end, Element: h})
	}
}

// text writes a piece of text, its blanks folded; non-breaking ones stay.
func (b *textBuilder) text(s string) {
	s = tidy(repair(s))
	if b.pre > 0 {
		b.preformatted(s)
		return
	}
	for s != "" {
		rest := strings.TrimLeft(s, " \n")
		if len(rest) < len(s) {
			b.pending = max(b.pending, wordGap)
		}
		end := strings.IndexAny(rest, " \n")
		if end < 0 {
			end = len(rest)
		}
		b.word(rest[:end])
		s = rest[end:]
	}
}

func (b *textBuilder) preformatted(s string) {
	for i, l := range strings.Split(s, "\n") {
		if i > 0 {
			b.gap("br", lineGap)
		}
		b.word(strings.TrimRight(l, " "))
	}
}

// word writes s after the blank that is due. Of lines that show nothing but
// non-breaking blanks nothing is left.
func (b *textBuilder) word(s string) {
	atStart := b.out.Len() == 0 || b.pending >= lineGap
	if s == "" || atStart && blank(s) {
		return
	}
	if b.out.Len() > 0 {
		b.out.WriteString(gaps[b.pending])
	}
	b.pending = noGap
	b.out.WriteString(s)
}

// finish returns the text and its hints, outer ones first.
func (b *textBuilder) finish() (string, []Hint) {
	text := b.out.String()
	b.hints = slices.DeleteFunc(b.hints, func(h Hint) bool {
		return h.Element == hintForm && h.End-h.Start > len(text)/2
	})
	if !norm.NFC.IsNormalString(text) {
		text = compose(text, b.hints) // an accent was an element of its own
	}
	slices.Reverse(b.hints) // elements were closed from the inside out
	slices.SortStableFunc(b.hints, func(x, y Hint) int {
		return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(y.End, x.End))
	})
	return text, b.hints
}

// compose brings text to NFC and moves the hints along: a boundary within what
// becomes one character goes to its beginning.
func compose(text string, hints []Hint) string {
	moved := make([]int, len(text)+1)
	var out strings.Builder
	for at := 0; at < len(text); {
		n := norm.NFC.NextBoundaryInString(text[at:], true)
		for i := range n {
			moved[at+i] = out.Len()
		}
		out.WriteString(tidy(text[at : at+n]))
		at += n
	}
	moved[len(text)] = out.Len()
	for i := range hints {
		hints[i].Start, hints[i].End = moved[hints[i].Start], moved[hints[i].End]
	}
	return out.String()
}
