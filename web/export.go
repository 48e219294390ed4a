package web

import (
	"kiosque/export"
	"kiosque/query"
)

// exportPath is where all hits of a question are given as a file.
const exportPath = "/export"

// exports is how the hits of a question can be kept.
type exports struct {
	Rows  string // how many a file has
	Files []exportedFile
}

type exportedFile struct{ Name, Link string }

// newExports leads to a file in every format; to none where nothing is found.
func newExports(f Frame, p SearchPage) (v exports) {
	if p.Result.Total == 0 {
		return v
	}
	v.Rows = f.N("export.rows", p.Result.Total)
	q := firstPage(p.answered()).Undrawn()
	q.Size, q.Explain = query.Size, false
	asked := f.address(q)
	for _, format := range export.Formats() {
		name := f.Language.Or("export."+format.Name, formatNames[format.Name])
		v.Files = append(v.Files, exportedFile{name, f.forSheets(format, asked.with("format", format.Name)).of(exportPath)})
	}
	return v
}

// forSheets has a table be one that the spreadsheets of the reader's language open as it is.
func (f Frame) forSheets(format export.Format, a address) address {
	if format.Name != "csv" {
		return a
	}
	a = a.with("bom", "on")
	if separator := f.T("export.separator"); separator != "comma" {
		a = a.with("separator", separator)
	}
	return a
}
