package pages_test

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// What the pages hold, read as a person would: which articles, which marks,
// which counts.
const (
	hitsShown  = `[...document.querySelectorAll(".hit .open")].map(a => a.getAttribute("href").split("/").pop().slice(0, 3)).sort()`
	hitsMarked = `[...document.querySelectorAll(".hit")].filter(h => h.querySelector("mark")).length`
	counts     = `Object.fromEntries([...document.querySelectorAll("#facet-country [type=checkbox]")].map(i =>
		[i.value, i.closest("li").querySelector(".count").textContent]))`
	facetOpen = `document.querySelector("#facet-country").open`
	chosen    = `[...document.querySelectorAll("#filters input:checked")].map(i => i.name + "=" + i.value)`
	// marked returns the text of elements with ⟦marks⟧, without the links from mark to mark.
	marked = `(selector, within = document) => [...within.querySelectorAll(selector)].map(e => {
		const copy = e.cloneNode(true);
		copy.querySelectorAll(".steps").forEach(s => s.remove());
		copy.querySelectorAll("mark").forEach(m => m.replaceWith("⟦" + m.textContent + "⟧"));
		return copy.textContent;
	})`
	hitTexts     = `(` + marked + `)(".open, .fragment > [lang]", document.querySelector(".hit"))`
	articleTexts = `(` + marked + `)("#title, .text p")`
	sideways     = `document.documentElement.scrollWidth - document.documentElement.clientWidth`
)

// TestJourneys walks through the pages in a real browser, on the reference corpus.
func TestJourneys(t *testing.T) {
	browser := startBrowser(t)
	s := serveSeeds(t)
	journeys := []struct {
		name string
		walk func(t *testing.T, browser context.Context, s site)
	}{
		{"from a word to an article", func(t *testing.T, b context.Context, s site) { fromWordToArticle(t, b, s, desk) }},
		{"the same without JavaScript", func(t *testing.T, b context.Context, s site) {
			plain := desk
			plain.withoutScript = true
			fromWordToArticle(t, b, s, plain)
		}},
		{"in English, in the dark", inEnglishInTheDark},
		{"on a small screen", onASmallScreen},
		{"nothing found", nothingFound},
		{"an address that is wrong", anAddressThatIsWrong},
	}
	for _, journey := range journeys {
		t.Run(journey.name, func(t *testing.T) { journey.walk(t, browser, s) })
	}
}

func fromWordToArticle(t *testing.T, browser context.Context, s site, v view) {
	p := open(t, browser, s, v, "/")
	p.goes(chromedp.SendKeys(chromedp.CSS("#q"), "cyberattaque\n"))
	p.wantHits("000", "001", "002", "004")
	before := read[map[string]string](p, counts)

	if !read[bool](p, facetOpen) { // it is closed on small screens
		p.does(chromedp.Click(chromedp.CSS("#facet-country summary")))
	}
	tick := chromedp.Click(chromedp.CSS(`#facet-country [type=checkbox][value="BE"]`))
	if v.withoutScript {
		p.does(tick)
		p.goes(chromedp.Click(chromedp.CSS(".order .apply")))
	} else {
		p.goes(tick)
	}
	p.wantHits("000", "001")
	if got := read[[]string](p, chosen); !slices.Equal(got, []string{"country=BE"}) {
		p.Errorf("chosen are %v, want country=BE", got)
	}
	after := read[map[string]string](p, counts)
	for country, count := range before {
		if after[country] != count {
			p.Errorf("beside %s stood %s, now %q: the other countries must keep their counts", country, count, after[country])
		}
	}

	fragments := read[[]string](p, hitTexts)
	if status := p.goes(chromedp.Click(chromedp.CSS(".hit .open"))); status != http.StatusOK {
		p.Fatalf("the article answers with status %d", status)
	}
	p.wantMarks(fragments)
}

// wantHits holds that exactly these seeds are shown, each with a mark.
func (p *tab) wantHits(seeds ...string) {
	p.Helper()
	if got := read[[]string](p, hitsShown); !slices.Equal(got, seeds) {
		p.Fatalf("the page shows seeds %v, want %v", got, seeds)
	}
	if got := read[int](p, hitsMarked); got != len(seeds) {
		p.Errorf("%d of %d hits have a mark", got, len(seeds))
	}
}

// wantMarks holds that the article's page has every text of its hit, with the same marks.
func (p *tab) wantMarks(texts []string) {
	p.Helper()
	article := squeezed(strings.Join(read[[]string](p, articleTexts), " "))
	if !strings.Contains(strings.Join(texts, ""), "⟦") {
		p.Errorf("the hit has no mark: %q", texts)
	}
	for _, text := range texts {
		if !strings.Contains(article, squeezed(text)) {
			p.Errorf("the hit shows %q, the article does not: %s", text, article)
		}
	}
}

func inEnglishInTheDark(t *testing.T, browser context.Context, s site) {
	v := desk
	v.languages, v.dark = "en", true
	p := open(t, browser, s, v, "/?q=cybersecurity")
	if got := read[string](p, `document.documentElement.lang`); got != "en" {
		p.Errorf("the page is in %q, want en", got)
	}
	if got := read[[]string](p, hitsShown); !slices.Contains(got, "003") {
		p.Errorf("cybersecurity finds %v, want the English seed among them", got)
	}
	background := read[[]int](p, `getComputedStyle(document.body).backgroundColor.match(/\d+/g).slice(0, 3).map(Number)`)
	if len(background) != 3 || slices.Max(background) > 80 {
		p.Errorf("the background is rgb%v, want a dark one", background)
	}
	p.goes(chromedp.Click(chromedp.CSS(`.languages a[hreflang="fr"]`)))
	if got := read[string](p, `document.documentElement.lang`); got != "fr" {
		p.Errorf("after the switch the page is in %q, want fr", got)
	}
}

func onASmallScreen(t *testing.T, browser context.Context, s site) {
	small := view{languages: "fr", width: 320, height: 900}
	p := open(t, browser, s, small, "/?q=cyberattaque")
	p.wantHits("000", "001", "002", "004")
	if got := read[int](p, sideways); got > 0 {
		p.Errorf("the results are %d pixels wider than the screen", got)
	}
	p.goes(chromedp.Click(chromedp.CSS(".hit .open")))
	if got := read[int](p, sideways); got > 0 {
		p.Errorf("the article is %d pixels wider than the screen", got)
	}
}

func nothingFound(t *testing.T, browser context.Context, s site) {
	p := open(t, browser, s, desk, "/?q=Amazon")
	if got := read[[]string](p, hitsShown); len(got) != 0 {
		p.Errorf("Amazon finds %v", got)
	}
	p.goes(chromedp.Click(chromedp.CSS(`.ways a[href*="scope=raw"]`)))
	p.wantHits("001")
}

func anAddressThatIsWrong(t *testing.T, browser context.Context, s site) {
	p := open(t, browser, s, desk, "/")
	if status := p.goes(chromedp.Navigate(s.address + "/?year=demain")); status != http.StatusBadRequest {
		p.Errorf("status %d, want 400", status)
	}
	if got := read[string](p, `document.querySelector("main").textContent`); !strings.Contains(got, "year") {
		p.Errorf("the page does not name the parameter: %s", got)
	}
	p.goes(chromedp.Click(chromedp.CSS("main a")))
	if got := read[string](p, `location.pathname`); got != "/" {
		p.Errorf("the way out leads to %s", got)
	}
}
