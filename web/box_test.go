package web

import (
	"bytes"
	"net/url"
	"slices"
	"strings"
	"testing"

	"kiosque/query"
)

func TestTheBoxHasTheFocusOnlyWhereNothingIsAsked(t *testing.T) {
	for raw, want := range map[string]int{"": 1, "q=a": 0, "country=BE": 0, "page=2": 0} {
		p := searchPage(t, frame("en"), searched(asked(t, raw), 3))
		if have := len(p.all("#q[autofocus]")); have != want {
			t.Errorf("%q: have %d, want %d", raw, have, want)
		}
		if have := p.attributes("#q", "maxlength"); !slices.Equal(have, []string{"1000"}) {
			t.Errorf("%q: the box takes %q characters", raw, have)
		}
	}
}

// Without script there are no suggestions, no keys and no waiting: what is for them stays hidden or empty.
func TestWhatIsForTheScriptIsHiddenWithoutIt(t *testing.T) {
	p := searchPage(t, frame("fr"), searched(asked(t, "q=a"), 3))
	for _, selector := range []string{"#suggestions[hidden]", ".keys-help[hidden]", "#waiting[role=status]", "#suggestions-said[role=status]"} {
		if len(p.all(selector)) != 1 {
			t.Errorf("no %s", selector)
		}
	}
	p.want("#waiting", "")
	p.want("#suggestions-list li")
	if have := p.attributes("#q", "role"); !slices.Equal(have, []string{""}) {
		t.Errorf("a box that is no combobox says it is %q", have)
	}
}

func TestASuggestionSaysWhatItLeadsTo(t *testing.T) {
	english := Labels{Language: frame("en").Language}
	for _, c := range []struct {
		kind, text string
		count      int
		want       string
	}{
		{"title", "A title", 1, "opens the article"},
		{"organisation", "Europol", 1, "filter by organisation · 1 article"},
		{"country", "Belgium", 1234, "filter by country · 1,234 articles"},
		{"phrase", "prime minister", 97, "97 articles"},
		{"word", "police", 2, "2 articles"},
		{"word", "l’attaque", 213, "search"},
		{"word", "police attack", 1145, "search"},
	} {
		if have := english.Suggestion(c.kind, c.text, c.count); have != c.want {
			t.Errorf("%+v: have %q", c, have)
		}
	}
	if have := english.Suggestions(0) + english.Suggestions(1) + english.Suggestions(8); have != "1 suggestion8 suggestions" {
		t.Errorf("have %q", have)
	}
}

func TestAQuestionIsAskedWithoutEachOfItsParts(t *testing.T) {
	for text, want := range map[string]string{
		``:                       ``,
		`a b`:                    ``,
		`"a b"`:                  ``,
		`"a b" c`:                `c; "a b"`,
		`a NOT b`:                `NOT b; a`,
		`a country:BE 2017..`:    `country:BE 2017..; a 2017..; a country:BE`,
		`title:a`:                `a`,
		`title:"a b" country:BE`: `country:BE; title:"a b"; "a b" country:BE`,
		`a OR title:b`:           `a OR b`,
		`NOT title:a`:            ``,
	} {
		q := query.New()
		q.Text, q.Page = text, 3
		var have []string
		for _, part := range Parts(q) {
			have = append(have, part.Query.Text)
			if part.Query.Page != 1 {
				t.Errorf("%s: on page %d", text, part.Query.Page)
			}
		}
		if strings.Join(have, "; ") != want {
			t.Errorf("%s: have %q, want %q", text, have, want)
		}
	}
}

func TestAWayOutThatLeadsNowhereIsNotOffered(t *testing.T) {
	s := searched(asked(t, "q=%22a+b%22+-c&country=BE&year=2017"), 0)
	s.Parts, s.Removed, s.Freed, s.Cleared = []int{0, 12}, []int{0}, []int{0}, []int{0}
	p := searchPage(t, frame("en"), s)
	p.want(".ways li", "Search without excluding “c” 12 articles", "Show all the articles")
	p.want("main .clear")
	s.Cleared = []int{7}
	searchPage(t, frame("en"), s).want("main .chips li:last-child", "Clear all 7 articles")
	s.Alone = []Alone{{"a", query.New(), 3}, {"b", query.New(), 0}, {"c", query.New(), Uncounted}}
	if have := searchPage(t, frame("en"), s).texts(".alone a"); !slices.Equal(have, []string{"a", "c"}) {
		t.Errorf("have %q", have)
	}
}

