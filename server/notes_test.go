package server

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"kiosque/index"
	"kiosque/index/reading"
	"kiosque/index/vocabulary"
	"kiosque/query"
	"kiosque/web"
)

// read reads a question as an engine without articles does.
func read(t *testing.T, q query.Query) index.Corrected {
	t.Helper()
	c := index.Corrected{Query: q}
	readings, err := reading.CompileAll(q, reading.Knowledge{})
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range []string{"fr", "en"} {
		r := readings[lang]
		c.Asked = append(c.Asked, index.Asked{Reading: r, Typed: r, Least: r.Steps()})
	}
	return c
}

func TestNoWordIsDroppedInSilence(t *testing.T) {
	for text, want := range map[string][]web.Note{
		"":                         nil,
		"cyberattaque":             nil,
		"cyberattaque !":           nil,
		"le parquet fédéral":       {{Code: "ignored_words", Words: []string{"le"}}},
		"the federal parliament":   {{Code: "ignored_words", Words: []string{"the"}}},
		`"le parquet"`:             {{Code: "ignored_words_fr", Words: []string{"le"}}},
		"???":                      {{Code: "nothing_searched", Words: []string{"???"}}},
		"attaque Attaque attaques": nil,
	} {
		q := query.New()
		q.Text, q.Translate = text, false
		have := slices.DeleteFunc(notes(read(t, q), q), func(n web.Note) bool { return n.Code == web.TranslationOff })
		if !same(have, want) {
			t.Errorf("%q: have %v, want %v", text, have, want)
		}
	}
}

func TestEveryProblemOfTheGrammarIsSaidInBothLanguages(t *testing.T) {
	for text, want := range map[string]string{
		`"Paris`:       query.Unclosed,
		"titre: Paris": query.Empty,
		"foo:bar":      query.UnknownField,
		"year:soon":    query.BadValue,
		"a* Paris":     query.ShortPrefix,
		strings.Repeat("(", 25) + "a" + strings.Repeat(")", 25): query.TooDeep,
		strings.Repeat("a ", 200):                               query.TooManyWords,
	} {
		q := query.New()
		q.Text = text
		all := notes(read(t, q), q)
		i := slices.IndexFunc(all, func(n web.Note) bool { return n.Code == want })
		if i < 0 {
			t.Errorf("%.20q: %v, want %s", text, all, want)
			continue
		}
		for _, l := range web.Languages() {
			if said := (web.Labels{Language: l}).Note(all[i]); strings.HasPrefix(said, "note.") || !strings.Contains(said, all[i].Words[0]) {
				t.Errorf("%s %s: %q", l.Code, want, said)
			}
		}
	}
}

func TestAPatternThatStandsForTooMuchIsSaid(t *testing.T) {
	q := query.New()
	q.Text = "co*"
	c := read(t, q)
	c.Asked[0].Refused, c.Asked[1].Refused = []string{"co*"}, []string{"co*"}
	want := []web.Note{{Code: web.TooManyForms, Words: []string{"co*"}, Of: reading.MaxForms}}
	if have := notes(c, q); !same(have, want) {
		t.Errorf("have %v", have)
	}
}

func TestTranslationsAreSaidOnceAndNotTheWordItself(t *testing.T) {
	q := query.New()
	said := []reading.Said{
		{Typed: "Islamic", Ways: []string{"islamic", "islamique"}, Rule: reading.Translated},
		{Typed: "Islamic State", Ways: []string{"Daech"}, Rule: reading.Translated},
		{Typed: "Paris", Ways: []string{"Paris"}, Rule: reading.Translated},
		{Typed: "Islamic State", Ways: []string{"État islamique"}, Rule: reading.Named},
		{Typed: "Islamic State", Ways: []string{"Daech"}, Rule: reading.Translated},
	}
	c := index.Corrected{Query: q, Result: index.Result{Asked: []index.Asked{
		{Reading: reading.Reading{Lang: "fr", Said: said}}, {Reading: reading.Reading{Lang: "en", Said: said[3:4]}},
	}}}
	want := []web.Note{
		{Code: web.Translated, Lang: "fr", Words: []string{"Islamic State"}, Asked: [][]string{{"Daech"}}},
		{Code: web.Named, Words: []string{"Islamic State"}, Asked: [][]string{{"État islamique"}}},
	}
	if have := notes(c, q); !same(have, want) {
		t.Errorf("have %+v", have)
	}
}

