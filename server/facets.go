package server

import (
	"slices"
	"strconv"

	"kiosque/index"
	"kiosque/query"
	"kiosque/web"
)

type facetsJSON struct {
	Year         []valueJSON `json:"year"`
	Country      []valueJSON `json:"country"`
	Organisation []valueJSON `json:"organisation"`
	Lang         []valueJSON `json:"lang"`
	Source       []valueJSON `json:"source"`
	Mentioned    []valueJSON `json:"mentioned"`
}

type valueJSON struct {
	Value  string `json:"value"`
	Label  string `json:"label"`
	Count  int    `json:"count"`
	Chosen bool   `json:"chosen,omitempty"`
}

func newFacetsJSON(l web.Labels, facets []index.Facet) facetsJSON {
	byName := map[query.Facet][]valueJSON{}
	for _, f := range facets {
		values := make([]valueJSON, len(f.Values))
		for i, label := range l.Labels(f) {
			v := &f.Values[i]
			values[i] = valueJSON{v.Value, label, v.Count, v.Chosen}
		}
		byName[f.Name] = values
	}
	return facetsJSON{
		Year: orEmpty(byName[query.Year]), Country: orEmpty(byName[query.Country]),
		Organisation: orEmpty(byName[query.Organisation]), Lang: orEmpty(byName[query.Lang]),
		Source: orEmpty(byName[query.Source]), Mentioned: orEmpty(byName[query.Mentioned]),
	}
}

// facetNames are the facets in the order of facetsJSON, and what they are called there.
var facetNames = []struct {
	facet query.Facet
	name  string
}{
	{query.Year, "year"}, {query.Country, "country"}, {query.Organisation, "organisation"},
	{query.Lang, "lang"}, {query.Source, "source"}, {query.Mentioned, "mentioned"},
}

// appendFacets appends what package encoding/json would make of newFacetsJSON, three times
// as fast: the hundreds of values are most of an answer.
func appendFacets(b []byte, l web.Labels, facets []index.Facet) []byte {
	open := byte('{')
	for _, of := range facetNames {
		b = appendText(append(b, open), of.name)
		b = append(b, ":["...)
		if i := slices.IndexFunc(facets, func(f index.Facet) bool { return f.Name == of.facet }); i >= 0 {
			b = appendValues(b, l, facets[i])
		}
		b, open = append(b, ']'), ','
	}
	return append(b, '}')
}

func appendValues(b []byte, l web.Labels, f index.Facet) []byte {
	for i, label := range l.Labels(f) {
		if i > 0 {
			b = append(b, ',')
		}
		v := &f.Values[i]
		b = appendText(append(b, `{"value":`...), v.Value)
		b = appendText(append(b, `,"label":`...), label)
		b = strconv.AppendInt(append(b, `,"count":`...), int64(v.Count), 10)
		if v.Chosen {
			b = append(b, `,"chosen":true`...)
		}
		b = append(b, '}')
	}
	return b
}
