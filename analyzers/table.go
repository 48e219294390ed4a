package analyzers

import (
	"embed"
	"fmt"
	"strings"
)

//go:embed data/*.tsv
var data embed.FS

// rows returns the rows of an embedded table that concern lang: those whose first
// column names it or is "*". The first column is cut off. Lines that begin with # are comments.
func rows(table, lang string, columns int) [][]string {
	var found [][]string
	for _, row := range allRows(table, columns+1) {
		if row[0] == lang || row[0] == "*" {
			found = append(found, row[1:])
		}
	}
	return found
}

// allRows reads an embedded table. The tables are part of the program, so a row
// of another width is a defect of the program.
func allRows(table string, columns int) [][]string {
	content, err := data.ReadFile("data/" + table + ".tsv")
	if err != nil {
		panic(fmt.Errorf("read table %s: %w", table, err))
	}
	var found [][]string
	for n, line := range strings.Split(string(content), "\n") {
		if line = strings.TrimRight(line, " \r"); line == "" || line[0] == '#' {
			continue
		}
		row := strings.Split(line, "\t")
		if len(row) != columns {
			panic(fmt.Errorf("read table %s: line %d has %d columns, not %d", table, n+1, len(row), columns))
		}
		found = append(found, row)
	}
	return found
}
