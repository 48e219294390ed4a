package server

import (
	"bytes"
	"strings"
	"testing"

	"kiosque/index"
	"kiosque/query"
	"kiosque/web"
)

// texts of JSON that need escapes, and some that do not.
var odd = []string{"", "Le Monde", "l’été", `a"b\c`, "<b>&amp;", "a\x00\n\t\x7f", "\u2028", "a\u2029b", "\xff", "é\xc3", "\u00e2\u0080\u00a8", "\U0001F600"}

func TestAnAnswerIsWhatEncodingJSONMakesOfIt(t *testing.T) {
	language, _ := web.Find("fr")
	for name, result := range map[string]index.Result{
		"nothing": {}, "much": plenty(), "odd": {Facets: []index.Facet{{Name: query.Source, Values: oddValues()}}},
	} {
		l, f := web.Labels{Language: language}, found{Corrected: index.Corrected{Result: result, Query: query.New()}}
		var have, want bytes.Buffer
		if err := encodeAnswer(&have, listing{labels: l}, f); err != nil {
			t.Fatal(err)
		}
		if err := encode(&want, newAnswer(l, f)); err != nil {
			t.Fatal(err)
		}
		if have.String() != want.String() {
			t.Errorf("%s: have\n%s\nwant\n%s", name, have.String(), want.String())
		}
	}
}

func oddValues() []index.Value {
	var all []index.Value
	for i, text := range odd {
		all = append(all, index.Value{Value: text, Count: i * 999, Chosen: i%2 == 0})
	}
	return all
}

func FuzzATextIsQuotedAsEncodingJSONDoes(f *testing.F) {
	for _, text := range odd {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var want bytes.Buffer
		if err := encode(&want, text); err != nil {
			t.Fatal(err)
		}
		if have := string(appendText(nil, text)); have != strings.TrimSuffix(want.String(), "\n") {
			t.Errorf("%q: have %s, want %s", text, have, want.String())
		}
	})
}
