package server

import (
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"kiosque/query"
)

func valuesOf(t *testing.T, h http.Handler, address string) (answer valuesAnswer) {
	t.Helper()
	r := get(h, address)
	body := bodyOf(t, r)
	if err := json.Unmarshal([]byte(body), &answer); err != nil || r.StatusCode != http.StatusOK {
		t.Fatalf("%s: %d, %v: %s", address, r.StatusCode, err, body)
	}
	return answer
}

func TestValuesOfAFacetAreThoseOfTheSearch(t *testing.T) {
	h := overSeeds(t)
	var search struct {
		Facets map[string][]valueJSON `json:"facets"`
	}
	if err := json.Unmarshal([]byte(bodyOf(t, get(h, "/search?q=police+OR+forum&ui=fr&country=BE"))), &search); err != nil {
		t.Fatal(err)
	}
	have := valuesOf(t, h, "/facets/country?q=police+OR+forum&ui=fr&country=BE&size=100")
	want := search.Facets["country"]
	byValue := func(a, b valueJSON) int { return strings.Compare(a.Value, b.Value) }
	slices.SortFunc(have.Values, byValue)
	slices.SortFunc(want, byValue)
	if have.Facet != "country" || have.Total != len(want) || !slices.Equal(have.Values, want) || len(want) == 0 {
		t.Errorf("have %+v, want %+v", have, want)
	}
}

func TestValuesOfAFacetAreFoundByTheirNamesInBothLanguages(t *testing.T) {
	h := overSeeds(t)
	for _, prefix := range []string{"belg", "BELGIUM", "lgi"} {
		have := valuesOf(t, h, "/facets/country?ui=fr&prefix="+prefix)
		if !slices.ContainsFunc(have.Values, func(v valueJSON) bool { return v.Value == "BE" && v.Label == "Belgique" && v.Count > 0 }) {
			t.Errorf("%s: have %+v", prefix, have)
		}
	}
	if have := valuesOf(t, h, "/facets/country?prefix=zzz"); have.Total != 0 || have.Values == nil {
		t.Errorf("have %+v", have)
	}
	if have := valuesOf(t, h, "/facets/country?size=1&page=2"); len(have.Values) != 1 || have.Total < 2 {
		t.Errorf("have %+v", have)
	}
}

func TestAnOrganisationIsFoundByItsAcronym(t *testing.T) {
	h := overSeeds(t)
	for _, typed := range []string{"ANSSI", "anssi"} {
		have := valuesOf(t, h, "/facets/org?ui=fr&prefix="+typed)
		if len(have.Values) != 1 || have.Values[0].Label != "Agence nationale de la sécurité des systèmes d’information" {
			t.Errorf("%s: have %+v", typed, have)
		}
	}
}

func TestWhatIsWrongInAskingForValuesIsTold(t *testing.T) {
	h := overSeeds(t)
	long := strings.Repeat("a", query.MaxName+1)
	for address, want := range map[string]string{
		"/facets/nothing":                        "",
		"/facets/organisation":                   "",
		"/facets/org?prefix=" + long:             "prefix",
		"/facets/org?prefix=a&prefix=b":          "prefix",
		"/facets/org?find=a":                     "find",
		"/facets/org?page=0":                     "page",
		"/values/org?prefix=a":                   "prefix",
		"/values/org?find=" + long:               "find",
		"/values/org?order=best":                 "order",
		"/values/org?order=fit":                  "order",
		"/values/org?letter=AB":                  "letter",
		"/values/org?letter=%C3%89":              "letter",
		"/values/org?part=0":                     "part",
		"/values/org?part=10001":                 "part",
		"/values/org?" + url.QueryEscape("é<i>"): "é<i>",
	} {
		r := get(h, address, "Accept", "application/json")
		var p problem
		if err := json.Unmarshal([]byte(bodyOf(t, r)), &p); err != nil {
			t.Fatal(err)
		}
		status := http.StatusBadRequest
		if want == "" {
			status = http.StatusNotFound
		}
		if p.Status != status || r.StatusCode != status || p.Parameter != want {
			t.Errorf("%.60s: have %d %q (%s)", address, p.Status, p.Parameter, p.Detail)
		}
	}
}

func TestThePageOfAllValuesKeepsTheQuestion(t *testing.T) {
	h := overSeeds(t)
	r := get(h, "/values/country?q=police+OR+forum&find=&letter=&order=name&ui=fr&country=BE", "Accept", "text/html")
	page := bodyOf(t, r)
	if r.StatusCode != http.StatusOK || r.Header.Get(generationHeader) == "" {
		t.Fatalf("%d: %s", r.StatusCode, page)
	}
	if have := texts(t, page, "h1, .rows li:first-child a"); have[0] != "Pays pour «\u202fpolice OR forum\u202f»" || have[1] != "Belgique" {
		t.Errorf("have %q", have)
	}
	if !strings.Contains(page, `href="/values/country?country=BE&amp;order=name&amp;q=police&#43;OR&#43;forum&amp;ui=en"`) {
		t.Error("the other language shows another page")
	}
	for _, f := range query.Facets {
		if r := get(h, "/values/"+string(f)); r.StatusCode != http.StatusOK {
			t.Errorf("%s: %d", f, r.StatusCode)
		}
	}
}

func TestAWrongParameterStandsInTheAddressOfTheOtherLanguage(t *testing.T) {
	h := overSeeds(t)
	for _, address := range []string{"/values/org?part=0", "/map?order=best", "/read/x?hit=0", "/read/x/compare?with=a&with=b"} {
		path, parameters, _ := strings.Cut(address, "?")
		if have := linksOf(t, bodyOf(t, get(h, address, "Accept", "text/html")), ".languages a"); !slices.Contains(have, path+"?"+parameters+"&ui=fr") && !slices.Contains(have, path+"?ui=fr&"+parameters) {
			t.Errorf("%s: the other language is at %q", address, have)
		}
	}
}
