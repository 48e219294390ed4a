package web

import (
	"maps"
	"net/url"
	"slices"
)

// hidden is a field of a form that nobody sees.
type hidden struct{ Name, Value string }

// kept returns parameters as hidden fields, with the language of the page where its address names that.
func (f Frame) kept(values url.Values) []hidden {
	var all []hidden
	for _, name := range slices.Sorted(maps.Keys(values)) {
		for _, value := range values[name] {
			all = append(all, hidden{name, value})
		}
	}
	if f.Explicit {
		all = append(all, hidden{"ui", f.Language.Code})
	}
	return all
}
