package web

import (
	"testing"

	"kiosque/query"
)

var addresses = []string{
	"", "q=a", "q=l%27été+%22a+b%22+%26+%2B%25", "q=a&page=3&size=20", "q=a&cursor=abc&sort=newest", "country=BE&country=FR&page=2",
	"q=a&org=Organisation+28&org=%C3%89tat+%26+Cie&year=undated&lang=fr", "q=a&from=2015-01-01&to=2016-01-01&scope=raw&copies=all&story=x&relax=off&translate=off&untranslated=b&untranslated=c&explain=on",
}

func TestAnAddressIsThatOfTheEncodedParameters(t *testing.T) {
	for _, raw := range addresses {
		for _, explicit := range []bool{false, true} {
			f := frame("fr")
			f.Explicit = explicit
			q := asked(t, raw)
			if have, want := f.address(q).of("/x"), f.Link("/x", q.Values()); have != want {
				t.Errorf("%s: have %s, want %s", raw, have, want)
			}
		}
	}
}

func TestTheLinksOfAQuestionAreThoseOfItsVariants(t *testing.T) {
	f := frame("en")
	f.Explicit = true
	for _, raw := range addresses {
		q := asked(t, raw)
		links := f.question(q)
		for _, value := range []string{"BE", "FR", "DE", "État & Cie", "Organisation 28", "undated"} {
			for _, facet := range query.Facets {
				if have, want := links.toggled(facet, value), f.searchLink(q.Toggle(facet, value)); have != want {
					t.Errorf("%s, %s %s: have %s, want %s", raw, facet, value, have, want)
				}
			}
		}
		for _, page := range []int{1, 2, 17} {
			to := firstPage(q)
			to.Page = page
			if have, want := links.page(page), f.searchLink(to); have != want {
				t.Errorf("%s, page %d: have %s, want %s", raw, page, have, want)
			}
		}
	}
}
