package export

import (
	"maps"
	"net/url"
	"slices"
	"strings"

	"kiosque/query"
)

// The parameters of an export besides those of a search.
const (
	formatParameter    = "format"
	fieldsParameter    = "fields"
	bomParameter       = "bom"
	separatorParameter = "separator"
)

// Parameters returns their names.
func Parameters() []string {
	return []string{formatParameter, fieldsParameter, bomParameter, separatorParameter}
}

// cuts are the parameters of a search by which it has a part of its hits.
var cuts = []string{"page", "size", "cursor"}

// separatorNames are what CSV may part cells by. A comma is the rule; spreadsheets of countries that write 1,5 expect a
// semicolon.
var separatorNames = map[string]byte{"comma": ',', "semicolon": ';', "tab": '\t'}

// Parse takes what is asked of a file out of the parameters of an address; what is left is the question. An empty
// value is none. The error is a *query.Error.
func Parse(values url.Values) (f File, question url.Values, err error) {
	given := map[string][]string{}
	question = maps.Clone(values)
	for _, name := range Parameters() {
		given[name] = slices.DeleteFunc(slices.Clone(values[name]), func(v string) bool { return v == "" })
		delete(question, name)
	}
	for _, name := range cuts {
		if slices.ContainsFunc(question[name], func(v string) bool { return v != "" }) {
			return f, nil, &query.Error{Parameter: name, Expected: "nothing: an export has every hit"}
		}
		delete(question, name)
	}
	for _, set := range []func(*File, map[string][]string) error{setFormat, setFields, setBOM, setSeparator} {
		if err := set(&f, given); err != nil {
			return f, nil, err
		}
	}
	return f, question, nil
}

func setFormat(f *File, given map[string][]string) error {
	var names []string
	for _, one := range Formats() {
		if named := given[formatParameter]; len(named) == 1 && named[0] == one.Name {
			f.Format = one
			return nil
		}
		names = append(names, one.Name)
	}
	return &query.Error{Parameter: formatParameter, Expected: "one of " + strings.Join(names, ", ")}
}

func setFields(f *File, given map[string][]string) (err error) {
	names := given[fieldsParameter]
	switch {
	case len(names) == 0 && len(f.fields) == 0:
		return nil
	case len(names) == 0:
		names = f.fields
	case len(f.fields) == 0:
		return &query.Error{Parameter: fieldsParameter, Expected: "nothing: csv and jsonl alone have fields to choose"}
	}
	f.Fields, err = FieldsOf(names...)
	return err
}

func setBOM(f *File, given map[string][]string) error {
	switch values := given[bomParameter]; {
	case len(values) == 0:
	case !f.isSheet:
		return &query.Error{Parameter: bomParameter, Expected: "nothing: csv alone has a byte order mark"}
	case len(values) > 1 || values[0] != "on" && values[0] != "off":
		return &query.Error{Parameter: bomParameter, Expected: "one of on, off"}
	default:
		f.BOM = values[0] == "on"
	}
	return nil
}

func setSeparator(f *File, given map[string][]string) error {
	f.Separator = separatorNames["comma"]
	values := given[separatorParameter]
	if len(values) == 0 {
		return nil
	}
	separator, known := separatorNames[values[0]]
	switch {
	case !f.isSheet:
		return &query.Error{Parameter: separatorParameter, Expected: "nothing: csv alone has separators"}
	case !known || len(values) > 1:
		return &query.Error{Parameter: separatorParameter, Expected: "one of comma, semicolon, tab"}
	}
	f.Separator = separator
	return nil
}
