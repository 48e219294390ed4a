package server

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"

	"kiosque/export"
	"kiosque/query"
	"kiosque/web"
)

func TestHitsHaveTheFieldsThatAreChosenAndNoOther(t *testing.T) {
	h := overSeeds(t)
	for address, want := range map[string][]string{
		"/search?fields=id":                             {"id"},
		"/search?fields=title,date&fields=score":        {"title", "date", "score"},
		"/search?fields=title,+id&fields=":              {"title", "id"},
		"/search?q=europol&fields=why":                  {"why"},
		"/search?fields=" + joinedNames():               namesOfFields(),
		"/search?q=allemagne&fields=fragments,body,url": {"fragments", "body", "url"},
	} {
		r := get(h, address)
		hits := decode[struct{ Hits []map[string]any }](t, r).Hits
		if r.StatusCode != http.StatusOK || len(hits) == 0 {
			t.Fatalf("%s: %d, %d hits", address, r.StatusCode, len(hits))
		}
		for _, hit := range hits {
			if len(hit) != len(want) || slices.ContainsFunc(want, func(name string) bool { _, there := hit[name]; return !there }) {
				t.Errorf("%s: %v", address, hit)
			}
		}
	}
}

func namesOfFields() []string {
	language, _ := web.Find("en")
	return export.Names(fieldsOfHits(web.Labels{Language: language}))
}

func joinedNames() string { return strings.Join(namesOfFields(), ",") }

func TestFieldsStandInTheOrderInWhichTheyWereChosen(t *testing.T) {
	text := bodyOf(t, get(overSeeds(t), "/search?size=1&fields=title,id"))
	if title, id := strings.Index(text, `"title":`), strings.Index(text, `"id":`); title < 0 || id < title {
		t.Error(text)
	}
}

func TestAFieldThatIsNotKnownIsToldWithThoseThatAre(t *testing.T) {
	r := get(New(fake{}, Options{Logger: quiet}), "/search?fields=id,titel")
	p := decode[problem](t, r)
	if r.StatusCode != http.StatusBadRequest || p.Parameter != "fields" || !strings.Contains(p.Expected, "title, source") {
		t.Errorf("%d %+v", r.StatusCode, p)
	}
}

func TestWithoutFieldsAHitIsAsItWas(t *testing.T) {
	h := overSeeds(t)
	for _, address := range []string{"/search?q=europol", "/search?q=europol&explain=on"} {
		plain := decode[struct{ Hits []map[string]json.RawMessage }](t, get(h, address)).Hits
		chosen := decode[struct{ Hits []map[string]json.RawMessage }](t, get(h, address+"&fields="+joinedNames())).Hits
		for i, hit := range plain {
			for name, value := range hit {
				if string(chosen[i][name]) != string(value) {
					t.Errorf("%s: %s is %s, and chosen %s", address, name, value, chosen[i][name])
				}
			}
		}
	}
}

func TestASwitchIsAlsoTrueAndFalse(t *testing.T) {
	for text, want := range map[string]bool{"on": true, "true": true, "off": false, "false": false} {
		q, err := query.Parse(map[string][]string{"explain": {text}})
		if err != nil || q.Explain != want {
			t.Errorf("%s: %t, %v", text, q.Explain, err)
		}
	}
}

func TestWhyIsToldInTheLanguageThatIsAsked(t *testing.T) {
	h := overSeeds(t)
	for address, want := range map[string]string{
		"/search?q=europol&explain=true&ui=en": "“europol” adds ",
		"/search?q=europol&explain=on&ui=fr":   "«\u202feuropol\u202f» apporte ",
	} {
		for _, hit := range decode[answer](t, get(h, address)).Hits {
			if len(hit.Why) != len(hit.Reasons) || !strings.HasPrefix(hit.Why[0], want) {
				t.Errorf("%s: %q", address, hit.Why)
			}
		}
	}
}
