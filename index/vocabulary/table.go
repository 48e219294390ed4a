package vocabulary

import (
	"embed"

	"kiosque/tsv"
)

//go:embed data/*.tsv data/*.gz
var data embed.FS

// none stands in a table for an empty cell.
const none = "-"

// rows returns the rows of an embedded table.
func rows(table string, columns int) [][]string { return tsv.Embedded(data, table, columns) }

// cell is the content of a cell, in which "-" is nothing.
func cell(text string) string {
	if text == none {
		return ""
	}
	return text
}
