package server

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"kiosque/index"
	"kiosque/query"
	"kiosque/web"
)

// maxParts bounds the pages of all values of a facet: ten times as many organisations as a million articles name.
const maxParts = 10_000

// weightOfNames is what the values weigh that are counted and named in hundreds of thousands.
const weightOfNames = heavy + 1

// asked is a question for the values of a facet.
type asked struct {
	query  query.Query
	facet  query.Facet
	wanted web.Wanted
}

// facet returns the facet that the path names.
func (r *request) facet() (query.Facet, error) {
	if f := query.Facet(r.param); slices.Contains(query.Facets, f) {
		return f, nil
	}
	return "", errFacet
}

// errFacet says which facets there are.
var errFacet = fmt.Errorf("no such facet: expected one of %s", strings.Trim(fmt.Sprint(query.Facets), "[]"))

// values reads which values of a facet are asked for: own are the parameters that are none of the question.
func (s *server) values(r *request, own map[string]func(*web.Wanted, string) bool) (asked, error) {
	facet, err := r.facet()
	if err != nil {
		return asked{}, err
	}
	a := asked{facet: facet}
	given := r.values
	r.values = maps.Clone(r.values)
	for name, set := range own {
		if err := setWanted(&a.wanted, name, given[name], set); err != nil {
			return asked{}, err
		}
		delete(r.values, name)
	}
	if a.query, err = r.question(); err != nil {
		return asked{}, err
	}
	if facet == query.Organisation {
		a.wanted.Named = s.named(a.wanted.Find)
	}
	if facet == query.Organisation || facet == query.Source {
		r.weight += weightOfNames
	}
	return a, nil
}

// named returns the value of the organisation that has such a name, "" where there is none: an
// acronym may be typed in small letters.
func (s *server) named(text string) string {
	if s.Body == nil || text == "" {
		return ""
	}
	value, known := s.Body(text)
	if !known {
		value, _ = s.Body(strings.ToUpper(text))
	}
	return value
}

// setWanted reads a parameter; an empty value is the same as none, since forms send those.
func setWanted(w *web.Wanted, name string, given []string, set func(*web.Wanted, string) bool) error {
	given = slices.DeleteFunc(slices.Clone(given), func(v string) bool { return v == "" })
	switch {
	case len(given) > 1:
		return &query.Error{Parameter: name, Expected: "one value"}
	case len(given) == 1 && !set(w, given[0]):
		return &query.Error{Parameter: name, Expected: wantedExpected[name]}
	}
	return nil
}

var wantedExpected = map[string]string{
	"find":   "at most " + strconv.Itoa(query.MaxName) + " characters",
	"prefix": "at most " + strconv.Itoa(query.MaxName) + " characters",
	"order":  "one of count, name",
	"letter": "a letter from A to Z, or #",
	"part":   "a whole number from 1 to " + strconv.Itoa(maxParts),
}

// The parameters of the page of all values, and of their JSON.
var (
	pageWanted = map[string]func(*web.Wanted, string) bool{
		"find": setFind, "order": setOrder, "letter": setLetter, "part": setPart,
	}
	jsonWanted = map[string]func(*web.Wanted, string) bool{"prefix": setFind}
)

func setFind(w *web.Wanted, text string) bool {
	w.Find = strings.TrimSpace(strings.ToValidUTF8(text, " "))
	return utf8.RuneCountInString(w.Find) <= query.MaxName
}

func setOrder(w *web.Wanted, text string) bool {
	w.Order = web.Order(text)
	return w.Order == web.ByCount || w.Order == web.ByName
}

var letter = regexp.MustCompile(`^(?:[A-Z]|` + web.Others + `)$`)

func setLetter(w *web.Wanted, text string) bool {
	w.Letter = text
	return letter.MatchString(text)
}

func setPart(w *web.Wanted, text string) bool {
	n, err := strconv.Atoi(text)
	w.Part = n
	return err == nil && 1 <= n && n <= maxParts
}

func (s *server) valuesPage(r *request) (response, error) {
	a, err := s.values(r, pageWanted)
	if err != nil {
		return response{}, err
	}
	r.frame.Query = joined(a.query.Values(), a.wanted.Values())
	return s.ask(r, func(ctx context.Context, from index.View) (response, error) {
		values, err := from.Values(ctx, a.query, a.facet)
		if err != nil {
			return response{}, err
		}
		page := web.ValuesPage{Search: a.query, Facet: a.facet, Wanted: a.wanted, Values: values}
		return pageResponse(func(b *bytes.Buffer) error { return web.Values(b, r.frame, page) })
	})
}

func joined(a, b url.Values) url.Values {
	maps.Copy(a, b)
	return a
}

// valuesAnswer is the JSON of /facets/{name}: as many values as the question's page has hits.
type valuesAnswer struct {
	Facet  string      `json:"facet"`
	Total  int         `json:"total"` // values that fit
	Values []valueJSON `json:"values"`
}

func (s *server) valuesJSON(r *request) (response, error) {
	a, err := s.values(r, jsonWanted)
	if err != nil {
		return response{}, err
	}
	a.wanted.Part, a.wanted.Size, a.wanted.Order = a.query.Page, a.query.Size, web.ByFit
	return s.ask(r, func(ctx context.Context, from index.View) (response, error) {
		values, err := from.Values(ctx, a.query, a.facet)
		if err != nil {
			return response{}, err
		}
		return jsonResponse(http.StatusOK, typeJSON, newValuesAnswer(a.facet, r.frame.List(a.facet, values, a.wanted)))
	})
}

func newValuesAnswer(f query.Facet, found web.Listing) valuesAnswer {
	all := make([]valueJSON, len(found.Values))
	for i, v := range found.Values {
		all[i] = valueJSON{v.Value.Value, v.Label, v.Count, v.Chosen}
	}
	return valuesAnswer{string(f), found.Total, all}
}
