package server

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func hrefOf(link *html.Node) string {
	for _, a := range link.Attr {
		if a.Key == "href" {
			return a.Val
		}
	}
	return ""
}

func contentOf(of *html.Node) string {
	var b strings.Builder
	for n := range of.Descendants() {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
	}
	return b.String()
}

func TestTheNumberOnTheMapIsTheTotalAfterTheClick(t *testing.T) {
	h := overSeeds(t)
	for _, asked := range []string{"", "?q=cyberattaque", "?year=2017&copies=all", "?lang=en&q=security"} {
		page := bodyOf(t, get(h, "/map"+asked))
		rows := nodes(t, page, "#countries tbody tr")
		if len(rows) == 0 {
			t.Errorf("%q: no countries", asked)
		}
		for i, link := range nodes(t, page, "#countries tbody a") {
			after := get(h, strings.Replace(hrefOf(link), "/?", "/search?", 1))
			total := decode[struct{ Total int }](t, after).Total
			if have := contentOf(nodes(t, page, "#countries tbody td:nth-child(2)")[i]); have != english(nil).Language.Number(total) {
				t.Errorf("%q: %s has %s, and %d articles after the click", asked, contentOf(link), have, total)
			}
		}
	}
}

func TestTheMapKeepsItsOrderInTheOtherLanguage(t *testing.T) {
	page := bodyOf(t, get(overSeeds(t), "/map?order=name&q=cyberattaque"))
	if !strings.Contains(page, `href="/map?order=name&amp;q=cyberattaque&amp;ui=fr"`) {
		t.Error("the link to the other language has another address")
	}
}

func TestAnOrderThatIsNoneIsRefused(t *testing.T) {
	h := New(fake{}, Options{Logger: quiet})
	for address, want := range map[string]int{"/map": 200, "/map?order=": 200, "/map?order=count": 200, "/map?order=size": 400, "/map?order=name&order=count": 400, "/map?page=0": 400, "/?order=name": 400} {
		if have := get(h, address).StatusCode; have != want {
			t.Errorf("%s: %d, want %d", address, have, want)
		}
	}
}
