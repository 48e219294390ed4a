package server

import (
	"encoding/xml"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"kiosque/corpus"
	"kiosque/index"
	"kiosque/index/embedded"
)

// ofHost asks a handler by a host.
func ofHost(h http.Handler, address, host string) *http.Response {
	r, w := httptest.NewRequest(http.MethodGet, address, nil), httptest.NewRecorder()
	r.Host = host
	h.ServeHTTP(w, r)
	return w.Result()
}

// overCrawled serves the seeds to search engines.
func overCrawled(t *testing.T) http.Handler {
	t.Helper()
	engine, err := embedded.Open(t.TempDir(), embedded.Options{Logger: quiet})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = engine.Close() })
	if _, err := engine.Rebuild(t.Context(), corpus.Articles(t.Context(), seeds, corpus.Options{})); err != nil {
		t.Fatal(err)
	}
	return New(engine, Options{Logger: quiet, Crawlers: true})
}

func TestAnArchiveIsClosedToCrawlersUnlessSomebodyLetsThemIn(t *testing.T) {
	h := overSeeds(t)
	if text := bodyOf(t, get(h, "/robots.txt")); text != "User-agent: *\nDisallow: /\n" {
		t.Errorf("have %s", text)
	}
	if r := get(h, "/sitemap.xml"); r.StatusCode != http.StatusNotFound {
		t.Errorf("the sitemap: %d", r.StatusCode)
	}
	for _, address := range []string{"/", "/read/001_be0063f260622af6.txt", "/search", "/articles/001_be0063f260622af6.txt", "/nowhere", "/feed"} {
		r := get(h, address, "Accept", "text/html")
		if r.Header.Get("X-Robots-Tag") != "noindex, nofollow" {
			t.Errorf("%s says %q", address, r.Header.Get("X-Robots-Tag"))
		}
		if page := bodyOf(t, r); strings.Contains(page, "<html") && !strings.Contains(page, `<meta name="robots" content="noindex, nofollow">`) {
			t.Errorf("%s may be shown", address)
		}
	}
}

func TestCrawlersThatAreLetInMayShowArticlesAlone(t *testing.T) {
	h := overCrawled(t)
	for address, want := range map[string]string{
		"/read/001_be0063f260622af6.txt": "index, follow", "/read/001_be0063f260622af6.txt?q=a&ui=fr": "index, follow",
		"/": "noindex, nofollow", "/?q=a": "noindex, nofollow", "/about": "noindex, nofollow", "/read/none": "noindex, nofollow",
		"/read/001_be0063f260622af6.txt/compare?with=004_e32bb681ab7a49d8.txt": "noindex, nofollow",
	} {
		r := get(h, address, "Accept", "text/html")
		if page := bodyOf(t, r); r.Header.Get("X-Robots-Tag") != want || !strings.Contains(page, `<meta name="robots" content="`+want+`">`) {
			t.Errorf("%s says %q", address, r.Header.Get("X-Robots-Tag"))
		}
	}
	text := bodyOf(t, get(h, "https://archive.test/robots.txt"))
	if !strings.HasSuffix(text, "\nSitemap: https://archive.test/sitemap.xml\n") {
		t.Errorf("have %s", text)
	}
	for path, want := range map[string]bool{
		"/read/a": true, "/static/style.css?v=1": true, "/sitemap.xml?part=1&year=2017": true, "/": false, "/?q=a": false, "/search": false,
		"/read/a?q=b": false, "/read/a/compare?with=b": false, "/read/a/compare": false, "/articles/a": false, "/feed": false,
	} {
		if mayCrawl(text, path) != want {
			t.Errorf("%s: crawled %v, want %v", path, !want, want)
		}
	}
}

// mayCrawl reads the rules of RFC 9309, section 2.2.2: the longest that matches counts.
func mayCrawl(robots, path string) bool {
	allowed, longest := true, -1
	for _, line := range strings.Split(robots, "\n") {
		name, rule, _ := strings.Cut(line, ": ")
		if name != "Allow" && name != "Disallow" {
			continue
		}
		form := regexp.MustCompile("^" + strings.ReplaceAll(regexp.QuoteMeta(rule), `\*`, ".*"))
		if form.MatchString(path) && len(rule) > longest {
			allowed, longest = name == "Allow", len(rule)
		}
	}
	return allowed
}

