package web

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"kiosque/index"
	"kiosque/query"
)

func TestEachTranslationCanBeTakenAway(t *testing.T) {
	s := searched(asked(t, "q=cyberattaque+mondiale&page=2&untranslated=zoo"), 30)
	s.Notes = []Note{{Code: Translated, Lang: "en", Words: []string{"cyberattaque", "mondiale"}, Asked: [][]string{{"cyberattack"}, {"global", "world"}}}}
	p := searchPage(t, frame("fr"), s)
	p.want(".noted li", "Ne pas traduire cyberattaque → cyberattack ×", "Ne pas traduire mondiale → global, world ×", "Ne rien traduire")
	want := []string{
		"/?q=cyberattaque+mondiale&untranslated=cyberattaque&untranslated=zoo",
		"/?q=cyberattaque+mondiale&untranslated=mondiale&untranslated=zoo",
		"/?q=cyberattaque+mondiale&translate=off",
	}
	if have := p.attributes(".noted a", "href"); !slices.Equal(have, want) {
		t.Errorf("have %q", have)
	}
	if have := p.attributes(".noted [lang]", "lang"); !slices.Equal(have, []string{"fr", "en", "fr", "en"}) {
		t.Errorf("have %q", have)
	}
}

func TestManyTranslationsAreFolded(t *testing.T) {
	s := searched(asked(t, "q=a"), 1)
	n := Note{Code: Translated, Lang: "fr"}
	for range foldedWords + 1 {
		n.Words, n.Asked = append(n.Words, "w"), append(n.Asked, []string{"m"})
	}
	s.Notes = []Note{n}
	searchPage(t, frame("en"), s).want(".notes details:not([open]) summary", "Translated for the articles in French: (13)")
}

func TestAnOrganisationIsUnmadeByQuotationMarksWhereThatCanBe(t *testing.T) {
	for text, want := range map[string]string{
		"attacks by Islamic State in Syria": `attacks by "Islamic State" in Syria`,
		`the "new Islamic State"`:           "",
		"Islamic State or Islamic State":    "",
		"title:Islamic State":               "",
		"unknown":                           "",
	} {
		q := query.New()
		q.Text = text
		have, ok := inQuotes(q, "Islamic State")
		if ok != (want != "") || ok && have.Text != want {
			t.Errorf("%s: have %q, %t", text, have.Text, ok)
		}
	}
}

func TestARelaxedPageListsItsWordsUnderTheNote(t *testing.T) {
	s := searched(asked(t, "q=a+b+c&page=2"), 30)
	s.Notes = []Note{{Code: Relaxed, Words: []string{"a", "b", "c"}, Of: 3, Least: 2, All: 4}, {Code: "ignored_words", Words: []string{"c"}}}
	s.Alone = []Alone{{"a", asked(t, "q=a"), 7}, {"b", asked(t, "q=b"), Uncounted}}
	p := searchPage(t, frame("en"), s)
	p.want(".notes > *",
		"4 articles have all 3 words; the others have at least 2. Only articles with all that was asked",
		"Each word by itself:", "a 7 articles\nb", "Too common to be searched: “c”.")
	if have := p.attributes(".notes a", "href"); !slices.Equal(have, []string{"/?q=a+b+c&relax=off", "/?q=a", "/?q=b"}) {
		t.Errorf("have %q", have)
	}
}

func TestACorrectedPageKeepsTheBoxAndGoesOnWithWhatWasAnswered(t *testing.T) {
	s := searched(asked(t, "q=terorisme&country=BE"), 30, index.Hit{Article: written("x", "T", nil, nil)})
	s.Answered = asked(t, "q=terrorisme&country=BE")
	s.Notes = []Note{{Code: Corrected, Words: []string{"terorisme"}, Asked: [][]string{{"terrorisme"}}}}
	p := searchPage(t, frame("fr"), s)
	p.want("h1", "30 articles pour «\u202fterrorisme\u202f»")
	p.want(".notes p", "Aucun article ne répond à «\u202fterorisme\u202f»\u202f; ceux-ci répondent à «\u202fterrorisme\u202f». Chercher «\u202fterorisme\u202f» tel quel")
	if have := p.attributes("#q", "value"); !slices.Equal(have, []string{"terorisme"}) {
		t.Errorf("the box holds %q", have)
	}
	if have := p.attributes(".notes a, .hit .open, [rel=next]", "href"); !slices.Equal(have, []string{
		"/?country=BE&q=terorisme&relax=off", "/read/x?country=BE&hit=1&q=terrorisme", "/?country=BE&page=2&q=terrorisme",
	}) {
		t.Errorf("have %q", have)
	}
}

