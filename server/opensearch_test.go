package server

import (
	"encoding/xml"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"kiosque/index/vocabulary"
)

// templates returns the templates of a description, filled in with words, by the media type of what they lead to.
func templates(t *testing.T, r *http.Response, words string) map[string]string {
	t.Helper()
	var d searchDescription
	if err := xml.NewDecoder(r.Body).Decode(&d); err != nil || r.Header.Get("Content-Type") != typeSearch {
		t.Fatalf("%v, %s", err, r.Header.Get("Content-Type"))
	}
	if d.ShortName == "" || utf8.RuneCountInString(d.ShortName) > 16 || d.Description == "" || utf8.RuneCountInString(d.Description) > 1024 {
		t.Errorf("%q, %q", d.ShortName, d.Description)
	}
	all := map[string]string{}
	for _, u := range d.URLs {
		if !strings.HasPrefix(u.Template, "https://archive.test/") {
			t.Errorf("a template %s", u.Template)
		}
		all[u.Type] = strings.NewReplacer(searchTerms, url.QueryEscape(words), startPage, "").Replace(u.Template)
		if strings.ContainsAny(all[u.Type], "{}") {
			t.Errorf("nobody fills in %s", all[u.Type])
		}
	}
	return all
}

func TestABrowserAsksTheArchiveByItsDescription(t *testing.T) {
	h := overSeeds(t)
	for _, language := range []string{"fr", "en"} {
		at := templates(t, get(h, "https://archive.test/opensearch.xml?ui="+language), "cyberattaque mondiale")
		if len(at) != 5 {
			t.Errorf("have %v", at)
		}
		page := bodyOf(t, get(h, at["text/html"]))
		if !strings.Contains(page, `<html lang="`+language+`">`) || len(linksOf(t, page, "a.open")) == 0 {
			t.Errorf("%s finds nothing in %s", at["text/html"], language)
		}
		if f := readAtom(t, get(h, at["application/atom+xml"])); len(f.Entries) == 0 {
			t.Errorf("%s is empty", at["application/atom+xml"])
		}
		for media, address := range at {
			r := get(h, address)
			if have, _, _ := strings.Cut(r.Header.Get("Content-Type"), ";"); r.StatusCode != http.StatusOK || have != media {
				t.Errorf("%s: %d %s, want %s", address, r.StatusCode, have, media)
			}
		}
	}
	for _, address := range []string{"/", "/about", "/map", "/read/001_be0063f260622af6.txt", "/nowhere"} {
		links := linksOf(t, bodyOf(t, get(h, address, "Accept-Language", "fr", "Accept", "text/html")), `link[rel=search][type="application/opensearchdescription+xml"]`)
		if !slices.Equal(links, []string{"/opensearch.xml?ui=fr"}) {
			t.Errorf("%s leads to %v", address, links)
		}
	}
}

func TestADescriptionNamesNoHostThatIsNone(t *testing.T) {
	h := New(fake{}, Options{Logger: quiet, Crawlers: true})
	for _, host := range []string{`a"b`, "a<b>", "", "a b", "x@y"} {
		for _, address := range []string{"/opensearch.xml", "/sitemap.xml"} {
			if r := ofHost(h, address, host); r.StatusCode != http.StatusNotFound {
				t.Errorf("%s of the host %q: %d", address, host, r.StatusCode)
			}
		}
		if text := bodyOf(t, ofHost(h, "/robots.txt", host)); strings.Contains(text, "Sitemap") {
			t.Errorf("of the host %q: %s", host, text)
		}
		readAtom(t, ofHost(h, "/feed", host))
	}
}

func TestSuggestionsAreToldAsBrowsersReadThem(t *testing.T) {
	h := New(fake{suggestions: []vocabulary.Suggestion{{Text: "cyber <b>", Kind: "word"}, {Text: "cyberattaque", Kind: "word"}}}, Options{Logger: quiet})
	r := get(h, "/suggest?q=cyb%22er&format=opensearch")
	if text := strings.TrimSpace(bodyOf(t, r)); text != `["cyb\"er",["cyber \u003cb\u003e","cyberattaque"]]` || r.Header.Get("Content-Type") != "application/x-suggestions+json; charset=utf-8" {
		t.Errorf("%s, %s", r.Header.Get("Content-Type"), text)
	}
	if text := strings.TrimSpace(bodyOf(t, get(New(fake{}, Options{Logger: quiet}), "/suggest?q=zz&format=opensearch"))); text != `["zz",[]]` {
		t.Errorf("nothing is %s", text)
	}
	for _, address := range []string{"/suggest?q=a&format=", "/suggest?q=a"} {
		if r := get(h, address); r.Header.Get("Content-Type") != typeJSON {
			t.Errorf("%s: %s", address, r.Header.Get("Content-Type"))
		}
	}
	for _, address := range []string{"/suggest?q=a&format=xml", "/suggest?q=a&format=opensearch&format=opensearch"} {
		if p := decode[problem](t, get(h, address)); p.Parameter != "format" {
			t.Errorf("%s: %+v", address, p)
		}
	}
}
