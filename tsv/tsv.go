// Package tsv reads the tables that are part of the program: lines of cells parted by
// tabs, as a spreadsheet writes them, with the source and the licence in lines that begin with #.
package tsv

import (
	"fmt"
	"io/fs"
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

// Embedded returns the rows of the file data/TABLE.tsv of files, each of so many cells.
// Such a table is part of the program: one that is not there, or has a row of another
// width, is a defect of the program, and panics.
func Embedded(files fs.FS, table string, columns int) [][]string {
	content, err := fs.ReadFile(files, "data/"+table+".tsv")
	if err != nil {
		panic(fmt.Errorf("read table %s: %w", table, err))
	}
	var found [][]string
	for number, row := range Rows(string(content)) {
		if len(row) != columns {
			panic(fmt.Errorf("read table %s: line %d has %d columns, not %d", table, number, len(row), columns))
		}
		found = append(found, row)
	}
	return found
}
