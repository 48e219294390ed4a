package web

import (
	"testing"

	"kiosque/article"
	"kiosque/query"
)

func TestADateIsSaidAsPreciselyAsItIsClaimed(t *testing.T) {
	for _, c := range []struct {
		date   article.Date
		fr, en string
	}{
		{article.Date{Value: "2017-03-12"}, "12\u00a0mars 2017", "12\u00a0March 2017"},
		{article.Date{Value: "2017-03-01"}, "1er mars 2017", "1 March 2017"},
		{article.Date{Value: "2017-08"}, "août 2017", "August 2017"},
		{article.Date{Value: "2017"}, "2017", "2017"},
		{article.Date{}, "sans date", "undated"},
		{article.Date{NotBefore: "2018-04-27"}, "sans date, après le 27\u00a0avril 2018", "undated, after 27\u00a0April 2018"},
		{article.Date{NotBefore: "2018-04"}, "sans date, au plus tôt en avril 2018", "undated, not before April 2018"},
		{article.Date{NotBefore: "2018"}, "sans date, au plus tôt en 2018", "undated, not before 2018"},
		{
			article.Date{NotBefore: "2018", NotAfter: "2019-02-01"},
			"sans date, au plus tôt en 2018, au plus tard le 1er février 2019",
			"undated, not before 2018, no later than 1 February 2019",
		},
		{article.Date{Value: "2017-99-xx"}, "2017-99-xx", "2017-99-xx"},
	} {
		for code, want := range map[string]string{"fr": c.fr, "en": c.en} {
			l, _ := Find(code)
			if have := l.Claim(c.date); have != want {
				t.Errorf("%s %+v: have %q, want %q", code, c.date, have, want)
			}
		}
	}
}

func TestValuesAreNamedInTheLanguageOfTheInterface(t *testing.T) {
	for _, c := range []struct {
		facet  query.Facet
		value  string
		fr, en string
	}{
		{query.Country, "BE", "Belgique", "Belgium"},
		{query.Country, "XK", "Kosovo", "Kosovo"},
		{query.Country, "PS", "Palestine", "Palestine"},
		{query.Country, "TW", "Taïwan", "Taiwan"},
		{query.Country, "HK", "Hong Kong", "Hong Kong"},
		{query.Country, "MK", "Macédoine du Nord", "North Macedonia"},
		{query.Country, "QQ", "QQ", "QQ"},
		{query.Country, "<b>", "<b>", "<b>"},
		{query.Year, query.Undated, "sans date", "undated"},
		{query.Year, "2017", "2017", "2017"},
		{query.Lang, "und", "autre langue", "other language"},
		{query.Organisation, "ONU", "ONU (fr)", "ONU (en)"},
		{query.Organisation, "-", "-", "-"},
	} {
		for code, want := range map[string]string{"fr": c.fr, "en": c.en} {
			l, _ := Find(code)
			labels := Labels{Language: l, Organisation: func(value, lang string) string {
				if value == "-" {
					return ""
				}
				return value + " (" + lang + ")"
			}}
			if have := labels.Label(c.facet, c.value); have != want {
				t.Errorf("%s %s: have %q, want %q", code, c.value, have, want)
			}
		}
	}
}
