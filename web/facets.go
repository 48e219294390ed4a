package web

import (
	"cmp"
	"slices"
	"strconv"

	"golang.org/x/text/collate"

	"kiosque/index"
	"kiosque/query"
)

// shownValues is how many values of a facet are seen before "more": two facets
// of that length fill the height of a screen.
const shownValues = 12

// facet is one group of check boxes.
type facet struct {
	Name     string // of the parameter
	Title    string
	Shown    []box
	Rest     []box
	RestText string
	Unlisted string // how many rarer values are not even there
}

// box is one check box.
type box struct {
	ID, Name, Value, Label, Count string
	Chosen                        bool
}

func newFacets(f Frame, facets []index.Facet) []facet {
	var all []facet
	for _, of := range facets {
		if len(of.Values) > 0 {
			all = append(all, newFacet(f, of))
		}
	}
	return all
}

func newFacet(f Frame, of index.Facet) facet {
	v := facet{Name: string(of.Name), Title: f.T("facet." + string(of.Name))}
	for i, value := range f.order(of) {
		b := box{
			ID: v.Name + "-" + strconv.Itoa(i), Name: v.Name, Value: value.Value, Label: f.Label(of.Name, value.Value),
			Count: f.Language.Number(value.Count), Chosen: value.Chosen,
		}
		if i < shownValues || value.Chosen {
			v.Shown = append(v.Shown, b)
		} else {
			v.Rest = append(v.Rest, b)
		}
	}
	v.RestText = f.N("filters.more", len(v.Rest))
	if of.Unlisted > 0 {
		v.Unlisted = f.N("filters.unlisted", of.Unlisted)
	}
	return v
}

// order returns the values of a facet as the page lists them: years from the
// latest on and the undated last, everything else by count and then by name.
func (f Frame) order(of index.Facet) []index.Value {
	values := slices.Clone(of.Values)
	if of.Name == query.Year || of.Name == query.Mentioned {
		slices.SortStableFunc(values, func(a, b index.Value) int { return cmp.Compare(yearOrder(b), yearOrder(a)) })
		return values
	}
	names := collate.New(f.Language.tag, collate.IgnoreCase)
	slices.SortStableFunc(values, func(a, b index.Value) int {
		if a.Count != b.Count {
			return cmp.Compare(b.Count, a.Count)
		}
		return names.CompareString(f.Label(of.Name, a.Value), f.Label(of.Name, b.Value))
	})
	return values
}

func yearOrder(v index.Value) string {
	if v.Value == query.Undated {
		return ""
	}
	return v.Value
}
