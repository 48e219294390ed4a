package server

import (
	"reflect"
	"testing"

	"kiosque/query"
	"kiosque/web"
)

func TestNoWordIsDroppedInSilence(t *testing.T) {
	for text, want := range map[string][]web.Note{
		"":               {},
		"cyberattaque":   {},
		"cyberattaque !": {},
		"le parquet":     {{Code: "ignored_words_fr", Words: []string{"le"}}},
		"the parquet":    {{Code: "ignored_words_en", Words: []string{"the"}}},
		"on the rocks":   {{Code: "ignored_words", Words: []string{"on"}}, {Code: "ignored_words_en", Words: []string{"the"}}},
		"???":            {{Code: "nothing_searched", Words: []string{"???"}}},
	} {
		q := query.New()
		q.Text = text
		if have := notes(q); !same(have, want) {
			t.Errorf("%q: have %v, want %v", text, have, want)
		}
	}
}

func TestATranslationThatWasNotMadeIsSaid(t *testing.T) {
	q := query.New()
	q.Text, q.Translate = "cyber", true
	if have := notes(q); !same(have, []web.Note{{Code: "not_translated"}}) {
		t.Errorf("have %v", have)
	}
}

func same(a, b []web.Note) bool { return len(a) == len(b) && (len(a) == 0 || reflect.DeepEqual(a, b)) }
