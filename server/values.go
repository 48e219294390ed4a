package server

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
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

// values reads which values of a facet are asked for: setters are of the parameters that are none of the question.
func (s *server) values(r *request, setters map[string]setter[web.Wanted]) (asked, error) {
	facet, err := r.facet()
	if err != nil {
		return asked{}, err
	}
	a := asked{facet: facet}
	if err := takeOwn(r, &a.wanted, setters); err != nil {
		return asked{}, err
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

// The parameters of the page of all values, and of their JSON.
var (
	pageWanted = map[string]setter[web.Wanted]{"find": setFind, "order": setOrder, "letter": setLetter, "part": setPart}
	jsonWanted = map[string]setter[web.Wanted]{"prefix": setFind}
)

func setFind(w *web.Wanted, text string) string {
	w.Find = strings.TrimSpace(strings.ToValidUTF8(text, " "))
	if utf8.RuneCountInString(w.Find) > query.MaxName {
		return "at most " + strconv.Itoa(query.MaxName) + " characters"
	}
	return ""
}

func setOrder(w *web.Wanted, text string) (expected string) {
	w.Order, expected = orderOf(text)
	return expected
}

// orderOf reads an order that a reader can ask for.
func orderOf(text string) (order web.Order, expected string) {
	if order = web.Order(text); order != web.ByCount && order != web.ByName {
		return "", "one of count, name"
	}
	return order, ""
}

var letter = regexp.MustCompile(`^(?:[A-Z]|` + web.Others + `)$`)

func setLetter(w *web.Wanted, text string) string {
	if !letter.MatchString(text) {
		return "a letter from A to Z, or #"
	}
	w.Letter = text
	return ""
}

func setPart(w *web.Wanted, text string) string {
	n, ok := number(text, maxParts)
	if w.Part = n; !ok || n == 0 {
		return "a whole number from 1 to " + strconv.Itoa(maxParts)
	}
	return ""
}

func (s *server) valuesPage(r *request) (response, error) {
	a, err := s.values(r, pageWanted)
	if err != nil {
		return response{}, err
	}
	return s.ask(r, func(ctx context.Context, from index.View) (response, error) {
		values, err := from.Values(ctx, a.query, a.facet)
		if err != nil {
			return response{}, err
		}
		page := web.ValuesPage{Search: a.query, Facet: a.facet, Wanted: a.wanted, Values: values}
		return pageResponse(func(b *bytes.Buffer) error { return web.Values(b, r.frame, page) })
	})
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
