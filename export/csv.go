package export

import "iter"

// byteOrderMark is that of UTF-8.
const byteOrderMark = "\ufeff"

// csvPieces writes a header, and a row for each hit. Package encoding/csv would write a row of one empty cell as an
// empty line, which readers pass over.
func csvPieces(f *File, rows iter.Seq[*Row]) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		if !yield(f.Head(Names(f.Fields)...)) {
			return
		}
		var line []byte
		for r := range rows {
			line = f.appendRow(line[:0], r)
			if !yield(line) {
				return
			}
		}
	}
}

// Head returns the first line of a table that has columns of these names.
func (f *File) Head(names ...string) (b []byte) {
	if f.BOM {
		b = append(b, byteOrderMark...)
	}
	cells := make([]any, len(names))
	for i, name := range names {
		cells[i] = name
	}
	return AppendCells(b, f.Separator, cells...)
}

func (f *File) appendRow(b []byte, r *Row) []byte {
	return AppendCells(b, f.Separator, Values(f.Fields, r)...)
}

// Values returns what fields have of a row.
func Values(of []Field, r *Row) []any {
	all := make([]any, len(of))
	for i, field := range of {
		all[i] = field.Value(r)
	}
	return all
}

// AppendCells appends a line of CSV, whose cells are values as those of a Field are; no text in it becomes a formula.
func AppendCells(b []byte, separator byte, cells ...any) []byte {
	start := len(b)
	for i, value := range cells {
		if i > 0 {
			b = append(b, separator)
		}
		b = appendCell(b, separator, value)
	}
	if len(b) == start {
		b = append(b, `""`...)
	}
	return append(b, "\r\n"...)
}
