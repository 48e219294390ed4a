package server

import (
	"context"
	"net/http"
	"strconv"
	"unicode/utf8"

	"kiosque/index"
	"kiosque/index/vocabulary"
	"kiosque/query"
	"kiosque/web"
)

// Suggestions and similar articles in one answer: the usual number, and the most there are.
const (
	someHelp = 10
	mostHelp = 20
)

type suggestionsJSON struct {
	Suggestions []suggestionJSON `json:"suggestions"`
	Summary     string           `json:"summary"` // how many they are, in words; "" for none
}

// suggestionJSON is one way to go on; typed is [start, end) in bytes of the UTF-8 of
// the text, [0, 0] where what was typed does not stand in it.
type suggestionJSON struct {
	Text  string `json:"text"`
	Kind  string `json:"kind"` // "title", "organisation", "country", "phrase", "word"
	Value string `json:"value"`
	Count int    `json:"count"`
	Typed [2]int `json:"typed"`
	Note  string `json:"note"` // what it leads to, in words
}

func (s *server) suggestJSON(r *request) (response, error) {
	size, err := r.helpSize("q", "format")
	if err != nil {
		return response{}, err
	}
	typed, err := r.typed()
	if err != nil {
		return response{}, err
	}
	form, err := r.suggestForm()
	if err != nil {
		return response{}, err
	}
	r.weight = words(typed)
	return s.ask(r, func(ctx context.Context, from index.View) (response, error) {
		found, err := from.Suggest(ctx, typed, r.frame.Language.Code, size)
		if err != nil {
			return response{}, err
		}
		return form(r.frame.Labels, typed, found)
	})
}

// suggestForm returns how suggestions are told: as an address asks, ours where it does not say.
func (r *request) suggestForm() (func(l web.Labels, typed string, found []vocabulary.Suggestion) (response, error), error) {
	given := r.values["format"]
	switch {
	case len(given) == 0 || len(given) == 1 && given[0] == "":
		return suggestOurs, nil
	case len(given) == 1 && given[0] == "opensearch":
		return suggestOpenSearch, nil
	}
	return nil, &query.Error{Parameter: "format", Expected: "opensearch, or no format"}
}

func suggestOurs(l web.Labels, _ string, found []vocabulary.Suggestion) (response, error) {
	return jsonResponse(http.StatusOK, typeJSON, newSuggestionsJSON(l, found))
}

// suggestOpenSearch tells suggestions as browsers read them (OpenSearch Suggestions 1.0): what was typed, and how it may go on.
func suggestOpenSearch(_ web.Labels, typed string, found []vocabulary.Suggestion) (response, error) {
	texts := []string{}
	for _, f := range found {
		texts = append(texts, f.Text)
	}
	return jsonResponse(http.StatusOK, "application/x-suggestions+json; charset=utf-8", []any{typed, texts})
}

func newSuggestionsJSON(l web.Labels, found []vocabulary.Suggestion) suggestionsJSON {
	all := make([]suggestionJSON, len(found))
	for i, f := range found {
		all[i] = suggestionJSON{f.Text, f.Kind, f.Value, f.Count, [2]int{f.Start, f.End}, l.Suggestion(f.Kind, f.Text, f.Count)}
	}
	return suggestionsJSON{all, l.Suggestions(len(all))}
}

// typed returns what stands in the box. Blanks at its end say that a word is whole.
func (r *request) typed() (string, error) {
	if len(r.values["q"]) > 1 {
		return "", &query.Error{Parameter: "q", Expected: "one value"}
	}
	text := r.values.Get("q")
	if utf8.RuneCountInString(text) > query.MaxText {
		return "", &query.Error{Parameter: "q", Expected: "at most " + strconv.Itoa(query.MaxText) + " characters"}
	}
	return text, nil
}

// helpSize returns how many answers are wanted; besides size only the parameters named may stand.
func (r *request) helpSize(others ...string) (int, error) {
	if err := r.only(append(others, "size")...); err != nil {
		return 0, err
	}
	given := r.values["size"]
	if len(given) == 0 || len(given) == 1 && given[0] == "" {
		return someHelp, nil
	}
	size, err := strconv.Atoi(given[0])
	if err != nil || len(given) > 1 || size < 1 || size > mostHelp {
		return 0, &query.Error{Parameter: "size", Expected: "a whole number from 1 to " + strconv.Itoa(mostHelp)}
	}
	return size, nil
}
