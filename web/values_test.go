package web

import (
	"bytes"
	"slices"
	"testing"

	"kiosque/index"
	"kiosque/query"
)

func valuesPage(t *testing.T, f Frame, p ValuesPage) page {
	t.Helper()
	return parsed(t, func(b *bytes.Buffer) error { return Values(b, f, p) })
}

func TestAllValuesHaveBoxesThatKeepTheQuestionAndLinksOfTheirOwn(t *testing.T) {
	values := []index.Value{{Value: "FR", Count: 1234}, {Value: "BE", Count: 5, Chosen: true}, {Value: "DE", Count: 2}, {Value: "US", Chosen: true}}
	p := valuesPage(t, frame("fr"), ValuesPage{
		Search: asked(t, `q="forum"&country=BE&country=US&year=2017&page=3&size=20`), Facet: query.Country, Values: values,
	})
	p.want("h1", "Pays pour «\u202fforum\u202f»")
	p.want("#values h2", "Choix en cours", "2 pays")
	p.want(".rows a", "Belgique", "États-Unis", "France", "Allemagne")
	p.want(".rows .count", "5", "0", "1\u202f234", "2")
	if have := p.attributes(".rows [checked]", "value"); !slices.Equal(have, []string{"BE", "US"}) {
		t.Errorf("ticked: %q", have)
	}
	if have := p.attributes("#values [type=hidden]", "name"); !slices.Equal(have, []string{"q", "size", "year"}) {
		t.Errorf("kept: %q", have)
	}
	if have := p.attributes(".back a, .rows li:last-child a", "href"); have[0] != "/?country=BE&country=US&page=3&q=%22forum%22&size=20&year=2017" || have[2] != "/?country=DE&q=%22forum%22&size=20&year=2017" {
		t.Errorf("links: %q", have)
	}
	p.want(".chips a", "Retirer le filtre Année 2017 ×", "Tout effacer")
	if have := p.attributes(".chips a", "href"); !slices.Equal(have, []string{
		"/values/country?country=BE&country=US&q=%22forum%22&size=20", "/values/country?country=BE&country=US&q=%22forum%22&size=20",
	}) {
		t.Errorf("chips: %q", have)
	}
}

func TestAllValuesAreInPartsWithLettersAndOrders(t *testing.T) {
	f := frame("en")
	f.Explicit = true
	var names []string
	for i := range 450 {
		names = append(names, string(rune('A'+i%7))+string(rune('a'+i/26))+string(rune('a'+i%26)))
	}
	p := valuesPage(t, f, ValuesPage{Search: query.New(), Facet: query.Source, Values: valued(names...), Wanted: Wanted{Order: ByName, Part: 2}})
	p.want(".letters a", "All", "A", "B", "C", "D", "E", "F", "G")
	p.want(".orders [aria-current]", "By name")
	p.want(".paging-text", "page 2 of 3")
	if have := p.attributes(".paging [rel]", "href"); !slices.Equal(have, []string{"/values/source?order=name&ui=en", "/values/source?order=name&part=3&ui=en"}) {
		t.Errorf("have %q", have)
	}
	if have := len(p.all(".rows li")); have != PartSize {
		t.Errorf("have %d rows", have)
	}
	if have := p.attributes(".find [type=hidden]", "value"); !slices.Equal(have, []string{"en", "name"}) {
		t.Errorf("kept: %q", have)
	}
}

func TestWhatIsNotFoundSaysSo(t *testing.T) {
	p := valuesPage(t, frame("en"), ValuesPage{Search: query.New(), Facet: query.Source, Values: valued("A"), Wanted: Wanted{Find: "xyz"}})
	p.want("#values h2", "No name matches.")
	if have := p.attributes("#values p:first-of-type a", "href"); !slices.Equal(have, []string{"/values/source"}) {
		t.Errorf("have %q", have)
	}
	valuesPage(t, frame("en"), ValuesPage{Search: query.New(), Facet: query.Source}).want("#values h2", "Nothing to refine here.")
}