func TestNotesSayNothingOfHitsThatHaveAll(t *testing.T) {
	s := searched(asked(t, "q=le+a+b"), 3)
	s.Notes = []Note{
		{Code: "ignored_words", Words: []string{"le"}}, {Code: Unrelaxed, Lang: "fr", Words: []string{"a", "b"}, Of: 2, Least: 2},
		{Code: Relaxed, Lang: "und", Words: []string{"a", "b"}, Of: 2, Least: 1}, {Code: Named, Words: []string{"Federal Reserve"}, Asked: [][]string{{"Federal Reserve"}}},
	}
	p := searchPage(t, frame("en"), s)
	p.want(".notes > p", "No article in another language has both words; these have one of them.", "Taken for the name of an organisation:", "Too common to be searched: “le”.")
	p.want(".notes .fixed, .notes .noted a", "Federal Reserve")
}

func errorPage(t *testing.T, f Frame, p ErrorPage) page {
	t.Helper()
	return parsed(t, func(b *bytes.Buffer) error { return Error(b, f, p) })
}

func TestAnErrorThatPassesSaysWhenAndHowToTryAgain(t *testing.T) {
	f := frame("en")
	f.Query = url.Values{"q": {"police attack"}, "page": {"2"}}
	p := errorPage(t, f, ErrorPage{Status: 503, Cause: "slow", Retry: 5})
	p.want(".again", "Please wait 5 seconds. Try again")
	want := []string{"/?page=2&q=police+attack", "/?q=police+attack&translate=off", "/?q=title%3A%28police+attack%29"}
	if have := p.attributes(".again a, .ways a", "href"); !slices.Equal(have, want) {
		t.Errorf("have %q", have)
	}
	p = errorPage(t, f, ErrorPage{Status: 429, Retry: 1})
	p.want(".again", "Please wait 1 second. Try again")
	p.want(".ways a")
	p = errorPage(t, f, ErrorPage{Status: 404})
	p.want(".again")
	f.Path = "/read/x"
	errorPage(t, f, ErrorPage{Status: 503, Cause: "slow", Retry: 5}).want(".ways a")
}

func TestAPageOfResultsThatIsGoneLeadsToTheFirst(t *testing.T) {
	f := frame("fr")
	f.Query = url.Values{"q": {"police"}, "cursor": {"x"}}
	p := errorPage(t, f, ErrorPage{Status: 400, Cause: "cursor", Parameter: "cursor", Expected: "x"})
	if have := p.attributes(".ways a", "href"); !slices.Equal(have, []string{"/?q=police"}) {
		t.Errorf("have %q", have)
	}
	p.want(".lede", "Les archives ont été reconstruites depuis. Reprenez la recherche à sa première page.")
}

func TestAWrongParameterCanBeLeftOut(t *testing.T) {
	f := frame("fr")
	f.Query = url.Values{"q": {"police"}, "from": {"2019"}, "to": {"2015"}}
	p := errorPage(t, f, ErrorPage{Status: 400, Parameter: "to", Expected: "x"})
	p.want(".ways a", "La même recherche, sans «\u202fto\u202f»")
	if have := p.attributes(".ways a", "href"); !slices.Equal(have, []string{"/?from=2019-01-01&q=police"}) {
		t.Errorf("have %q", have)
	}
	f.Query = url.Values{"language": {"fr"}}
	errorPage(t, f, ErrorPage{Status: 400, Parameter: "language"}).want(".ways a")
	f.Query = url.Values{"q": {"a"}, "page": {"x"}, "size": {"x"}}
	errorPage(t, f, ErrorPage{Status: 400, Parameter: "page"}).want(".ways a")
}

func TestTheLanguageThatIsNotKnownIsToldWithThoseThatAre(t *testing.T) {
	p := errorPage(t, frame("fr"), ErrorPage{Status: 400, Parameter: "ui", Expected: Codes()})
	if have := strings.Join(p.texts(".lede"), ""); !strings.Contains(have, "l’une des langues en, fr") {
		t.Errorf("have %q", have)
	}
}