// located is what a sitemap or its index lists.
type located struct {
	XMLName xml.Name
	Parts   []location `xml:"sitemap"`
	Pages   []location `xml:"url"`
}

type location struct {
	Loc     string `xml:"loc"`
	Lastmod string `xml:"lastmod"`
}

func readSitemap(t *testing.T, r *http.Response, root string) (all []location) {
	t.Helper()
	var m located
	if err := xml.NewDecoder(r.Body).Decode(&m); err != nil || r.Header.Get("Content-Type") != typeXML {
		t.Fatalf("%d %v", r.StatusCode, err)
	}
	if m.XMLName != (xml.Name{Space: sitemapSpace, Local: root}) || len(m.Parts) > 0 == (root == "urlset") {
		t.Errorf("%v with %d parts and %d pages", m.XMLName, len(m.Parts), len(m.Pages))
	}
	all = slices.Concat(m.Parts, m.Pages)
	for _, l := range all {
		if _, err := time.Parse(time.RFC3339, l.Lastmod); err != nil || len(l.Loc) > 2048 || !strings.HasPrefix(l.Loc, "https://archive.test/") {
			t.Errorf("%+v: %v", l, err)
		}
	}
	return all
}

func TestASitemapLeadsToEveryArticleOnce(t *testing.T) {
	h := overCrawled(t)
	var pages []string
	for _, part := range readSitemap(t, get(h, "https://archive.test/sitemap.xml"), "sitemapindex") {
		for _, page := range readSitemap(t, get(h, part.Loc), "urlset") {
			pages = append(pages, page.Loc)
			r := get(h, page.Loc)
			if canonical := linksOf(t, bodyOf(t, r), "link[rel=canonical]"); r.StatusCode != http.StatusOK || !slices.Equal(canonical, []string{page.Loc}) {
				t.Errorf("%s: %d, canonical %v", page.Loc, r.StatusCode, canonical)
			}
		}
	}
	if slices.Sort(pages); len(pages) != 5 || len(slices.Compact(pages)) != 5 {
		t.Errorf("have %v", pages)
	}
	for address, status := range map[string]int{
		"/sitemap.xml?part=1": 400, "/sitemap.xml?year=2017": 400, "/sitemap.xml?year=2017&part=0": 400, "/sitemap.xml?year=2017&year=2015&part=1": 400,
		"/sitemap.xml?year=2017&part=2": 404, "/sitemap.xml?year=1987&part=1": 404, "/sitemap.xml?q=a": 400, "/sitemap.xml?part=50001&year=2017": 400, "/sitemap.xml?year=x&part=1": 400, "/sitemap.xml?part=99999999999999999999&year=2017": 400,
	} {
		if r := get(h, address); r.StatusCode != status {
			t.Errorf("%s: %d, want %d", address, r.StatusCode, status)
		}
	}
}

func TestASitemapSaysWhenAnArticleCame(t *testing.T) {
	came := time.Date(2026, time.October, 1, 12, 0, 0, 0, time.UTC)
	e := telling(index.Result{Hits: []index.Hit{{Article: plainArticle("a&b", "Un."), Added: index.Arrival{At: came}}, {Article: plainArticle("c", "Deux.")}}})
	all := readSitemap(t, get(New(e, Options{Logger: quiet, Crawlers: true}), "https://archive.test/sitemap.xml?year=2017&part=1"), "urlset")
	if want := []location{{"https://archive.test/read/a&b", "2026-10-01T12:00:00Z"}, {"https://archive.test/read/c", "2026-11-20T08:00:00Z"}}; !slices.Equal(all, want) {
		t.Errorf("have %v", all)
	}
}

func TestCrawlersNeedTheKeyThatEverybodyNeeds(t *testing.T) {
	h := New(fake{}, Options{Logger: quiet, Crawlers: true, ReadKeys: NewKeys("secret")})
	for _, address := range []string{"/sitemap.xml", "/robots.txt", "/read/a"} {
		if r := get(h, address); r.StatusCode != http.StatusUnauthorized {
			t.Errorf("%s: %d", address, r.StatusCode)
		}
	}
}