func TestEveryExampleIsReadWithoutAProblem(t *testing.T) {
	for _, l := range Languages() {
		v := newSyntax(Frame{Labels: Labels{Language: l}}, SearchPage{Search: query.New()})
		for _, e := range v.Examples {
			if read := query.Read(e.Typed); read.Root == nil || len(read.Problems) > 0 || strings.HasPrefix(e.Text, "example.") {
				t.Errorf("%s: %q, %v", l.Code, e.Typed, read.Problems)
			}
		}
	}
}

func TestWhatIsHiddenInTheFormKeepsTheSearchAsItIs(t *testing.T) {
	p := searchPage(t, frame("en"), searched(asked(t, "q=a&translate=off&untranslated=b&untranslated=c&relax=off&explain=on"), 3))
	if have := p.attributes("#search [type=hidden]", "value"); !slices.Equal(have, []string{"on", "off", "off", "b", "c"}) {
		t.Errorf("have %q", have)
	}
	p.want(".chips a", "Remove the filter all the words ×", "Clear all")
}

func TestReasonsAreNumbersAndWords(t *testing.T) {
	h := index.Hit{Article: written("x", "T", nil, nil), Score: 3.5, Reasons: []index.Reason{{Typed: "police", Score: 3.5, Rarity: 1.25, Found: []index.Occurrence{
		{Word: "police", Field: "title", Exact: true, Frequency: 1, Length: 7, Weight: 2},
		{Word: "gilet jaun", Frequency: 2, Weight: 1},
		{Frequency: 0.5, Weight: 1},
	}}}}
	p := searchPage(t, frame("fr"), searched(asked(t, "q=police&explain=on"), 1, h))
	p.want(".reasons summary", "Pourquoi ce résultat\u202f? 3,50")
	p.want(".reasons b", "police")
	p.want(".reasons li li",
		"«\u202fpolice\u202f» dans le titre, une fois, parmi 7 mots, comme saisi, poids 2,00",
		"«\u202fgilet jaun\u202f» près l’un de l’autre, 2 fois, poids 1,00",
		"sous plusieurs formes, pesées ensemble 0,50")
}

func TestWhatGoesWithAQuestionNarrowsIt(t *testing.T) {
	for _, c := range []struct {
		typed string
		found index.Association
		want  string
	}{
		{"a", index.Association{Kind: index.AssociatedCountry, Value: "BE"}, "/?country=BE&q=a"},
		{"a", index.Association{Kind: index.AssociatedOrganisation, Value: "ONU"}, "/?org=ONU&q=a"},
		{"a", index.Association{Kind: index.AssociatedWord, Value: "mot"}, "/?q=a+mot"},
		{"a OU b", index.Association{Kind: index.AssociatedWord, Value: "OR"}, "/?q=%28a+OR+b%29+%5COR"},
	} {
		q := query.New()
		q.Text = c.typed
		p := parsed(t, func(b *bytes.Buffer) error {
			return Associated(b, frame("en"), AssociatedPage{Search: q, Found: []index.Association{c.found}})
		})
		if have := p.attributes(".with a", "href"); !slices.Equal(have, []string{c.want}) {
			t.Errorf("%+v: have %q", c.found, have)
		}
	}
	p := parsed(t, func(b *bytes.Buffer) error { return Associated(b, frame("fr"), AssociatedPage{Search: query.New()}) })
	p.want("main .lede", "Rien ne se détache.")
}

func TestSimilarArticlesNameTheirLanguage(t *testing.T) {
	a, b := written("a", "Titre", nil, nil), written("b", "", nil, nil)
	a.Lang = "en"
	p := readPage(t, frame("fr"), ReadPage{Article: b, Search: asked(t, "q=x"), Similar: []index.Hit{{Article: a}, {Article: b}}})
	p.want(".similar a", "Titre", "Sans titre")
	if have := p.attributes(".similar a", "lang"); !slices.Equal(have, []string{"en", "fr"}) {
		t.Errorf("have %q", have)
	}
	if have := p.attributes(".similar a", "href"); !slices.Equal(have, []string{"/read/a?q=x", "/read/b?q=x"}) {
		t.Errorf("have %q", have)
	}
}

func TestQuotationMarksThatFindNothingCanBeTakenAway(t *testing.T) {
	for text, want := range map[string]string{
		`"a b" c`:                `a b c`,
		`title:"a b" OR =c -"d"`: `title:(a b) OR c NOT "d"`,
		`a b`:                    "",
		`a -"b c"`:               "",
	} {
		q := query.New()
		q.Text = text
		if have, ok := Unquoted(q); ok != (want != "") || ok && have.Text != want {
			t.Errorf("%s: have %q, %t", text, have.Text, ok)
		}
	}
	s := searched(asked(t, "q=%22a+b%22"), 0)
	s.Removed, s.Freed = []int{0}, []int{7}
	searchPage(t, frame("en"), s).want(".ways li", "Search the words without quotation marks 7 articles", "Show all the articles")
}
