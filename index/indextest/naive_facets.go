package indextest

import (
	"slices"

	"kiosque/article"
	"kiosque/query"
)

func meetsFilters(a *article.Article, q query.Query, but query.Facet) bool {
	for f, chosen := range q.Filters {
		if f != but && !slices.ContainsFunc(valuesOf(a, f), func(v string) bool { return slices.Contains(chosen, v) }) {
			return false
		}
	}
	return true
}

// valuesOf returns the values that an article has in f, each once. One without a source has
// its path as source, by which nobody counts.
func valuesOf(a *article.Article, f query.Facet) []string {
	switch f {
	case query.Country:
		return values(a.Countries)
	case query.Organisation:
		return values(a.Organisations)
	case query.Mentioned:
		return values(a.Mentioned)
	case query.Source:
		if a.Source == "" || a.Source == a.Path {
			return nil
		}
		return []string{a.Source}
	case query.Lang:
		return []string{a.Lang}
	}
	if a.Date.Value == "" {
		return []string{query.Undated}
	}
	return []string{a.Date.Year()}
}

func values(facts []article.Fact) []string {
	return slices.Compact(slices.Sorted(slices.Values(article.Values(facts))))
}

// meetsBounds: a date as wide as a month or a year is within bounds when one of
// its days is.
func meetsBounds(a *article.Article, from, to query.Day) bool {
	if from == "" && to == "" {
		return true
	}
	return a.Date.Value != "" && lastDay(a) >= string(from) && (to == "" || firstDay(a) <= string(to))
}

// lastDay is the last day that the date of an article can mean; each month has 31.
func lastDay(a *article.Article) string { return a.Date.Value + "0000-12-31"[len(a.Date.Value):] }

// firstDay is the first day that the date of an article can mean; "" when it is undated.
func firstDay(a *article.Article) string {
	if a.Date.Value == "" {
		return ""
	}
	return a.Date.Value + "0000-01-01"[len(a.Date.Value):]
}
