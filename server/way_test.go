package server

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"kiosque/article"
	"kiosque/index"
	"kiosque/query"
)

// walk follows the links from one hit to the next, and returns the paths on the way.
func walk(t *testing.T, h http.Handler, address, rel string) (paths []string) {
	t.Helper()
	for address != "" && len(paths) < 50 {
		path, _, _ := strings.Cut(address, "?")
		paths = append(paths, path)
		next := linksOf(t, bodyOf(t, get(h, address)), `.way [rel="`+rel+`"]`)
		address = ""
		if len(next) > 0 {
			address = next[0]
		}
	}
	return paths
}

func TestTheWayFromHitToHitIsThatOfTheResults(t *testing.T) {
	h := overSeeds(t)
	for _, q := range []string{"q=cyberattaque", "q=cyberataque", "q=europol&sort=oldest", "", "q=cyberattaque+belge+europol&copies=all", "country=BE&explain=on"} {
		all := linksOf(t, bodyOf(t, get(h, "/?"+q)), ".hit .open")
		for i, link := range all {
			all[i], _, _ = strings.Cut(link, "?")
		}
		for _, size := range []string{"1", "2", "10"} {
			first := linksOf(t, bodyOf(t, get(h, "/?size="+size+"&"+q)), ".hit .open")
			if have := walk(t, h, first[0], "next"); !slices.Equal(have, all) {
				t.Errorf("%q by %s: have %q, want %q", q, size, have, all)
			}
		}
		back := slices.Clone(all)
		slices.Reverse(back)
		last := linksOf(t, bodyOf(t, get(h, fmt.Sprintf("/?size=1&page=%d&%s", len(all), q))), ".hit .open")
		if have := walk(t, h, last[0], "prev"); !slices.Equal(have, back) {
			t.Errorf("%q backwards: have %q, want %q", q, have, back)
		}
	}
}

func TestWhereTheNumberIsOfAnotherArticleNoWayIsShown(t *testing.T) {
	h := overSeeds(t)
	address := linksOf(t, bodyOf(t, get(h, "/?q=cyberattaque")), ".hit .open")[0]
	for _, wrong := range []string{"hit=2", "hit=5", "hit=9999"} {
		page := bodyOf(t, get(h, strings.Replace(address, "hit=1", wrong, 1)))
		if n := len(linksOf(t, page, ".way a")); n != 0 {
			t.Errorf("%s: %d links", wrong, n)
		}
	}
	page := bodyOf(t, get(h, address+"&cursor=AAAA"))
	if n := len(linksOf(t, page, ".way a")); n != 0 {
		t.Errorf("behind a cursor: %d links", n)
	}
}

func TestAnArticleIsReadWhereItsNeighboursCannotBeHad(t *testing.T) {
	one := fake{
		search:  func(context.Context, query.Query) (index.Result, error) { return index.Result{}, errors.New("no") },
		article: func(context.Context, string) (article.Article, error) { return article.Article{ID: "x"}, nil },
	}
	if r := get(New(one, Options{Logger: quiet}), "/read/x?q=a&hit=3"); r.StatusCode != http.StatusOK {
		t.Errorf("have %d", r.StatusCode)
	}
}

func TestTheParametersOfReadingAreChecked(t *testing.T) {
	h := overSeeds(t)
	for _, wrong := range []string{
		"hit=0", "hit=-1", "hit=%2B1", "hit=1.5", "hit=10001", "hit=99999999999999999999", "hit=1&hit=2", "hit=%00", "passage=1", "passage=1-", "passage=-1-2",
		"passage=5-5", "passage=9-2", "passage=0-10001", "passage=a-b", "passage=1-2-3", "passage=1-99999999999", "passage=1-2&passage=3-4", "removed=yes",
		"removed=on&removed=on", "page=0&hit=1",
	} {
		name, _, _ := strings.Cut(wrong, "=")
		p := decode[problem](t, get(h, "/read/x?"+wrong, "Accept", "application/json"))
		if p.Status != http.StatusBadRequest || p.Parameter != name || p.Expected == "" {
			t.Errorf("%s: %+v", wrong, p)
		}
		page := bodyOf(t, get(h, "/read/x?"+wrong, "Accept", "text/html", "Accept-Language", "fr"))
		if strings.Contains(page, "l’un des paramètres") || strings.Contains(page, "places in the text") {
			t.Errorf("%s is not told in the reader's words", wrong)
		}
	}
	if r := get(h, "/search?hit=1"); r.StatusCode != http.StatusBadRequest {
		t.Error("a search has no hit")
	}
}

func TestAPassageIsShownAtItsAddressInBothLanguages(t *testing.T) {
	h := overSeeds(t)
	address := linksOf(t, bodyOf(t, get(h, "/?q=cyberattaque")), ".hit .open")[0]
	cited := linksOf(t, bodyOf(t, get(h, address)), ".pilcrow")[2]
	page := bodyOf(t, get(h, cited))
	if n := strings.Count(page, `class="cited"`); n == 0 {
		t.Error("nothing is cited")
	}
	if have := linksOf(t, page, "#quotation a"); len(have) != 1 || strings.Contains(have[0], "q=") {
		t.Errorf("have %q", have)
	}
	u, err := url.Parse(cited)
	if err != nil {
		t.Fatal(err)
	}
	for _, link := range linksOf(t, page, ".languages a") {
		other, err := url.Parse(link)
		if err != nil || other.Query().Get("passage") != u.Query().Get("passage") || other.Query().Get("hit") != "1" {
			t.Errorf("another language is at %q", link)
		}
	}
	if page := bodyOf(t, get(h, address+"&passage=900000-900009&removed=on")); !strings.Contains(page, `class="lost"`) {
		t.Error("a passage that is not there is not said to be lost")
	}
}
