package eval

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"unicode"
)

// mostChanged is how many questions a comparison names.
const mostChanged = 10

// Comparison holds two runs of one set against each other, question by question, by nDCG@10.
type Comparison struct {
	Set                string
	Before, After      float64 // means
	Wins, Losses, Ties int     // questions that are better, worse and the same after
	P                  float64 // of the paired randomisation test, two-sided
	Changed            []Change
}

// Change is a question whose nDCG@10 differs between two runs.
type Change struct {
	Question
	Before, After float64
}

// Compare compares two runs of the same set. The ten questions that changed most
// are named, the most changed first.
func Compare(before, after Run) Comparison {
	was, is := before.values(metrics[0]), after.values(metrics[0])
	c := Comparison{Set: after.Set.Name}
	c.Before, c.After = meanOf(was)(every(len(was))), meanOf(is)(every(len(is)))
	differences := make([]float64, len(is))
	for i, q := range after.Set.Questions {
		differences[i] = is[i] - was[i]
		c.count(differences[i])
		if is[i] != was[i] {
			c.Changed = append(c.Changed, Change{q, was[i], is[i]})
		}
	}
	c.P = chance(differences)
	slices.SortStableFunc(c.Changed, func(a, b Change) int { return cmp.Compare(b.size(), a.size()) })
	c.Changed = c.Changed[:min(mostChanged, len(c.Changed))]
	return c
}

func (c *Comparison) count(difference float64) {
	switch {
	case difference > 0:
		c.Wins++
	case difference < 0:
		c.Losses++
	default:
		c.Ties++
	}
}

func (c Change) size() float64 { return math.Abs(c.After - c.Before) }

// WriteComparisons writes a table of Markdown, a row a set, and below it the
// questions of each set that changed most.
func WriteComparisons(w io.Writer, comparisons []Comparison) error {
	var b strings.Builder
	b.WriteString("| set | before | after | better | worse | same | p |\n|---|--:|--:|--:|--:|--:|--:|\n")
	for _, c := range comparisons {
		fmt.Fprintf(&b, "| %s | %s | %s | %d | %d | %d | %.4f |\n", c.Set, short(c.Before), short(c.After), c.Wins, c.Losses, c.Ties, c.P)
	}
	for _, c := range comparisons {
		for i, q := range c.Changed {
			if i == 0 {
				fmt.Fprintf(&b, "\n%s, changed most:\n", c.Set)
			}
			fmt.Fprintf(&b, "%7s → %5s  %s  %s\n", short(q.Before), short(q.After), q.ID, oneLine(q.Text))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// oneLine is the beginning of text, on one line and without control characters.
func oneLine(text string) string {
	const most = 90
	words := []rune(strings.Join(strings.FieldsFunc(text, isBlank), " "))
	if len(words) > most {
		return string(words[:most]) + "…"
	}
	return string(words)
}

func isBlank(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)
}
