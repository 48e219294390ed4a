package query_test

import (
	"slices"
	"testing"

	"kiosque/query"
)

func TestTheWordsOfAQuestionAreThoseAnAnswerHas(t *testing.T) {
	for text, want := range map[string][]string{
		"":                              nil,
		`b a "a c" =d`:                  {"b", "a", "c", "d"},
		`a -b NOT (c d) OR e`:           {"a", "e"},
		`aa* bb~ pays:BE 2015..2016 c`:  {"c"},
		`titre:(l’État OR "a b") \OR a`: {"l’État", "a", "b", "OR"},
		"NOT (a NOT b)":                 nil,
	} {
		if got := query.Read(text).Words(); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestAWalkSeesEveryNodeInOrderAndPassesByWhatIsNotWanted(t *testing.T) {
	e := query.Read("a (bb* OR =c) NOT da~ title:(x lang:fr)")
	var seen []string
	query.Walk(e.Root, func(n query.Node) bool {
		seen = append(seen, n.String())
		_, isOr := n.(query.Or)
		return !isOr
	})
	want := []string{e.String(), "a", "bb* OR =c", "NOT da~1", "da~1", "title:(x lang:fr)", "x lang:fr", "x", "lang:fr"}
	if !slices.Equal(seen, want) {
		t.Errorf("%q, want %q", seen, want)
	}
	query.Walk(nil, func(query.Node) bool { t.Error("nothing was asked"); return true })
}
