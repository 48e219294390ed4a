package cli

import (
	"fmt"
	"slices"

	"kiosque/index"
)

// printReasons says of what the score of a hit is made.
func (p *program) printReasons(pen pen, reasons []index.Reason) {
	for _, r := range reasons {
		_, _ = fmt.Fprintf(p.out, "    %s\n", pen.dim(fmt.Sprintf("%.2f for %q (rarity %.2f)", r.Score, r.Typed, r.Rarity)))
		var lines []string
		for _, o := range r.Found {
			lines = append(lines, occurrence(o))
		}
		slices.Sort(lines)
		for _, line := range slices.Compact(lines) {
			_, _ = fmt.Fprintf(p.out, "        %s\n", pen.dim(line))
		}
	}
}

// occurrence is one line: the word, where, how often, among how many words, and its weight.
func occurrence(o index.Occurrence) string {
	if o.Word == "" {
		return fmt.Sprintf("several forms, weighed together %.2f", o.Frequency)
	}
	if o.Field == "" {
		return fmt.Sprintf("%s near each other: %.0f, weight %.2f", o.Word, o.Frequency, o.Weight)
	}
	form := ""
	if o.Exact {
		form = ", as typed"
	}
	return fmt.Sprintf("%s in %s: %.0f of %.0f words%s, weight %.2f", o.Word, o.Field, o.Frequency, o.Length, form, o.Weight)
}
