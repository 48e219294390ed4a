package web

import (
	"bytes"
	"net/url"
	"slices"
	"strings"
	"testing"

	"kiosque/article"
	"kiosque/index"
	"kiosque/query"
)

func asked(t *testing.T, raw string) query.Query {
	t.Helper()
	v, err := url.ParseQuery(raw)
	if err != nil {
		t.Fatal(err)
	}
	q, err := query.Parse(v)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func searchPage(t *testing.T, f Frame, p SearchPage) page {
	t.Helper()
	f.Query = p.Search.Values()
	return parsed(t, func(b *bytes.Buffer) error { return Search(b, f, p) })
}

func TestAHitShowsItsTitleItsFactsAndItsMarks(t *testing.T) {
	a := written("a1", "Une cyberattaque mondiale", []string{"La police de Belgique a parlé d’une cyberattaque."}, nil)
	a.Countries = []article.Fact{claim(&a, "BE", "Belgique")}
	a.Date = article.Date{NotBefore: "2018-04-27"}
	hit := index.Hit{Article: a, Fragments: []index.Fragment{
		{Field: "title", Text: a.TitleText(), Marks: []article.Span{{Start: 4, End: 16}}},
		{Field: "body", Text: "d’une cyberattaque.", Marks: []article.Span{{Start: 8, End: 20}}},
		{Field: "removed", Text: "cyberattaque", Marks: []article.Span{{Start: 0, End: 12}}},
	}}
	p := searchPage(t, frame("fr"), searched(asked(t, "q=cyberattaque&country=BE"), 1, hit))
	p.want("h1", "1 article pour «\u202fcyberattaque\u202f»")
	p.want(".hit h2", "Une cyberattaque mondiale")
	p.want(".hit mark", "cyberattaque", "cyberattaque", "cyberattaque")
	p.want(".meta bdi, .meta span", "Le Journal", "sans date, après le 27\u00a0avril 2018", "français")
	p.want(".facts a", "Belgique")
	p.want(".fragment-removed .tag", "Dans le texte écarté")
	if have := p.attributes(".hit h2 a", "href"); !slices.Equal(have, []string{"/read/a1?country=BE&hit=1&q=cyberattaque"}) {
		t.Errorf("the link leads to %q", have)
	}
	if have := p.attributes(".facts a", "href"); !slices.Equal(have, []string{"/?q=cyberattaque"}) {
		t.Errorf("the chosen country's link takes it away: have %q", have)
	}
	if have := p.attributes(".hit h2 a, .fragment > [lang]", "lang"); !slices.Equal(have, []string{"fr", "fr", "fr"}) {
		t.Errorf("every text of the article names its language: have %q", have)
	}
}

func TestYearsComeLatestFirstAndUndatedLast(t *testing.T) {
	s := searched(query.New(), 9)
	s.Result.Facets = []index.Facet{{Name: query.Year, Values: []index.Value{
		{Value: "undated", Count: 5}, {Value: "2015", Count: 3}, {Value: "2017", Count: 1},
	}}}
	searchPage(t, frame("en"), s).want("#facet-year .value", "2017", "2015", "undated")
}

func TestEveryFilterHasAChipThatTakesItAway(t *testing.T) {
	s := searched(asked(t, "q=a&country=BE&country=FR&year=undated&from=2015-01-01&scope=raw&page=3"), 100)
	p := searchPage(t, frame("en"), s)
	p.want(".chips a",
		"Remove the filter Year undated ×", "Remove the filter Country Belgium ×", "Remove the filter Country France ×",
		"Remove the filter Dates of publication from 1 January 2015 ×", "Remove the filter Removed text included ×", "Clear all")
	links := p.attributes(".chips a", "href")
	if links[1] != "/?country=FR&from=2015-01-01&q=a&scope=raw&year=undated" || links[5] != "/?q=a" {
		t.Errorf("have %q", links)
	}
}

func TestPagesHaveNeighboursAndSayWhereTheyAre(t *testing.T) {
	p := searchPage(t, frame("en"), searched(asked(t, "q=a&page=5"), 1000))
	p.want(".paging-text", "page 5 of 100")
	p.want(".pages li", "1", "…", "3", "4", "5", "6", "7", "…", "100")
	if have := p.attributes("[rel=next], [rel=prev]", "href"); !slices.Equal(have, []string{"/?page=4&q=a", "/?page=6&q=a"}) {
		t.Errorf("have %q", have)
	}
}

func TestTheCursorGoesOnWherePageNumbersEnd(t *testing.T) {
	s := searched(asked(t, "q=a&page=100&size=100"), 20000)
	s.Result.Next = "c100"
	p := searchPage(t, frame("en"), s)
	if have := p.attributes("[rel=next]", "href"); !slices.Equal(have, []string{"/?cursor=c100&q=a&size=100"}) {
		t.Errorf("have %q", have)
	}
}

func TestAPageBehindTheLastSaysSo(t *testing.T) {
	p := searchPage(t, frame("en"), searched(asked(t, "q=a&page=9"), 12))
	p.want("main .lede", "There is no page 9: the last one is page 2. Go to the last page")
}

func TestNothingFoundOffersWaysOut(t *testing.T) {
	s := searched(asked(t, "q=zzz&country=BE"), 0)
	p := searchPage(t, frame("en"), s)
	p.want("h1", "No article answers this search")
	if have := p.attributes("main a:not(.follow a)", "href"); !slices.Equal(have, []string{"/?q=zzz", "/?country=BE&q=zzz&scope=raw", "/"}) {
		t.Errorf("have %q", have)
	}
}

func TestCopiesAreCountedAndCanBeListed(t *testing.T) {
	a := written("a2", "Une dépêche", nil, nil)
	a.Story = "a1"
	p := searchPage(t, frame("en"), searched(asked(t, "q=a&country=BE&page=2"), 12, index.Hit{Article: a, Copies: 3}))
	p.want(".copies", "3 copies")
	if have := p.attributes(".copies a", "href"); !slices.Equal(have, []string{"/?copies=all&country=BE&q=a&story=a1"}) {
		t.Errorf("have %q", have)
	}
	p = searchPage(t, frame("en"), searched(asked(t, "q=a&copies=all&story=a1"), 4))
	p.want(".chips a", "Remove the filter copies of one article ×", "Clear all")
	if have := p.attributes(".chips a", "href"); !slices.Equal(have, []string{"/?q=a", "/?q=a"}) {
		t.Errorf("have %q", have)
	}
	if have := p.attributes("#search [type=hidden]", "name"); !slices.Equal(have, []string{"copies", "story"}) {
		t.Errorf("have %q", have)
	}
}

func TestAnEmptyPageKeepsTheOrderAndTheSizeForTheNextSearch(t *testing.T) {
	p := searchPage(t, frame("en"), searched(asked(t, "q=zzz&sort=newest&size=50"), 0))
	if have := p.attributes("#search [type=hidden]", "value"); !slices.Equal(have, []string{"50", "newest"}) {
		t.Errorf("have %q", have)
	}
}

func TestWaysOutSayHowManyArticlesTheyLeadTo(t *testing.T) {
	s := searched(asked(t, "q=zzz&country=BE&year=2017"), 0)
	s.Without, s.Removed = []int{0, 12}, []int{1}
	p := searchPage(t, frame("en"), s)
	p.want(".without", "0 articles", "12 articles", "1 article")
	s.Removed = []int{0}
	if p = searchPage(t, frame("en"), s); len(p.all(`main a[href*="scope=raw"]`)) != 0 {
		t.Error("a way that leads nowhere is offered")
	}
}

func TestASearchIsNamedByItsWordsAndItsFirstFilters(t *testing.T) {
	for asked1, want := range map[string]string{
		"":                             "Kiosque – Press archive in French and English",
		"q=police":                     "police – Kiosque",
		"q=police&country=BE":          "police, Belgium – Kiosque",
		"country=BE&from=2015&to=2019": "Belgium, from 1 January 2015 to 31\u00a0December 2019 – Kiosque",
		"year=2011&year=2012&year=2013&year=2014&year=2015": "2011, 2012, 2013, 2014 – Kiosque",
	} {
		searchPage(t, frame("en"), searched(asked(t, asked1), 3)).want("title", want)
	}
}

func TestDatesSayWhatTheyLeaveOut(t *testing.T) {
	for asked1, want := range map[string][]string{
		"q=a&from=2015":              {"/?q=a&year=undated"},
		"q=a&year=2015&country=BE":   {"/?country=BE&q=a&year=undated"},
		"q=a&year=2015&year=undated": nil,
		"q=a":                        nil,
	} {
		s := dated(searched(asked(t, asked1), 3), query.ByYear, period("2015", 3, 0))
		s.Timeline.Undated = index.Counted{Count: 1234, All: 2000}
		if have := searchPage(t, frame("en"), s).attributes(".folded a", "href"); !slices.Equal(have, want) {
			t.Errorf("%s: have %q", asked1, have)
		}
		if drawn := len(searchPage(t, frame("en"), s).all(".has-chosen")) > 0; drawn != (want != nil) {
			t.Errorf("%s: what is left out is drawn apart: %t", asked1, drawn)
		}
	}
}

func TestWhatIsNewSinceAGenerationHasAChip(t *testing.T) {
	for lang, want := range map[string]string{
		"en": "Remove the filter new since generation 000005 ×", "fr": "Retirer le filtre ajouts depuis la génération 000005 ×",
	} {
		p := searchPage(t, frame(lang), searched(asked(t, "q=a&since=000005&sort=added&page=2"), 100))
		p.want(".chips li:first-child a", want)
		if have := p.attributes(".chips a", "href"); have[0] != "/?q=a&sort=added" || have[1] != "/?q=a&sort=added" {
			t.Errorf("without: %q", have)
		}
		p.want("#sort option[selected]", map[string]string{"en": "last added", "fr": "derniers ajouts"}[lang])
		if have := p.attributes("form input[name=since]", "value"); len(have) == 0 || have[0] != "000005" {
			t.Errorf("another search keeps %q", have)
		}
	}
}

func TestWithoutWordsNothingIsMoreRelevant(t *testing.T) {
	searchPage(t, frame("en"), searched(asked(t, "country=BE"), 3)).want("#sort option", "archive order", "newest first", "oldest first", "last added")
	searchPage(t, frame("en"), searched(asked(t, "q=a"), 3)).want("#sort option", "relevance", "newest first", "oldest first", "last added")
}

func TestBoxesThatAreNotThereAreNotExplained(t *testing.T) {
	s := searched(asked(t, "q=zzz"), 0)
	searchPage(t, frame("en"), s).want(".at-once")
	s.Result.Facets = []index.Facet{organisations(2)}
	searchPage(t, frame("en"), s).want(".at-once", "Ticking a box applies at once.")
}

func TestAnEmptyArchiveIsExplained(t *testing.T) {
	searchPage(t, frame("en"), searched(query.New(), 0)).want("h1", "The archive is empty")
}

func TestTheLanguageOfTheAddressIsCarriedOn(t *testing.T) {
	f := frame("fr")
	f.Explicit = true
	p := searchPage(t, f, searched(asked(t, "q=a&country=BE"), 1, index.Hit{Article: written("x", "T", nil, nil)}))
	for _, link := range slices.Concat(p.attributes("main a:not(.to-filters)", "href"), p.attributes(".brand", "href")) {
		if !strings.Contains(link, "ui=fr") {
			t.Errorf("%q forgets the language", link)
		}
	}
	if have := p.attributes("#search [type=hidden]", "value"); !slices.Equal(have, []string{"fr"}) {
		t.Errorf("hidden: %q", have)
	}
}

// hostile holds texts that would be markup, a link or a template if anything were not escaped.
var hostile = []string{
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `'"--></title></textarea><svg onload=alert(1)>`,
	`javascript:alert(1)`, `{{.}}`, "\u202eabc", `&lt;b&gt;`, `</mark><mark>`,
}

func TestNothingInAnArticleOrAQueryBecomesMarkup(t *testing.T) {
	for _, text := range hostile {
		a := written(text, text, []string{text}, []string{text})
		a.Source, a.Author, a.URL, a.Path, a.Lang = text, text, text, text, text
		a.Countries = []article.Fact{claim(&a, text, text)}
		a.Organisations = a.Countries
		q := query.New()
		q.Text, q.Filters = text, map[query.Facet][]string{query.Organisation: {text}}
		s := searched(q, 1, index.Hit{Article: a, Fragments: []index.Fragment{
			{Field: "body", Text: text, Marks: []article.Span{{Start: 0, End: len(text)}}},
		}})
		said := [][]string{{text}}
		for _, code := range []string{"ignored_words", Translated, Named, Untranslated, Proposed, Corrected, Relaxed, query.BadValue} {
			s.Notes = append(s.Notes, Note{Code: code, Words: []string{text}, Asked: said, Lang: "en"})
		}
		s.Alone = []Alone{{text, q, 3}}
		s.Result.Hits[0].Reasons = []index.Reason{{Typed: text, Found: []index.Occurrence{{Word: text, Field: text}}}}
		s.Result.Facets = []index.Facet{{Name: query.Organisation, Values: []index.Value{{Value: text, Count: 1}}}}
		s = dated(s, query.ByMonth, period("2015-03", 7, 4))
		unharmed(t, searchPage(t, frame("fr"), s), text)
		unharmed(t, readPage(t, frame("fr"), ReadPage{Article: a, Search: q, Marks: find(text), Similar: s.Result.Hits}), text)
		unharmed(t, parsed(t, func(b *bytes.Buffer) error {
			found := []index.Association{{Kind: index.AssociatedWord, Value: text}, {Kind: index.AssociatedOrganisation, Value: text}}
			return Associated(b, frame("fr"), AssociatedPage{Search: q, Found: found})
		}), text)
		unharmed(t, parsed(t, func(b *bytes.Buffer) error {
			return Error(b, frame("fr"), ErrorPage{Status: 400, Parameter: text, Expected: text})
		}), text)
	}
}

func unharmed(t *testing.T, p page, text string) {
	t.Helper()
	if have := len(p.all("script")); have != 1 {
		t.Errorf("%q: %d scripts", text, have)
	}
	if have := len(p.all("img, [onload], [onerror]")); have != 0 {
		t.Errorf("%q became markup", text)
	}
	for _, link := range p.attributes("[href]", "href") {
		if !strings.HasPrefix(link, "/") && !strings.HasPrefix(link, "#") {
			t.Errorf("%q became the link %q", text, link)
		}
	}
}
