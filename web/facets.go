package web

import (
	"cmp"
	"slices"
	"strings"

	"kiosque/index"
	"kiosque/query"
)

// shape is how a facet looks on the page of results.
type shape struct {
	most    int  // values that are shown, besides the chosen ones
	compact bool // two columns: its values are short
	find    bool // a field looks for a value by its name
}

// shapes are few rows each: six facets are to be seen without scrolling far.
var shapes = map[query.Facet]shape{
	query.Year:         {most: 10, compact: true},
	query.Country:      {most: 10, find: true},
	query.Organisation: {most: 10, find: true},
	query.Lang:         {most: 8},
	query.Source:       {most: 8, find: true},
	query.Mentioned:    {most: 10, compact: true},
}

// facet is one group of check boxes.
type facet struct {
	Name    string // of the parameter
	Title   string
	Compact bool
	Mapped  bool   // its values are places on the map
	Only    string // the one value there is, where nothing is to be chosen; no boxes then
	Boxes   []box
	All     string // address of the page of all values, "" where all are shown
	AllText string
	Find    bool // a field looks for those that are not shown
	Page    string
	JSON    string // where a script finds values by their names
	FindBy  string // what the field looks for: "Search for a country"
}

// box is one check box.
type box struct {
	Facet               string // name of the parameter
	Number              int    // among the boxes of the facet, from 0
	Value, Label, Count string
	Chosen              bool
}

// facetOf returns a facet of an answer, without values where the answer has none.
func facetOf(r index.Result, name query.Facet) index.Facet {
	for _, of := range r.Facets {
		if of.Name == name {
			return of
		}
	}
	return index.Facet{Name: name}
}

func newFacets(f Frame, p SearchPage) []facet {
	all := make([]facet, 0, len(p.Result.Facets))
	for _, of := range p.Result.Facets {
		if len(of.Values) > 0 {
			all = append(all, newFacet(f, p, of))
		}
	}
	return all
}

func newFacet(f Frame, p SearchPage, of index.Facet) facet {
	v := facet{Name: string(of.Name), Title: f.T("facet." + string(of.Name)), Compact: shapes[of.Name].compact, Mapped: of.Name == query.Country}
	if first := of.Values[0]; isOnly(of, p.Result.Total) {
		v.Only = f.Label(of.Name, first.Value)
		return v
	}
	v.Boxes = newBoxes(f, of)
	if n := len(of.Values) + of.Unlisted; n > len(v.Boxes) {
		v.All = f.valuesLink(p.answered(), of.Name, Wanted{})
		v.AllText = f.T("facet.all."+v.Name, "n", f.Language.Number(n))
		v.Find, v.FindBy = shapes[of.Name].find, f.T("facet.find."+v.Name)
		v.Page, v.JSON = f.At(valuesPath+v.Name), f.At(facetsPath+v.Name)
	}
	return v
}

// isOnly tells whether every hit has the one value of a facet.
func isOnly(of index.Facet, total int) bool {
	first := of.Values[0]
	return len(of.Values)+of.Unlisted == 1 && !first.Chosen && first.Count == total
}

// newBoxes returns the boxes that are shown, the chosen ones among them.
func newBoxes(f Frame, of index.Facet) []box {
	most := shapes[of.Name].most
	values := f.listed(index.Facet{Name: of.Name, Values: leading(of, most)})
	all := make([]box, 0, most+1)
	for i, p := range order(of.Name, values) {
		v := &values[p.at]
		if i < most || v.Chosen || isYears(of.Name) {
			all = append(all, box{string(of.Name), i, v.Value.Value, v.label, f.Language.Number(v.Count), v.Chosen})
		}
	}
	return all
}

// leading returns the values of a facet among which those are that are shown: the chosen ones, and
// those with the most hits; of equals all, where their names decide.
func leading(of index.Facet, most int) []index.Value {
	if len(of.Values) <= most {
		return of.Values
	}
	least := of.Values[most-1].Count
	all := make([]index.Value, 0, 2*most)
	for i, v := range of.Values {
		if i < most || v.Chosen || v.Value == query.Undated || v.Count == least && !isYears(of.Name) {
			all = append(all, v)
		}
	}
	return all
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
		if isYears(of) {
			places[i] = place{at: i, head: ^headOf(yearOrder(values[i].Value.Value))}
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

// isYears tells whether the values of a facet are years, which have an order of their own.
func isYears(of query.Facet) bool { return of == query.Year || of == query.Mentioned }

// yearOrder sorts years: the undated are before all.
func yearOrder(value string) string {
	if value == query.Undated {
		return ""
	}
	return value
}
