package gazetteer

import (
	"iter"
	"strings"
)

// Rows yields the rows of a table, the cells of each with the number of its
// line, from 1. Cells are parted by tabs and come as they stand; lines that are
// empty or start with # are passed over. How many cells a row must have is the
// table's own affair.
func Rows(table string) iter.Seq2[int, []string] {
	return func(yield func(int, []string) bool) {
		number := 0
		for line := range strings.Lines(table) {
			number++
			line = strings.TrimSuffix(line, "\n")
			if line == "" || strings.HasPrefix(line, "#") {
				continue
			}
			if !yield(number, strings.Split(line, "\t")) {
				return
			}
		}
	}
}
