package web

import (
	"slices"
	"strconv"

	"kiosque/query"
)

// question is a question and its addresses, for the many links of a page that differ from
// it in one thing.
type question struct {
	query.Query
	whole address
	first address // from its first hit on
}

func (f Frame) question(q query.Query) question {
	return question{q, f.address(q), f.address(firstPage(q))}
}

// page returns the address of a page by its number.
func (q question) page(number int) string {
	if number == 1 {
		return q.first.of("/")
	}
	return q.first.at("/", "page", []string{strconv.Itoa(number)})
}

// toggled returns the address of q.Toggle.
func (q question) toggled(name query.Facet, value string) string {
	chosen := slices.DeleteFunc(slices.Clone(q.Filters[name]), func(v string) bool { return v == value })
	if len(chosen) == len(q.Filters[name]) {
		chosen = append(chosen, value)
		slices.Sort(chosen)
	}
	return q.first.at("/", string(name), chosen)
}
