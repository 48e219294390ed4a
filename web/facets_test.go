package web

import (
	"slices"
	"strconv"
	"testing"

	"kiosque/index"
	"kiosque/query"
)

func organisations(n int, chosen ...int) index.Facet {
	f := index.Facet{Name: query.Organisation}
	for i := range n {
		f.Values = append(f.Values, index.Value{Value: "Organisation " + strconv.Itoa(i+10), Count: max(n-i, 0), Chosen: slices.Contains(chosen, i)})
	}
	return f
}

func TestAFacetShowsItsTopValuesTheChosenOnesAndTheWayToAll(t *testing.T) {
	most := shapes[query.Organisation].most
	s := searched(asked(t, "q=a&org=Organisation+28&org=Organisation+29"), 3)
	s.Result.Facets = []index.Facet{organisations(20, 18, 19)}
	s.Result.Facets[0].Values[19].Count = 0
	s.Result.Facets[0].Unlisted = 1214
	p := searchPage(t, frame("en"), s)
	if have := len(p.all("#facet-org [type=checkbox]")); have != most+2 {
		t.Errorf("have %d values shown", have)
	}
	if have := p.attributes("#facet-org [checked]", "value"); !slices.Equal(have, []string{"Organisation 28", "Organisation 29"}) {
		t.Errorf("ticked: %q", have)
	}
	p.want("#facet-org .all a", "All 1,234 organisations")
	if have := p.attributes("#facet-org .all a", "href"); have[0] != "/values/org?org=Organisation+28&org=Organisation+29&q=a" {
		t.Errorf("all values are at %q", have)
	}
	if have := p.attributes("#facet-org form [type=hidden]", "value"); !slices.Equal(have, []string{"Organisation 28", "Organisation 29", "a"}) {
		t.Errorf("the field of the facet keeps %q", have)
	}
}

func TestAFacetThatIsShownWholeHasNoWayToMore(t *testing.T) {
	s := searched(query.New(), 30)
	s.Result.Facets = []index.Facet{organisations(shapes[query.Organisation].most)}
	p := searchPage(t, frame("en"), s)
	if len(p.all("#facet-org form")) != 0 || len(p.all("#facet-org .all")) != 0 {
		t.Error("there is nothing to look for")
	}
}

func TestAFacetWithoutAChoiceIsALine(t *testing.T) {
	only := index.Facet{Name: query.Lang, Values: []index.Value{{Value: "fr", Count: 7}}}
	s := searched(query.New(), 7)
	s.Result.Facets = []index.Facet{only}
	p := searchPage(t, frame("en"), s)
	p.want("#facet-lang", "Language French")
	if len(p.all("#facet-lang input")) != 0 {
		t.Error("nothing can be chosen")
	}
	s.Result.Total = 8 // one article has none
	if len(searchPage(t, frame("en"), s).all("#facet-lang input")) != 1 {
		t.Error("the one value narrows the answer")
	}
	only.Values[0].Chosen = true
	if len(searchPage(t, frame("en"), s).all("#facet-lang input")) != 1 {
		t.Error("what is chosen can be taken away")
	}
}

// Which values the page shows is the same as if it had named and sorted all of them.
func TestTheTopValuesAreThoseOfTheWholeOrder(t *testing.T) {
	f := frame("fr")
	for _, name := range []query.Facet{query.Country, query.Organisation, query.Lang, query.Source} {
		of := many(name)
		values := f.listed(of)
		var want []string
		for i, p := range order(name, values) {
			if v := values[p.at]; i < shapes[name].most || v.Chosen {
				want = append(want, v.Value.Value)
			}
		}
		var have []string
		for _, b := range newBoxes(f, of) {
			have = append(have, b.Value)
		}
		if !slices.Equal(have, want) {
			t.Errorf("%s: have %q, want %q", name, have, want)
		}
	}
}

func TestTheYearsWithTheMostHitsStandFromTheLatestOnTheUndatedLast(t *testing.T) {
	of := index.Facet{Name: query.Year}
	for i := range 30 {
		of.Values = append(of.Values, index.Value{Value: strconv.Itoa(1990 + i*7%30), Count: 100 - i, Chosen: i == 20})
	}
	of.Values = append(of.Values, index.Value{Value: query.Undated, Count: 1})
	var have []string
	for _, b := range newBoxes(frame("en"), of) {
		have = append(have, b.Value)
	}
	if want := []string{"2018", "2016", "2011", "2010", "2009", "2004", "2002", "1997", "1995", "1993", "1990", "undated"}; !slices.Equal(have, want) {
		t.Errorf("have %q, want %q", have, want)
	}
}

func TestDaysAreOneChip(t *testing.T) {
	for raw, want := range map[string]string{
		"from=2015-01-01":                 "Dates of publication from 1 January 2015 ×",
		"to=2019-12-31":                   "Dates of publication until 31 December 2019 ×",
		"from=2015-01-01&to=2019-12-31":   "Dates of publication from 1 January 2015 to 31 December 2019 ×",
		"from=2015-01-01&to=2015-01-01":   "Dates of publication on 1 January 2015 ×",
		"from=2015-01-01&to=2019-12-31&q": "Dates of publication from 1 January 2015 to 31 December 2019 ×",
	} {
		p := searchPage(t, frame("en"), searched(asked(t, raw), 0))
		p.want(".chips a", "Remove the filter "+want)
		if have := p.attributes(".chips a", "href"); have[0] != "/" {
			t.Errorf("%s: without is %q", raw, have)
		}
	}
	searchPage(t, frame("fr"), searched(asked(t, "from=2015-01-01&to=2019-12-31"), 0)).want(".chips li:first-child a",
		"Retirer le filtre Dates de parution du 1er janvier 2015 au 31\u00a0décembre 2019 ×")
}
