package read

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
)

// Errors of JSON records; they stand in a Refusal's reason.
var (
	errNoObject = errors.New("not a JSON object")
	errNoText   = errors.New(`no text: "text" or "html" is needed`)
	errEmpty    = errors.New("empty")
)

// record is one article as a JSON object states it.
type record struct {
	statement
	file, text, html string
}

// parseRecord reads a JSON object; fields it does not know are passed over.
// Its errors name the field that is wrong.
func parseRecord(raw []byte) (record, error) {
	var r record
	if !bytes.HasPrefix(bytes.TrimSpace(raw), []byte("{")) {
		return r, errNoObject
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(raw, &fields); err != nil {
		return r, fmt.Errorf("JSON: %w", err)
	}
	for _, f := range []struct {
		name string
		to   *string
	}{{"text", &r.text}, {"html", &r.html}, {"file", &r.file}} {
		if err := unmarshalInto(f.to, f.name, fields); err != nil {
			return r, err
		}
	}
	return r, r.state(fields)
}

func unmarshalInto(to *string, name string, fields map[string]json.RawMessage) error {
	values, err := fieldValues(name, fields[name])
	if len(values) > 0 {
		*to = values[0]
	}
	return err
}

func (s *statement) state(fields map[string]json.RawMessage) error {
	for _, name := range slices.Sorted(maps.Keys(stateable)) {
		values, err := fieldValues(name, fields[name])
		if err != nil {
			return err
		}
		if len(values) > 0 {
			stateable[name](s, values)
		}
	}
	s.settle()
	return nil
}

// fieldValues returns what a field holds: a string, for a list also an array
// of strings, for an identifier or a date also a number. Nothing for null.
func fieldValues(name string, raw json.RawMessage) ([]string, error) {
	if len(raw) == 0 || string(raw) == "null" {
		return nil, nil
	}
	var one string
	if json.Unmarshal(raw, &one) == nil {
		if lists[name] {
			return splitList(one), nil
		}
		return []string{one}, nil
	}
	var several []string
	if lists[name] {
		if json.Unmarshal(raw, &several) == nil {
			return several, nil
		}
		return nil, fmt.Errorf("field %q: want a string or an array of strings", name)
	}
	if name == "id" || name == "date" {
		var n json.Number
		if json.Unmarshal(raw, &n) == nil {
			return []string{n.String()}, nil
		}
	}
	return nil, fmt.Errorf("field %q: want a string", name)
}

// document makes the article of a record.
func (r *record) document() (Document, error) {
	d := Document{User: r.said}
	switch {
	case !blank(r.text):
		d.Text = tidy(repair(r.text))
	case !blank(r.html):
		p, err := parsePage(r.html)
		if err != nil {
			return d, err
		}
		d.Text, d.Hints, d.Page = p.text, p.hints, p.meta
	case r.text == "" && r.html == "":
		return d, errNoText
	}
	if blank(d.Text) {
		return d, errEmpty
	}
	d.ID = statedID(r.id)
	if r.id == "" {
		d.ID = recordID(d.User.Title, d.User.URL, r.text+r.html)
	}
	return d, nil
}
