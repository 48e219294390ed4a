package columns

import (
	"fmt"

	"kiosque/article"
	"kiosque/query"
)

// Row is what the columns keep of one article.
type Row struct {
	First, Last uint32     // the days that its date can mean, as yyyymmdd; 0: undated
	Story       string     // the id of the first article that tells its story; "" where it has no copies
	Values      [][]string // by facet, in the order of query.Facets; repeats count once
}

// RowOf returns the row of a.
func RowOf(a *article.Article) Row {
	first, last := days(a.Date.Value)
	r := Row{First: first, Last: last, Story: a.Story, Values: make([][]string, 0, len(query.Facets))}
	for _, f := range query.Facets {
		r.Values = append(r.Values, facetValues[f](a))
	}
	return r
}

// facetValues says where the values of each facet stand in an article.
var facetValues = map[query.Facet]func(*article.Article) []string{
	query.Year:         func(a *article.Article) []string { return []string{yearOf(a)} },
	query.Country:      func(a *article.Article) []string { return article.Values(a.Countries) },
	query.Organisation: func(a *article.Article) []string { return article.Values(a.Organisations) },
	query.Lang:         func(a *article.Article) []string { return []string{a.Lang} },
	query.Source:       sourcesOf,
	query.Mentioned:    func(a *article.Article) []string { return article.Values(a.Mentioned) },
}

// sourcesOf returns the source that was stated. An article without one has its path
// as source, which nobody counts by.
func sourcesOf(a *article.Article) []string {
	if a.Source == "" || a.Source == a.Path {
		return nil
	}
	return []string{a.Source}
}

func yearOf(a *article.Article) string {
	if year := a.Date.Year(); year != "" {
		return year
	}
	return query.Undated
}

// days turns "2017-03-12", "2017-03" or "2017" into its first and last day, as yyyymmdd.
func days(date string) (first, last uint32) {
	var y, m, d uint32
	n, _ := fmt.Sscanf(date, "%4d-%2d-%2d", &y, &m, &d)
	switch n {
	case 3:
		return y*10000 + m*100 + d, y*10000 + m*100 + d
	case 2:
		return y*10000 + m*100 + 1, y*10000 + m*100 + 31
	case 1:
		return y*10000 + 101, y*10000 + 1231
	}
	return 0, 0
}
