package web

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"kiosque/index"
	"kiosque/query"
)

func mapOf(t *testing.T, address string, byName bool, values ...index.Value) page {
	t.Helper()
	q := asked(t, address)
	p := MapPage{Search: q, Answered: q, Values: values, Total: 1000, ByName: byName}
	return parsed(t, func(b *bytes.Buffer) error { return Map(b, frame("fr"), p) })
}

var somewhere = []index.Value{
	{Value: "FR", Count: 312}, {Value: "SG", Count: 40}, {Value: "BE", Count: 40, Chosen: true}, {Value: "EG", Count: 1}, {Value: "ZZ", Count: 1},
}

func TestACountryOnTheMapLeadsToItsArticles(t *testing.T) {
	p := mapOf(t, "q=police&country=BE&page=3", false, somewhere...)
	wantLabels := []string{"France\u202f: 312 articles", "Belgique\u202f: 40 articles, pays choisi", "Égypte\u202f: 1 article", "Singapour\u202f: 40 articles"}
	if have := p.attributes(".map a", "aria-label"); !slices.Equal(have, wantLabels) {
		t.Errorf("have %q", have)
	}
	p.want(".map a title", wantLabels...)
	wantLinks := []string{"/?country=BE&country=FR&q=police", "/?q=police", "/?country=BE&country=EG&q=police", "/?country=BE&country=SG&q=police"}
	if have := p.attributes(".map a", "href"); !slices.Equal(have, wantLinks) {
		t.Errorf("have %q", have)
	}
	if n := len(p.all(".map a circle")); n != 1 {
		t.Errorf("%d countries are circles, want Singapore alone", n)
	}
	if n := len(p.all(".map .taken > *")); n != 1 {
		t.Errorf("%d countries are outlined, want Belgium alone", n)
	}
}

func TestTheTableOfCountriesIsByCountOrByName(t *testing.T) {
	byCount, byName := mapOf(t, "q=police", false, somewhere...), mapOf(t, "q=police", true, somewhere...)
	byCount.want("#countries tbody th > a", "France", "Belgique choisi", "Singapour", "Égypte", "ZZ")
	byName.want("#countries tbody th > a", "Belgique choisi", "Égypte", "France", "Singapour", "ZZ")
	byCount.want("#countries tbody tr:first-child td", "312", "31,2\u202f%")
	for p, want := range map[*page][]string{&byCount: {"", "descending", ""}, &byName: {"ascending", "", ""}} {
		if have := p.attributes("#countries thead th", "aria-sort"); !slices.Equal(have, want) {
			t.Errorf("sorted %q, want %q", have, want)
		}
	}
	want := []string{"/map?order=name&q=police#countries", "/map?q=police#countries"}
	if have := byName.attributes("#countries thead a", "href"); !slices.Equal(have, want) {
		t.Errorf("have %q", have)
	}
	byCount.want("figcaption p:first-of-type", "1 pays n’est que dans le tableau.")
}

func TestTheMapSaysWhichFiltersCount(t *testing.T) {
	p := mapOf(t, "q=police&country=BE&year=2017&lang=fr", false, somewhere...)
	p.want(".map-filters .tag", "2017", "français")
	if have := p.attributes(".back a", "href"); have[0] != "/?country=BE&lang=fr&q=police&year=2017" {
		t.Errorf("back to %q", have)
	}
	mapOf(t, "q=police", false).want(".lede", "Aucun de ces articles ne concerne un pays.")
}

func TestTheMapIsOneClickFromTheFilterByCountry(t *testing.T) {
	p := searched(asked(t, "q=police&page=2"), 30)
	p.Result.Facets = []index.Facet{{Name: query.Country, Values: []index.Value{{Value: "BE", Count: 3}}}, {Name: query.Year, Values: []index.Value{{Value: "2017", Count: 3}}}}
	found := parsed(t, func(b *bytes.Buffer) error { return Search(b, frame("fr"), p) })
	if have := found.attributes(".map-link a", "href"); !slices.Equal(have, []string{"/map?q=police"}) {
		t.Errorf("have %q", have)
	}
}

// Classes ascend from 1 to the most, none is without a number, and every count has the class in whose range it lies.
func TestShadesAreClassesOfCounts(t *testing.T) {
	for most := 1; most < 200_000; most += 1 + most/7 {
		s := newShades([]index.Value{{Count: 1}, {Count: most}})
		if s.least[0] != 1 || !slices.IsSorted(s.least) || len(slices.Compact(slices.Clone(s.least))) != len(s.least) || len(s.least) > maxShades || s.least[len(s.least)-1] > most {
			t.Fatalf("of %d: %v", most, s.least)
		}
		if s.class(0) != "shade-0" || s.class(most) != "shade-5" {
			t.Errorf("of %d: none is %s, the most %s", most, s.class(0), s.class(most))
		}
		for i, least := range s.least {
			if s.class(least) != s.class(least+1) && (i+1 == len(s.least) || s.least[i+1] != least+1) {
				t.Errorf("of %d: %d is %s, %d %s", most, least, s.class(least), least+1, s.class(least+1))
			}
		}
	}
	english, _ := Find("en")
	var texts []string
	for _, c := range newShades([]index.Value{{Count: 3246}}).legend(Frame{Labels: Labels{Language: english}}) {
		texts = append(texts, c.Text)
	}
	if have := strings.Join(texts, "; "); have != "none; 1 to 4; 5 to 29; 30 to 99; 100 to 499; 500 to 3,246" {
		t.Errorf("the legend is %s", have)
	}
}
