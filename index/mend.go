package index

import (
	"fmt"
	"slices"

	"kiosque/index/vocabulary"
	"kiosque/query"
)

// mend puts corrections into text, the last first, so that the places of the others
// hold. One that would be read as more than words where the slip stood is left out:
// "theyear: 2015" does not get a field, and "titre:lemonde" does not lose half of its title.
func mend(text string, corrections []vocabulary.Correction) (mended string, put []vocabulary.Correction) {
	if len(corrections) == 0 {
		return text, nil
	}
	parts, end := partsOf(text), len(text)
	for _, c := range slices.Backward(corrections) {
		if c.Start < 0 || c.Start > c.End || c.End > end || text[c.Start:c.End] != c.Typed {
			continue
		}
		with := text[:c.Start] + c.Text + text[c.End:]
		if now := partsOf(with); isReworded(parts, now) {
			text, parts, end, put = with, now, c.Start, append(put, c)
		}
	}
	slices.Reverse(put)
	return text, put
}

// part is a node of a question, or a problem of it, and the words in it that may be corrected.
type part struct{ shape, words string }

// partsOf lists a question in the order of the text.
func partsOf(text string) []part {
	var parts []part
	e := query.Read(text)
	query.Walk(e.Root, func(n query.Node) bool {
		parts = append(parts, partOf(n))
		return true
	})
	for _, p := range e.Problems {
		parts = append(parts, part{shape: p.Code})
	}
	return parts
}

func partOf(n query.Node) part {
	switch n := n.(type) {
	case query.And:
		return part{shape: fmt.Sprintf("%T %d", n, len(n))}
	case query.Or:
		return part{shape: fmt.Sprintf("%T %d", n, len(n))}
	case query.Not, query.Title:
		return part{shape: fmt.Sprintf("%T", n)}
	case query.Words:
		return part{fmt.Sprintf("%T", n), n.Text}
	case query.Phrase:
		return part{fmt.Sprintf("%T %d", n, n.Slop), n.Text}
	}
	return part{shape: n.String()}
}

// isReworded tells whether two questions differ in the words of one part at most.
func isReworded(a, b []part) bool {
	changed := 0
	for i := range min(len(a), len(b)) {
		if a[i].words != b[i].words {
			changed++
		}
		if a[i].shape != b[i].shape {
			return false
		}
	}
	return len(a) == len(b) && changed <= 1
}