func TestWhatTheReaderWantsUntranslatedIsSaid(t *testing.T) {
	q := query.New()
	q.Text, q.Untranslated = "cyberattaque", []string{"cyberattaque"}
	if have := notes(read(t, q), q); !same(have, []web.Note{{Code: web.Untranslated, Words: []string{"cyberattaque"}}}) {
		t.Errorf("have %v", have)
	}
	q.Translate = false
	if have := notes(read(t, q), q); !same(have, []web.Note{{Code: web.TranslationOff}}) {
		t.Errorf("have %v", have)
	}
}

func TestSpellingIsSaidOrProposed(t *testing.T) {
	typed, mended := query.New(), query.New()
	typed.Text, mended.Text = "cyberatacque", "cyberattaque"
	c := index.Corrected{Query: mended, Applied: true, Corrections: []vocabulary.Correction{{Typed: "cyberatacque", Text: "cyberattaque", End: 12}}}
	if have := english(nil).Notes(notes(c, typed)); !slices.Equal(have, []string{"No article answers “cyberatacque”; these answer “cyberattaque”."}) {
		t.Errorf("have %q", have)
	}
	c.Query, c.Applied = typed, false
	if have := english(nil).Notes(notes(c, typed)); !slices.Equal(have, []string{"Did you mean “cyberattaque”?"}) {
		t.Errorf("have %q", have)
	}
}

func TestARelaxedQuestionSaysWhatTheHitsHave(t *testing.T) {
	five := func(lang string, least, all int) index.Asked {
		q := query.New()
		q.Text, q.Translate = "banque ministre avion fleuve zèbre", false
		r, err := reading.Compile(q, "und", reading.Knowledge{})
		if err != nil {
			t.Fatal(err)
		}
		r.Lang = lang
		return index.Asked{Reading: r.Relaxed(least), Typed: r, Least: least, All: all}
	}
	for _, test := range []struct {
		name            string
		french, english index.Asked
		narrowed        bool
		want            []string
	}{
		{"none has all", five("fr", 3, 0), five("en", 3, 0), false, []string{"No article has all 5 words; these have at least 3."}},
		{"some have all", five("fr", 3, 2), five("en", 3, 1), false, []string{"3 articles have all 5 words; the others have at least 3."}},
		{"one word is enough", five("fr", 1, 0), five("en", 1, 0), false, []string{"No article has all 5 words; these have at least one."}},
		{"filters hide some", five("fr", 3, 1), five("en", 3, 0), true, []string{"Without the filters 1 article has all that was asked; these have at least 3 of the 5 words."}},
		{"languages differ", five("fr", 3, 0), five("en", 2, 0), false, []string{"No article in French has all 5 words; these have at least 3.", "No article in English has all 5 words; these have at least 2."}},
		{"one language is whole", five("fr", 5, 0), five("en", 2, 1), false, []string{"The articles in French have all that was asked.", "1 article in English has all 5 words; the others have at least 2."}},
		{"nothing was relaxed", five("fr", 5, 0), five("en", 5, 0), false, []string{}},
	} {
		t.Run(test.name, func(t *testing.T) {
			q := query.New()
			if test.narrowed {
				q = q.Toggle(query.Country, "BE")
			}
			languages := index.Facet{Name: query.Lang, Values: []index.Value{{Value: "fr", Count: 2}, {Value: "en", Count: 1}}}
			c := index.Corrected{Query: q, Result: index.Result{Total: 3, Asked: []index.Asked{test.french, test.english}, Facets: []index.Facet{languages}}}
			if have := english(nil).Notes(relaxedNotes(c)); !slices.Equal(have, test.want) {
				t.Errorf("have %q", have)
			}
		})
	}
}

func same(a, b []web.Note) bool { return len(a) == len(b) && (len(a) == 0 || reflect.DeepEqual(a, b)) }
