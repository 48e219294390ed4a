package export

import "iter"

// byteOrderMark is that of UTF-8.
const byteOrderMark = "\ufeff"

// csvPieces writes a header, and a row for each hit. Package encoding/csv would write a row of one empty cell as an
// empty line, which readers pass over.
func csvPieces(f *File, rows iter.Seq[*Row]) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		if !yield(f.header()) {
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

func (f *File) header() (b []byte) {
	if f.BOM {
		b = append(b, byteOrderMark...)
	}
	for i, field := range f.Fields {
		b = f.part(b, i)
		b = append(b, field.Name...)
	}
	return append(b, "\r\n"...)
}

func (f *File) appendRow(b []byte, r *Row) []byte {
	for i, field := range f.Fields {
		b = f.part(b, i)
		b = appendCell(b, field.Value(r))
	}
	if len(b) == 0 {
		b = append(b, `""`...)
	}
	return append(b, "\r\n"...)
}

func (f *File) part(b []byte, cell int) []byte {
	if cell == 0 {
		return b
	}
	return append(b, f.Separator)
}
