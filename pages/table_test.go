package pages_test

import (
	"net/http"
	"testing"
)

// page is one thing that readers may see.
type page struct {
	archive, name, path string
	status              int // 200 when zero
}

// table has every page in every state. A new page is a row.
var table = []page{
	{archive: "seeds", name: "first page", path: "/"},
	{archive: "seeds", name: "hits", path: "/?q=cyberattaque"},
	{archive: "seeds", name: "hits with reasons and filters", path: "/?q=cyberattaque+Europol&explain=on&scope=raw&country=BE&from=2010-01-01"},
	{archive: "seeds", name: "corrected", path: "/?q=terorisme"},
	{archive: "seeds", name: "relaxed", path: "/?q=attaque+Europol+banque+chameau+fleuve"},
	{archive: "seeds", name: "syntax that is none", path: "/?q=ann%C3%A9e:soon+%22cyber*+a*"},
	{archive: "seeds", name: "no hit", path: "/?q=Amazon"},
	{archive: "seeds", name: "no hit under filters", path: "/?q=cyberattaque&country=JP&year=1987&from=1980-01-01"},
	{archive: "seeds", name: "article", path: "/read/001_be0063f260622af6.txt?q=cyberattaque&scope=raw"},
	{archive: "seeds", name: "article between hits", path: "/read/001_be0063f260622af6.txt?q=cyberattaque&hit=1"},
	{archive: "seeds", name: "article with what was removed in its place", path: "/read/001_be0063f260622af6.txt?q=cyberattaque&removed=on"},
	{archive: "seeds", name: "passage of an article", path: "/read/001_be0063f260622af6.txt?passage=700-900"},
	{archive: "seeds", name: "passage that is not there", path: "/read/001_be0063f260622af6.txt?passage=900000-900100"},
	{archive: "seeds", name: "article in English", path: "/read/003_ab1ecf976a867dbd.txt"},
	{archive: "seeds", name: "what goes with it", path: "/with?q=cyberattaque"},
	{archive: "seeds", name: "nothing goes with it", path: "/with?q=Amazon"},
	{archive: "seeds", name: "all countries", path: "/values/country?q=cyberattaque&country=BE"},
	{archive: "seeds", name: "a country that is looked for", path: "/values/country?find=royaume"},
	{archive: "seeds", name: "no value", path: "/values/org?find=zzz"},
	{archive: "seeds", name: "map", path: "/map?q=cyberattaque&country=BE"},
	{archive: "seeds", name: "map of nothing", path: "/map?q=Amazon"},
	{archive: "seeds", name: "two articles compared", path: "/read/001_be0063f260622af6.txt/compare?with=004_e32bb681ab7a49d8.txt"},
	{archive: "seeds", name: "article with itself", path: "/read/001_be0063f260622af6.txt/compare?with=001_be0063f260622af6.txt"},
	{archive: "seeds", name: "about", path: "/about"},
	{archive: "seeds", name: "what programs may ask", path: "/docs"},
	{archive: "seeds", name: "wrong address", path: "/?year=demain", status: http.StatusBadRequest},
	{archive: "seeds", name: "no such page", path: "/nowhere", status: http.StatusNotFound},
	{archive: "seeds", name: "no such article", path: "/read/nobody", status: http.StatusNotFound},
	{archive: "seeds", name: "article that is gone", path: "/read/" + withdrawn, status: http.StatusGone},
	{archive: "press", name: "first page of many", path: "/"},
	{archive: "press", name: "many hits", path: "/?q=gouvernement&size=50"},
	{archive: "press", name: "many hits, translated", path: "/?q=oil+prices&country=FR&country=US&explain=on"},
	{archive: "press", name: "last page", path: "/?q=gouvernement&page=100"},
	{archive: "press", name: "what goes with many", path: "/with?q=gouvernement"},
	{archive: "press", name: "timeline of months as a share", path: "/?q=gouvernement&unit=month&share=on&year=2019"},
	{archive: "press", name: "timeline of decades", path: "/?q=gouvernement&unit=decade"},
	{archive: "press", name: "all organisations", path: "/values/org?q=gouvernement"},
	{archive: "press", name: "organisations by name", path: "/values/org?order=name&letter=E"},
	{archive: "press", name: "map of many", path: "/map"},
	{archive: "press", name: "about many", path: "/about"},
	{archive: "empty", name: "about nothing", path: "/about"},
	{archive: "empty", name: "empty archive", path: "/"},
	{archive: "empty", name: "no hit in an empty archive", path: "/?q=cyberattaque"},
	{archive: "unavailable", name: "no archive", path: "/", status: http.StatusServiceUnavailable},
}

func (p page) wanted() int {
	if p.status == 0 {
		return http.StatusOK
	}
	return p.status
}

// onEveryPage runs a check of every page of the table, archive by archive; onPages of some.
func onEveryPage(t *testing.T, check func(t *testing.T, s site, pages []page)) {
	t.Helper()
	onPages(t, table, check)
}

func onPages(t *testing.T, all []page, check func(t *testing.T, s site, pages []page)) {
	t.Helper()
	for name, start := range archives {
		var shown []page
		for _, p := range all {
			if p.archive == name {
				shown = append(shown, p)
			}
		}
		if len(shown) > 0 {
			t.Run(name, func(t *testing.T) { check(t, start(t), shown) })
		}
	}
}

var languages = []string{"fr", "en"}
