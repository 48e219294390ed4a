package web

import (
	"slices"

	"kiosque/article"
)

// Segment is a piece of a text that is marked or not. Segments joined give back
// the text, byte for byte.
type Segment struct {
	Text   string
	Marked bool
	Number int // of the mark on its page, from 1; 0 where it is none to walk to
	Last   bool
	// BeforeText and AfterText name the links to the neighbouring marks, Of says how many there are.
	BeforeText, AfterText, Of string
}

// Segments cuts text at its marks; ranges that are not of text are left out.
func Segments(text string, marks []article.Span) []Segment {
	all, at := make([]Segment, 0, 2*len(marks)+1), 0
	for _, m := range marks {
		if m.Empty() || m.Start < at || m.End > len(text) {
			continue
		}
		all = appendText(all, text[at:m.Start])
		all = append(all, Segment{Text: m.Of(text), Marked: true})
		at = m.End
	}
	return appendText(all, text[at:])
}

func appendText(all []Segment, text string) []Segment {
	if text == "" {
		return all
	}
	return append(all, Segment{Text: text})
}

// Within returns the parts of spans that lie in the range of whole, counted from its start.
func Within(whole article.Span, spans []article.Span) []article.Span {
	var parts []article.Span
	for _, s := range spans {
		part := article.Span{Start: max(s.Start, whole.Start) - whole.Start, End: min(s.End, whole.End) - whole.Start}
		if !part.Empty() {
			parts = append(parts, part)
		}
	}
	return parts
}

// touching returns those of sorted, disjoint spans that have a part in whole.
func touching(whole article.Span, spans []article.Span) []article.Span {
	first, _ := slices.BinarySearchFunc(spans, whole.Start, func(s article.Span, at int) int {
		if s.End > at {
			return 1
		}
		return -1
	})
	last := first
	for last < len(spans) && spans[last].Start < whole.End {
		last++
	}
	return spans[first:last]
}
