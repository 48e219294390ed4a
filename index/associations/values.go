package associations

import (
	"slices"

	"kiosque/index"
	"kiosque/index/reading"
	"kiosque/query"
)

// Facets are those whose values may go with a question, in the order in which they are told.
var Facets = []struct {
	Kind  string
	Facet query.Facet
}{{index.AssociatedOrganisation, query.Organisation}, {index.AssociatedCountry, query.Country}}

// Counted is one facet in the hits of a question.
type Counted struct {
	Facet    query.Facet
	Hits     int
	Articles int            // of the archive
	Here     map[string]int // hits that have each value
	// Everywhere returns how many articles of the archive have each of values.
	Everywhere func(values []string) (map[string]int, error)
}

// Values returns the values of a facet in the hits of q, but for those that were asked for, by name or by field. Its
// error is that of Everywhere.
func Values(kind string, q query.Query, asked []index.Asked, c Counted) ([]Candidate, error) {
	var values []string
	named := factsOf(asked, c.Facet)
	for value, here := range c.Here {
		if here >= leastHits && !named[value] && !slices.Contains(q.Filters[c.Facet], value) {
			values = append(values, value)
		}
	}
	slices.Sort(values)
	everywhere, err := c.Everywhere(values)
	if err != nil {
		return nil, err
	}
	var all []Candidate
	for _, value := range values {
		found := index.Association{Kind: kind, Value: value, Here: c.Here[value], Sample: c.Hits, Everywhere: everywhere[value]}
		all = append(all, Candidate{found, c.Articles, c.Hits})
	}
	return all, nil
}

// factsOf returns the values of a facet that a question asks for.
func factsOf(asked []index.Asked, f query.Facet) map[string]bool {
	values := map[string]bool{}
	for _, a := range asked {
		reading.Walk(a.Root, func(n reading.Node) bool {
			if fact, ok := n.(reading.Fact); ok && fact.Facet == f && !fact.Within {
				values[fact.Value] = true
			}
			return true
		})
	}
	return values
}
