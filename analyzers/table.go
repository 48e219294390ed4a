package analyzers

import (
	"embed"

	"kiosque/tsv"
)

//go:embed data/*.tsv
var data embed.FS

// rows returns the rows of an embedded table that concern lang: those whose first
// column names it or is "*". The first column is cut off.
func rows(table, lang string, columns int) [][]string {
	var found [][]string
	for _, row := range allRows(table, columns+1) {
		if row[0] == lang || row[0] == "*" {
			found = append(found, row[1:])
		}
	}
	return found
}

// allRows returns every row of an embedded table.
func allRows(table string, columns int) [][]string { return tsv.Embedded(data, table, columns) }
