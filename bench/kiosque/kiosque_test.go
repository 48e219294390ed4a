package kiosque

import (
	"testing"

	"kiosque/article"
	"kiosque/bench/queries"
	"kiosque/query"
)

func TestAQueryIsTypedAsAReaderDoes(t *testing.T) {
	for _, c := range []struct {
		kind         queries.Kind
		words        []string
		typed, plain string
	}{
		{queries.Word, []string{"peace"}, `peace`, `"peace"`},
		{queries.Or, []string{"oil", "gas", "coal"}, `oil OR gas OR coal`, `"oil" OR "gas" OR "coal"`},
		{queries.And, []string{"oil", "gas"}, `oil gas`, `"oil" "gas"`},
		{queries.Phrase, []string{"oil", "price"}, `"oil price"`, `"oil price"`},
	} {
		q := queries.Query{Kind: c.kind, Words: c.words}
		if have := Parameters(q, false); len(have) != 1 || have.Get("q") != c.typed {
			t.Errorf("%s: %v", c.kind, have)
		}
		have, err := question(q, true)
		if err != nil || have.Text != c.plain || have.Translate || have.Relax || have.Copies != query.All {
			t.Errorf("%s, plain: %+v, %v", c.kind, have, err)
		}
	}
}

func TestEveryOwnQuestionIsAnAddress(t *testing.T) {
	asked := []queries.Query{{Kind: queries.Word, Band: "common", Words: []string{"oil"}}, {Kind: queries.Word, Band: "common", Words: []string{"security"}}}
	for _, own := range [][]queries.Query{nil, asked[:1], asked} {
		for _, o := range questions(own) {
			values, err := parsed(o.Address)
			if err != nil {
				t.Errorf("%s: %v, %v", o.Name, values, err)
			}
		}
	}
	if word, long := commonWords(asked); word != "oil" || long != "security" {
		t.Errorf("%s, %s", word, long)
	}
}

func TestMarksStandInTheText(t *testing.T) {
	if have := marked("oil and gas", []article.Span{{Start: 0, End: 3}, {Start: 8, End: 11}}); have != "<mark>oil</mark> and <mark>gas</mark>" {
		t.Errorf("have %s", have)
	}
}
