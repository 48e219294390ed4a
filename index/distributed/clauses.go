package distributed

// The queries of the cluster that questions are made of.

// term is the articles that have a token in a field, scored by how often they do, times boost; 0: once.
func term(field, token string, boost float64) object {
	return object{"term": object{field: weighed(object{"value": token}, boost)}}
}

// weighed gives a query its boost.
func weighed(query object, boost float64) object {
	if boost != 0 && boost != 1 {
		query["boost"] = boost
	}
	return query
}

// atLeast is what meets at least so many of queries, scored by their sum.
func atLeast(least int, queries []any) any {
	switch {
	case len(queries) == 0:
		return object{"match_none": object{}}
	case len(queries) == 1 && least == 1:
		return queries[0]
	case len(queries) == least:
		return object{"bool": object{"must": queries}}
	}
	return object{"bool": object{"should": queries, "minimum_should_match": least}}
}

// unranked is what meets all of queries and scores nothing; everything where there are none.
func unranked(queries ...any) any {
	if len(queries) == 0 {
		queries = []any{object{"match_all": object{}}}
	}
	return object{"bool": object{"filter": queries}}
}

// within is what meets query among what meets filter.
func within(query any, filter ...any) any {
	return object{"bool": object{"must": []any{query}, "filter": filter}}
}

// besidesIt is what meets query; what it meets of others adds to its score.
func besidesIt(query any, others ...any) any {
	if len(others) == 0 {
		return query
	}
	return object{"bool": object{"must": []any{query}, "should": others}}
}

// constant is what meets query, with one score.
func constant(query any, score float64) any {
	return object{"constant_score": object{"filter": query, "boost": score}}
}
