package server

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"kiosque/export"
)

func TestThePageLeadsToEveryFormatOfItsAnswer(t *testing.T) {
	h := overSeeds(t)
	for language, separator := range map[string]string{"fr": "semicolon", "en": ""} {
		page := bodyOf(t, get(h, "/?q=cyberataque&country=BE&page=2&size=1&explain=on&ui="+language))
		var formats []string
		for _, link := range linksOf(t, page, ".export a") {
			address, err := url.Parse(link)
			if err != nil {
				t.Fatal(err)
			}
			asked := address.Query()
			formats = append(formats, asked.Get("format"))
			if asked.Get("q") != "cyberattaque" || asked.Get("country") != "BE" || asked.Has("page") || asked.Has("size") || asked.Has("explain") {
				t.Errorf("%s: %s", language, link)
			}
			if isCSV := asked.Get("format") == "csv"; isCSV && asked.Get("separator") != separator || asked.Has("bom") != isCSV {
				t.Errorf("%s: %s", language, link)
			}
			r := get(h, link)
			if text := bodyOf(t, r); r.StatusCode != 200 || r.Header.Get(totalHeader) != "2" || rowsOf(t, asked, text) != 2 {
				t.Errorf("%s: %d %v", link, r.StatusCode, r.Header)
			}
		}
		var want []string
		for _, f := range export.Formats() {
			want = append(want, f.Name)
		}
		if !slices.Equal(formats, want) {
			t.Errorf("%s: formats %q", language, formats)
		}
		if said := texts(t, page, "#export-rows"); len(said) != 1 || !strings.Contains(said[0], "2") {
			t.Errorf("%s: %q", language, said)
		}
	}
	if links := linksOf(t, bodyOf(t, get(h, "/?q=zzzqqq&relax=off")), ".export a"); len(links) > 0 {
		t.Errorf("nothing is found, and can be kept as %q", links)
	}
}

// rowsOf counts the records of a file whose cells may be parted by semicolons.
func rowsOf(t *testing.T, asked url.Values, text string) int {
	t.Helper()
	if asked.Get("separator") == "semicolon" {
		return strings.Count(text, "\r\n") - 1
	}
	return rowsIn(t, asked.Get("format"), strings.TrimPrefix(text, "\ufeff"))
}
