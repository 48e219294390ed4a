package vocabulary

import (
	"embed"
	"fmt"
	"strings"
)

//go:embed data/*.tsv data/*.gz
var data embed.FS

// none stands in a table for an empty cell.
const none = "-"

// rows reads an embedded table. The tables are part of the program, so a row of another
// width is a defect of the program.
func rows(table string, columns int) [][]string {
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

// cell is the content of a cell, in which "-" is nothing.
func cell(text string) string {
	if text == none {
		return ""
	}
	return text
}
