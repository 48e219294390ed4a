package export

import (
	"bytes"
	"encoding/json"
	"iter"
)

// linePieces writes an object of JSON a line, its members in the order of the fields. What is not known is null.
func linePieces(f *File, rows iter.Seq[*Row]) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		var line bytes.Buffer
		encoder := json.NewEncoder(&line)
		encoder.SetEscapeHTML(false)
		for r := range rows {
			line.Reset()
			for i, field := range f.Fields {
				line.WriteString(before(i) + `"` + field.Name + `":`)
				_ = encoder.Encode(field.Value(r)) // texts, numbers and lists of texts never fail
				line.Truncate(line.Len() - len("\n"))
			}
			line.WriteString("}\n")
			if !yield(line.Bytes()) {
				return
			}
		}
	}
}

func before(member int) string {
	if member == 0 {
		return "{"
	}
	return ","
}
