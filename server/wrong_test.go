package server

import (
	"html"
	"strings"
	"testing"
)

func TestAWrongParameterIsToldInTheLanguageOfThePage(t *testing.T) {
	h := New(fake{}, Options{Logger: quiet})
	for address, want := range map[string]string{
		"/map?ui=fr&order=size":                              "name ou count",
		"/values/org?ui=fr&order=fit":                        "name ou count",
		"/values/org?ui=fr&letter=%C3%89":                    "une lettre de A à Z, ou #",
		"/values/org?ui=fr&part=0":                           "un nombre de 1 à 10\u202f000",
		"/values/org?ui=fr&find=" + strings.Repeat("a", 300): "au plus 200 caractères",
		"/?ui=fr&order=name":                                 "l’un des paramètres copies, country",
		"/about?ui=fr&q=police":                              "aucun paramètre, sauf ui",
	} {
		r := get(h, address)
		if page := html.UnescapeString(bodyOf(t, r)); r.StatusCode != 400 || !strings.Contains(page, "On attendait\u202f: "+want) {
			_, said, _ := strings.Cut(page, `<p class="lede">`)
			t.Errorf("%s: %d %.200s", address, r.StatusCode, said)
		}
	}
}
