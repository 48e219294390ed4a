package server

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"kiosque/article"
	"kiosque/index"
	"kiosque/query"
	"kiosque/web"
)

func TestHitsHaveTheFieldsThatAreChosenAndNoOther(t *testing.T) {
	h := overSeeds(t)
	for address, want := range map[string][]string{
		"/search?fields=id":                             {"id"},
		"/search?fields=title,date&fields=score":        {"title", "date", "score"},
		"/search?fields=title,+id,,title":               {"title", "id"},
		"/search?q=europol&fields=why":                  {"why"},
		"/search?fields=" + joinedNames():               allFields.names(),
		"/search?q=allemagne&fields=fragments,text,url": {"fragments", "text", "url"},
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

func joinedNames() string { return strings.Join(allFields.names(), ",") }

func TestFieldsStandInTheOrderInWhichTheyWereChosen(t *testing.T) {
	text := bodyOf(t, get(overSeeds(t), "/search?size=1&fields=title,id"))
	if title, id := strings.Index(text, `"title":`), strings.Index(text, `"id":`); title < 0 || id < title {
		t.Error(text)
	}
}

func TestAFieldThatIsNotKnownIsToldWithThoseThatAre(t *testing.T) {
	r := get(New(fake{}, Options{Logger: quiet}), "/search?fields=id,titel")
	p := decode[problem](t, r)
	if r.StatusCode != http.StatusBadRequest || p.Parameter != "fields" || !strings.Contains(p.Expected, "title, author") {
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

func TestFieldsAsCells(t *testing.T) {
	h := index.Hit{
		Article: article.Article{
			ID: "a", Source: "Le Soir", Countries: []article.Fact{{Value: "BE"}, {Value: "FR"}},
			Date: article.Date{Value: "2017-03"},
		},
		Score: 1.5, Copies: 2, Fragments: []index.Fragment{{Text: "un"}, {Text: "deux"}},
		Added: index.Arrival{Generation: "000002", At: time.Date(2026, 11, 20, 8, 0, 0, 0, time.UTC)},
	}
	language, _ := web.Find("fr")
	s := shown{&h, web.Labels{Language: language}, func(id string) string { return "https://example.org/read/" + id }}
	for name, want := range map[string]string{
		"id": "a", "author": "", "countries": "BE; FR", "year": "2017", "date": "2017-03", "score": "1.5", "copies": "2",
		"fragments": "un … deux", "added": "000002 2026-11-20T08:00:00Z", "link": "https://example.org/read/a", "why": "", "story": "",
	} {
		chosen, err := allFields.named(name)
		if err != nil {
			t.Fatal(err)
		}
		if have := chosen.cells(s); len(have) != 1 || have[0] != want {
			t.Errorf("%s: %q, want %q", name, have, want)
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
