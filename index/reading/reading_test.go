package reading_test

import (
	"strings"
	"testing"

	"kiosque/analyzers"
	"kiosque/article"
	"kiosque/index/reading"
	"kiosque/query"
)

func ask(text string) query.Query {
	q := query.New()
	q.Text = text
	return q
}

func read(t *testing.T, q query.Query, lang string) reading.Reading {
	t.Helper()
	r, err := reading.Compile(q, lang, reading.Knowledge{Body: func(name string) (string, bool) {
		return "État islamique", strings.EqualFold(name, "islamic state")
	}})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestAQuestionIsAskedOfEachLanguageInItsWords(t *testing.T) {
	tests := []struct{ sentence, text, lang, want string }{
		{"its own", "les attaques à Paris", article.French, "attaques Paris"},
		{"the other's, without the small words of the first", "les attaques à Paris", article.English, "attaques Paris"},
		{"neither's, without them too", "les attaques à Paris", article.Other, "attaques Paris"},
		{"a word asked twice is one class", "police et police", article.French, "police"},
		{"what is not wanted is no class", "police -attaque", article.French, "police"},
	}
	for _, test := range tests {
		t.Run(test.sentence, func(t *testing.T) {
			var typed []string
			for _, c := range read(t, ask(test.text), test.lang).Classes() {
				typed = append(typed, c.Typed)
			}
			if got := strings.Join(typed, " "); got != test.want {
				t.Errorf("%s in %s: %q, want %q", test.text, test.lang, got, test.want)
			}
		})
	}
}

func TestOnlyPlainWordsAreTranslated(t *testing.T) {
	for text, translated := range map[string]bool{
		"cybercriminalité": true, "=cybercriminalité": false, `"cybercriminalité"`: false, "title:cybercriminalité": false,
	} {
		if got := len(read(t, ask(text), article.English).Said) > 0; got != translated {
			t.Errorf("%s translated: %v, want %v", text, got, translated)
		}
	}
	for name, set := range map[string]func(*query.Query){
		"translate=off": func(q *query.Query) { q.Translate = false },
		"untranslated":  func(q *query.Query) { q.Untranslated = []string{"Cybercriminalité"} },
	} {
		q := ask("cybercriminalité")
		set(&q)
		if said := read(t, q, article.English).Said; len(said) > 0 {
			t.Errorf("%s: %v", name, said)
		}
	}
}

func TestTheNameOfAnOrganisationStandsForItsWords(t *testing.T) {
	facts := 0
	reading.Walk(read(t, ask("Islamic State in Syria"), article.English).Root, func(n reading.Node) bool {
		if f, ok := n.(reading.Fact); ok && f.Value == "État islamique" && f.Times > 0 {
			facts++
		}
		return true
	})
	if facts != 2 {
		t.Errorf("%d of the two words may be the organisation", facts)
	}
}

func TestAQuestionIsRelaxedByItsLengthAndWhatItFinds(t *testing.T) {
	tests := []struct {
		sentence, text string
		met            []int // articles by the number of words they have
		nearest        bool
		want           int
	}{
		{"two words that some article has", "police attaque", []int{50, 50, 1}, true, 2},
		{"two words that no article has", "police attaque", []int{50, 150, 0}, true, 1},
		{"four words that ten articles have", "police attaque mairie Paris", []int{0, 0, 0, 90, 10}, true, 4},
		{"four words that nine articles have", "police attaque mairie Paris", []int{0, 0, 200, 91, 9}, true, 3},
		{"where fewer than a hundred have three", "police attaque mairie Paris", []int{0, 0, 200, 80, 9}, true, 2},
		{"sorted by date", "police attaque mairie Paris", []int{0, 0, 200, 91, 9}, false, 4},
	}
	for _, test := range tests {
		t.Run(test.sentence, func(t *testing.T) {
			r := read(t, ask(test.text), article.French)
			tally := r.Tally()
			copy(tally.Met, test.met)
			least := reading.Least(map[string]reading.Tally{article.French: tally}, test.nearest)[article.French]
			if least != test.want {
				t.Errorf("at least %d of %d words, want %d", least, len(r.Words()), test.want)
			}
		})
	}
}

func FuzzCompile(f *testing.F) {
	f.Add("l’attaque de \"Islamic State\" OU cyber* -police~2 titre:(a b)")
	f.Add("États-Unis 25 000 O.T.A.N. pays:BE 2015..2019")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 500 {
			return
		}
		for _, lang := range analyzers.Languages() {
			r := read(t, ask(text), lang)
			for step := range r.Steps() + 1 {
				r.Relaxed(step)
			}
			for _, c := range r.Classes() {
				checkClass(t, c)
			}
		}
	})
}

func checkClass(t *testing.T, c *reading.Class) {
	t.Helper()
	for _, w := range c.Ways {
		if len(w.Terms) == 0 || w.Weight <= 0 || w.Weight > 1 || w.Terms[0].Text == "" {
			t.Errorf("%q: way %+v", c.Typed, w)
		}
	}
	if c.Times <= 0 {
		t.Errorf("%q counts %v times", c.Typed, c.Times)
	}
}
