package web

import (
	"bytes"
	"strings"
	"testing"

	"kiosque/api"
	"kiosque/article"
	"kiosque/index"
	"kiosque/query"
)

// everyPage are views that together have what the templates show.
func everyPage(t *testing.T) map[string][]any {
	t.Helper()
	return everyPageIn(t, frame("fr"), Frame{Labels: Labels{Language: Languages()[0], Names: &Names{}}, Path: "/", Explicit: true, RequestID: "1"})
}

// everyPageIn are those views in each of some frames.
func everyPageIn(t *testing.T, frames ...Frame) map[string][]any {
	t.Helper()
	a := written("a1", "Une <cyberattaque> & mondiale", []string{"La police de Belgique a parlé d’une cyberattaque.", "Fin."}, []string{"Lire aussi"})
	a.Countries, a.Organisations = []article.Fact{claim(&a, "BE", "Belgique")}, []article.Fact{claim(&a, "A & <B>", "police")}
	a.URL, a.Author, a.Story = "https://journal.test/?a=b&c=d", "Zoé", "s1"
	hit := index.Hit{Article: a, Copies: 2, Score: 1.5, Fragments: []index.Fragment{
		{Field: "title", Text: a.TitleText(), Marks: []article.Span{{Start: 4, End: 16}}},
		{Field: "body", Text: "d’une cyberattaque.", Marks: []article.Span{{Start: 8, End: 20}}},
		{Field: "removed", Text: "Lire", Marks: []article.Span{{Start: 0, End: 4}}},
	}, Reasons: []index.Reason{{Typed: "a", Found: []index.Occurrence{{Word: "a", Field: "title"}}}}}
	untitled := index.Hit{Article: written("a2", "", []string{"Texte."}, nil)}
	full := searched(asked(t, `q="cyberattaque"+a&country=BE&page=5&from=2015-01-01&scope=raw&explain=on`), 2345, hit, untitled)
	full.Result.Articles, full.Result.Facets = 3000, []index.Facet{many(query.Organisation), many(query.Year), {Name: query.Country, Unlisted: 3, Values: []index.Value{{Value: "BE", Count: 1, Chosen: true}}}}
	full.Result.Facets[0].Unlisted = 1200
	full.Notes = []Note{
		{Code: Relaxed, Words: []string{"a", "b"}, Of: 2, Least: 1}, {Code: Translated, Lang: "en", Words: []string{"police"}, Asked: [][]string{{"cop"}}},
		{Code: Named, Words: []string{"ONU"}, Asked: [][]string{{"ONU"}}}, {Code: "ignored_words", Words: []string{"de"}},
	}
	full.Alone = []Alone{{Word: "a", Query: query.New(), Total: 3}, {Word: "b", Query: query.New(), Total: Uncounted}}
	full.Timeline = index.Timeline{Unit: query.ByMonth, Periods: []index.Period{period("2015-03", 7, 4), period("2015-05", 2, 0), period("2019-01", 0, 0)}, Undated: index.Counted{Count: 900, All: 1000}}
	none := searched(asked(t, `q="a+b"+-c+title:d&country=BE&year=2017`), 0)
	none.Without, none.Freed, none.Parts, none.Cleared = []int{4}, []int{1}, []int{2, 0, 3}, []int{5}
	all := map[string][]any{}
	for _, f := range frames {
		for _, p := range []SearchPage{full, none, searched(query.New(), 0), searched(query.New(), 3, untitled), dated(searched(asked(t, "share=on"), 3, untitled), query.ByYear, period("2015", 7, 0)), searched(asked(t, "cursor=x"), 30, hit)} {
			view := newSearchView(f, p)
			all["search.html"] = append(all["search.html"], &view)
		}
		cited := ReadPage{Article: a, Search: asked(t, "q=a&page=2"), Marks: find("a"), Hit: 11, Removed: true, Passage: article.Span{Start: 40, End: 60}}
		cited.Way = Way{Number: 11, Total: 30, Before: &hit, After: &untitled}
		lost := ReadPage{Article: cutUp(), Search: query.New(), Marks: find("i"), Passage: article.Span{Start: 4000, End: 6000}, Way: Way{Number: 1, Total: 1}}
		for _, p := range []ReadPage{cited, lost, {Article: a, Search: full.Search, Marks: find("police"), Similar: []index.Hit{hit, untitled}}, {Article: untitled.Article, Search: query.New()}} {
			view := newReadView(f, p)
			all["read.html"] = append(all["read.html"], &view)
		}
		long := written("a3", "Autre", []string{"Un deux.", strings.Repeat("mot ", foldedFrom), "Trois <b> quatre."}, nil)
		other := written("a4", "Autre", []string{"Un trois.", strings.Repeat("mot ", foldedFrom), "Neuf.", "Trois <b>", "quatre."}, nil)
		copied := newReadView(f, ReadPage{Article: a, Search: full.Search, Copies: []index.Hit{hit, {Article: long}, untitled}, CopiesTotal: 30, Generation: "000003", HasFile: true})
		all["read.html"] = append(all["read.html"], &copied)
		for _, p := range []ComparePage{{First: long, Second: other, Search: full.Search}, {First: a, Second: untitled.Article, Search: query.New()}, {First: a, Second: a, Search: query.New()}} {
			view := newCompareView(f, p)
			all["compare.html"] = append(all["compare.html"], &view)
		}
		for _, p := range []AssociatedPage{{Search: full.Search}, {Search: full.Search, Found: []index.Association{{Kind: index.AssociatedWord, Value: "a"}, {Kind: index.AssociatedCountry, Value: "BE"}}}} {
			view := newAssociatedView(f, p)
			all["with.html"] = append(all["with.html"], &view)
		}
		for _, p := range []ValuesPage{
			{Search: full.Search, Facet: query.Organisation, Values: many(query.Organisation).Values, Wanted: Wanted{Find: "organisation", Letter: "O", Order: ByName, Part: 2}},
			{Search: query.New(), Facet: query.Country, Values: []index.Value{{Value: "BE", Count: 1, Chosen: true}, {Value: "DE", Count: 2}}, Wanted: Wanted{Find: "germany"}},
			{Search: query.New(), Facet: query.Year},
		} {
			view := newValuesView(f, p)
			all["values.html"] = append(all["values.html"], &view)
		}
		for _, p := range []MapPage{{Search: full.Search, Answered: full.Search}, {
			Search: full.Search, Answered: full.Search, Total: 900, ByName: true,
			Values: []index.Value{{Value: "BE", Count: 700, Chosen: true}, {Value: "SG", Count: 3}, {Value: "FR", Count: 1}, {Value: "ZZ", Count: 1}},
		}} {
			view := newMapView(f, p)
			all["map.html"] = append(all["map.html"], &view)
		}
		for _, p := range []AboutPage{{}, aboutFull(full.Result)} {
			view := newAboutView(f, p)
			all["about.html"] = append(all["about.html"], &view)
		}
		for _, origin := range []string{"", "https://archive.example"} {
			f.Origin = origin
			view := newDocsView(f, api.Refer())
			all["docs.html"] = append(all["docs.html"], &view)
		}
		for _, p := range []ErrorPage{{Status: 404}, {Status: 400, Parameter: "page", Expected: "a number"}, {Status: 400, Parameter: "ui"}, {Status: 400, Cause: "cursor"}, {Status: 503, Cause: "slow", Retry: 5}, {Status: 429, Retry: 1}} {
			view := newErrorView(f, p)
			all["error.html"] = append(all["error.html"], &view)
		}
		for _, g := range []index.Gone{{ID: "a1"}, {ID: "a1", Title: "Une <b> & autre", Source: "Le Journal", URL: a.URL, Author: a.Author, Date: "2017-03-12", Lang: "fr", Last: "000003"}} {
			view := newGoneView(f, GonePage{g})
			all["gone.html"] = append(all["gone.html"], &view)
		}
	}
	return all
}

func TestEveryPageIsWhatHTMLTemplateMakesOfIt(t *testing.T) {
	all, set := everyPage(t), templates()
	for name := range views {
		if len(all[name]) == 0 {
			t.Errorf("no view of %s", name)
		}
		for i, view := range all[name] {
			var have, want bytes.Buffer
			if err := write(&have, name, view); err != nil {
				t.Fatal(err)
			}
			if err := set.ExecuteTemplate(&want, name, view); err != nil {
				t.Fatal(err)
			}
			if have.String() != want.String() {
				t.Errorf("%s %d: have\n%s\nwant\n%s", name, i, have.String(), want.String())
			}
		}
	}
}
