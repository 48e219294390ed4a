package server

import (
	"bytes"
	"slices"

	"kiosque/export"
	"kiosque/web"
)

// fieldsParameter chooses the fields of a hit: a list parted by commas, or several.
const fieldsParameter = "fields"

// Fields for which a question must ask why its hits are hits.
const (
	reasonsField = "reasons"
	whyField     = "why"
)

// fieldsOfHits returns the fields that a program may choose: those of exports, and what there is of a page of hits alone.
// Where the JSON of /search has one of them it has the same name and the same value there.
func fieldsOfHits(l web.Labels) []export.Field {
	return append(export.Fields(),
		export.Field{Name: "fragments", Value: func(r *export.Row) any { return newFragmentsJSON(r.Fragments) }},
		export.Field{Name: reasonsField, Value: func(r *export.Row) any { return orEmpty(newReasonsJSON(r.Reasons)) }},
		export.Field{Name: whyField, Value: func(r *export.Row) any { return orEmpty(l.Why(r.Hit)) }},
	)
}

// takeFields takes the fields that an address chooses out of its parameters; none where it chooses none.
func (r *request) takeFields() ([]export.Field, error) {
	names := slices.DeleteFunc(slices.Clone(r.take(fieldsParameter)), func(name string) bool { return name == "" })
	if len(names) == 0 {
		return nil, nil
	}
	return export.Choose(fieldsOfHits(r.frame.Labels), names...)
}

// explain tells whether fields say why a hit is one.
func explain(fields []export.Field) bool {
	return slices.ContainsFunc(fields, func(f export.Field) bool { return f.Name == reasonsField || f.Name == whyField })
}

// encodeObject appends a row as an object of JSON that has these fields alone.
func encodeObject(b *bytes.Buffer, fields []export.Field, row *export.Row) error {
	separator := byte('{')
	for _, f := range fields {
		b.WriteByte(separator)
		b.Write(appendText(b.AvailableBuffer(), f.Name))
		b.WriteByte(':')
		if err := encode(b, f.Value(row)); err != nil {
			return err
		}
		b.Truncate(b.Len() - len("\n"))
		separator = ','
	}
	b.WriteByte('}')
	return nil
}
