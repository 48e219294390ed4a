package web

import (
	"cmp"
	"slices"
	"strings"

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
	Mapped   bool   // its values are places on the map
	Unlisted string // how many rarer values are not even there
}

// box is one check box.
type box struct {
	Facet               string // name of the parameter
	Number              int    // among the boxes of the facet, from 0
	Value, Label, Count string
	Chosen              bool
}

func newFacets(f Frame, facets []index.Facet) []facet {
	all := make([]facet, 0, len(facets))
	for _, of := range facets {
		if len(of.Values) > 0 {
			all = append(all, newFacet(f, of))
		}
	}
	return all
}

func newFacet(f Frame, of index.Facet) facet {
	v := facet{Name: string(of.Name), Title: f.T("facet." + string(of.Name)), Mapped: of.Name == query.Country}
	v.Shown, v.Rest = newBoxes(f, of)
	v.RestText = f.N("filters.more", len(v.Rest))
	if of.Unlisted > 0 {
		v.Unlisted = f.N("filters.unlisted", of.Unlisted)
	}
	return v
}

// newBoxes returns the boxes that are seen at first, the chosen ones among them, and the rest.
func newBoxes(f Frame, of index.Facet) (shown, rest []box) {
	values := f.listed(of)
	places := order(of.Name, values)
	all, seen := make([]box, len(places)), 0 // both in one
	for i, p := range places {
		if i < shownValues || values[p.at].Chosen {
			seen++
		}
	}
	shown, rest = all[:0:seen], all[seen:seen]
	for i, p := range places {
		v := &values[p.at]
		b := box{string(of.Name), i, v.Value.Value, v.label, f.Language.Number(v.Count), v.Chosen}
		if i < shownValues || v.Chosen {
			shown = append(shown, b)
		} else {
			rest = append(rest, b)
		}
	}
	return shown, rest
}

// place is where a value stands among the others of its facet: small, and without
// pointers, since there are hundreds to sort.
type place struct {
	at    int
	count int
	head  uint64 // of what is compared next
}

// order returns the values of a facet as the page lists them: years from the
// latest on and the undated last, everything else by count and then by name.
func order(of query.Facet, values []listed) []place {
	places := make([]place, len(values))
	for i := range values {
		places[i] = place{i, values[i].Count, values[i].head}
		if of == query.Year || of == query.Mentioned {
			places[i] = place{at: i, head: ^headOf(yearOrder(values[i].Value))}
		}
	}
	slices.SortFunc(places, func(a, b place) int {
		switch {
		case a.count != b.count:
			return b.count - a.count
		case a.head != b.head:
			return cmp.Compare(a.head, b.head)
		}
		return cmp.Or(strings.Compare(values[a.at].order, values[b.at].order), a.at-b.at)
	})
	return places
}

func yearOrder(v *index.Value) string {
	if v.Value == query.Undated {
		return ""
	}
	return v.Value
}
