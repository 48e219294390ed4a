package distributed

import "kiosque/query"

// orders are what each order sorts by. Undated articles come last both ways: in the place of a day they have one
// that is before, or after, all others.
var orders = map[query.Sort]object{
	query.Relevance: {"_score": object{"order": "desc"}},
	query.Newest:    {firstField: object{"order": "desc", "missing": 0}},
	query.Oldest:    {firstField: object{"order": "asc", "missing": 99999999}},
	query.Added:     {cameField: object{"order": "desc"}},
}

// order is that of q; what ranks alike stands in the order of the corpus.
func order(q query.Query) []object {
	return []object{orders[q.Sort], {placeField: object{"order": "asc"}}}
}
