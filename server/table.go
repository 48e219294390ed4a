package server

import (
	"context"
	"io"
	"slices"

	"kiosque/export"
	"kiosque/index"
)

// tellRows writes the answers as a table: a row for each hit, with the total of its question; one row of a question
// that has none, wants none, or cannot be answered.
func (s *server) tellRows(ctx context.Context, to io.Writer, r *request, of batch, from index.View) error {
	line := of.head()
	if _, err := to.Write(line); err != nil {
		return err
	}
	l := r.listing(of.fields)
	return s.answers(ctx, r, of, from, func(a batchAnswer) error {
		_, err := to.Write(l.rows(line[:0], of.sheet.Separator, a))
		return err
	})
}

// head returns the first line of a table.
func (b batch) head() []byte {
	return b.sheet.Head(slices.Concat([]string{"number", "name", "total", "rank"}, export.Names(b.fields), []string{"problem"})...)
}

// rows appends the lines of one answer.
func (l listing) rows(lines []byte, separator byte, a batchAnswer) []byte {
	of := []any{a.Number, nil, nil}
	if a.Name != nil {
		of[1] = *a.Name
	}
	if a.Problem != nil {
		return l.rowWithout(lines, separator, of, a.Problem.Detail)
	}
	of[2] = a.found.Total
	if a.bare || len(a.found.Hits) == 0 {
		return l.rowWithout(lines, separator, of, nil)
	}
	for i := range a.found.Hits {
		row := append(append([]any{}, of...), a.found.Query.Offset()+i+1)
		for _, value := range export.Values(l.fields, l.from.Row(&a.found.Hits[i])) {
			row = append(row, flat(value))
		}
		lines = export.AppendCells(lines, separator, append(row, nil)...)
	}
	return lines
}

// rowWithout appends a line that has no hit.
func (l listing) rowWithout(lines []byte, separator byte, of []any, problem any) []byte {
	row := make([]any, len(of)+1+len(l.fields)+1)
	copy(row, of)
	row[len(row)-1] = problem
	return export.AppendCells(lines, separator, row...)
}

// flat returns what a cell has of the fields that only JSON can show whole.
func flat(value any) any {
	var texts []string
	switch list := value.(type) {
	case []fragmentJSON:
		for _, f := range list {
			texts = append(texts, f.Text)
		}
	case []reasonJSON:
		for _, r := range list {
			texts = append(texts, r.Typed)
		}
	default:
		return value
	}
	return texts
}
