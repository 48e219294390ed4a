package pages_test

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// What a walk reads of a page, as a person would.
const (
	numberIn = `((text) => Number(((text || "").match(/\d[\d\s.,]*/) || ["0"])[0].replace(/\D/g, "")))`
	total    = numberIn + `(document.querySelector("#results h1").textContent)`
	links    = `[...document.querySelectorAll(".hit .open")].map(a => new URL(a.href).pathname)`
	// refinable is a value of a facet that is not chosen and leaves something out.
	refinable = `(() => {
		const number = ` + numberIn + `, all = ` + total + `;
		for (const input of document.querySelectorAll("#facet-country input:not(:checked), #facet-year input:not(:checked)")) {
			const count = number(input.closest("li").querySelector(".count").textContent);
			if (count > 0 && count < all) return { id: input.id, count };
		}
		return { id: "", count: 0 };
	})()`
	// beside is the count in the row of a table, or of a list, that leads where a link leads.
	beside = `((selector, rows, count) => {
		const link = document.querySelector(selector), same = (a) => a.href.baseVal || a.getAttribute("href");
		const row = [...document.querySelectorAll(rows)].find(r => [...r.querySelectorAll("a")].some(a => same(a).split("#")[0] === same(link).split("#")[0]));
		return row ? ` + numberIn + `(row.querySelector(count).textContent) : -1;
	})`
	oneMark = `document.querySelectorAll("main mark").length`
	heading = `((title) => { title.querySelectorAll(".steps").forEach(s => s.remove()); return title.textContent; })(document.querySelector("#title").cloneNode(true))`
	here    = `location.pathname + location.search`
)

// walk is a reader on the way through an archive.
type walk struct {
	*tab
	browser  context.Context
	view     view
	question string // has several hits, in more than one country or year
	all      int    // how many
	address  string // of the answer
	hits     []string
}

// journey is the way that every reader must be able to go, on any archive, with and without script.
// Each step begins on the page where the one before has ended.
var journey = []struct {
	name string
	take func(*walk)
}{
	{"search", (*walk).search},
	{"refine", (*walk).refine},
	{"un-refine", (*walk).unrefine},
	{"choose among all countries", (*walk).chooseAmongAll},
	{"take a bar of the timeline", (*walk).takeABar},
	{"ask for a span of years", (*walk).askForASpan},
	{"take a country on the map", (*walk).takeACountry},
	{"share", (*walk).share},
	{"read", (*walk).read},
	{"go to the next hit", (*walk).goToTheNext},
	{"cite", (*walk).cite},
	{"go back", (*walk).goBack},
	{"see it in the other language", (*walk).switchLanguage},
	{"find nothing", (*walk).findNothing},
	{"take a wrong way", (*walk).takeAWrongWay},
}

// TestJourney goes it.
func TestJourney(t *testing.T) {
	browser := startBrowser(t)
	for archive, question := range map[string]string{"seeds": "cyberattaque", "press": "gouvernement"} {
		t.Run(archive, func(t *testing.T) {
			s := archives[archive](t)
			for _, language := range languages {
				for name, off := range map[string]bool{"with script": false, "without script": true} {
					v := view{languages: language, width: 1280, height: 900, withoutScript: off}
					t.Run(language+" "+name, func(t *testing.T) { walkThrough(t, browser, s, v, question) })
				}
			}
		})
	}
}

func walkThrough(t *testing.T, browser context.Context, s site, v view, question string) {
	w := &walk{tab: open(t, browser, s, v, "/"), browser: browser, view: v, question: question}
	for _, step := range journey {
		done := t.Run(step.name, func(t *testing.T) {
			w.T = t
			step.take(w)
		})
		w.T = t
		if !done {
			return
		}
	}
}

func (w *walk) search() {
	w.goes(chromedp.SendKeys(chromedp.CSS("#q"), w.question+"\n"))
	w.arrived()
	if w.all < 3 || len(w.hits) < 3 {
		w.Fatalf("%d articles are found, %d shown", w.all, len(w.hits))
	}
}

// arrived remembers the answer that is shown.
func (w *walk) arrived() {
	w.Helper()
	w.all, w.address, w.hits = read[int](w.tab, total), read[string](w.tab, here), read[[]string](w.tab, links)
}

func (w *walk) refine() {
	value := read[struct {
		ID    string
		Count int
	}](w.tab, refinable)
	if value.ID == "" {
		w.Fatal("no value of a facet leaves something out")
	}
	w.tick(value.ID)
	if got := read[int](w.tab, total); got != value.Count {
		w.Errorf("%d stood beside %s, the page then has %d", value.Count, value.ID, got)
	}
}

// tick ticks a box and has the page apply it: by script at once, else by a button.
func (w *walk) tick(id string) {
	w.Helper()
	box := chromedp.Click(chromedp.ID(id))
	if !w.view.withoutScript {
		w.goes(box)
		return
	}
	w.does(box)
	w.goes(chromedp.Click(chromedp.CSS(`.order .apply`)))
}

func (w *walk) unrefine() {
	w.goes(chromedp.Click(chromedp.CSS(".chips:not(.noted) li a:not(.clear)")))
	if got := read[int](w.tab, total); got != w.all {
		w.Errorf("%d articles without the filter, there were %d", got, w.all)
	}
	w.arrived()
}

// follow takes a link beside which a count stands, and holds that the page it leads to has as many.
func (w *walk) follow(link, rows, count string) {
	w.Helper()
	said := read[int](w.tab, beside+"("+quoted(link)+","+quoted(rows)+","+quoted(count)+")")
	w.goes(chromedp.Click(chromedp.CSS(link)))
	if got := read[int](w.tab, total); got != said || got == 0 {
		w.Errorf("%d stood beside %s, the page then has %d", said, link, got)
	}
}

func (w *walk) chooseAmongAll() {
	w.goes(chromedp.Navigate(w.site.address + "/values/country?" + strings.SplitN(w.address, "?", 2)[1]))
	w.follow("#values .rows a", "#values .rows li", ".count")
	w.unrefine()
}

func (w *walk) takeABar() {
	w.follow(".timeline .bars a", ".timeline-table tr", "td")
	w.unrefine()
}

// askForASpan fills the two fields, each with the last year of the hits.
func (w *walk) askForASpan() {
	year := read[string](w.tab, `[...document.querySelectorAll("#facet-year input")].map(i => i.value).filter(v => /^\d{4}$/.test(v))[0]`)
	w.does(chromedp.Click(chromedp.CSS(".timeline-span summary")))
	w.goes(chromedp.SendKeys(chromedp.CSS("#from"), year), chromedp.SendKeys(chromedp.CSS("#to"), year+"\n"))
	if got := read[int](w.tab, total); got == 0 || got >= w.all {
		w.Errorf("%d of %d articles are of %s", got, w.all, year)
	}
	w.goes(chromedp.Navigate(w.site.address + w.address))
}

func (w *walk) takeACountry() {
	w.goes(chromedp.Click(chromedp.CSS(".map-link a")))
	w.follow(".map svg a", "#countries tr", "td")
	w.unrefine()
}

// share opens the address as somebody else does.
func (w *walk) share() {
	other := open(w.T, w.browser, w.site, w.view, w.address)
	if got := read[[]string](other, links); !slices.Equal(got, w.hits) {
		w.Errorf("whoever opens %s sees %v, not %v", w.address, got, w.hits)
	}
}

func (w *walk) read() {
	if status := w.goes(chromedp.Click(chromedp.CSS(".hit .open"))); status != http.StatusOK {
		w.Fatalf("the article answers with status %d", status)
	}
	if read[int](w.tab, oneMark) == 0 {
		w.Error("the article has no mark")
	}
}

func (w *walk) goToTheNext() {
	for _, leg := range []struct {
		link string
		hit  int
	}{{".onward .after", 1}, {`.way a[rel="prev"]`, 0}} {
		w.goes(chromedp.Click(chromedp.CSS(leg.link)))
		if got := read[string](w.tab, `location.pathname`); got != w.hits[leg.hit] {
			w.Errorf("%s leads to %s, want %s", leg.link, got, w.hits[leg.hit])
		}
	}
}

func (w *walk) cite() {
	title := squeezed(read[string](w.tab, heading))
	if got := squeezed(read[string](w.tab, `document.querySelector("#citation").textContent`)); !strings.Contains(got, title) {
		w.Errorf("the citation %q does not have the title %q", got, title)
	}
	formats := read[[]string](w.tab, `[...document.querySelectorAll(".cite a[download]")].map(a => a.getAttribute("href"))`)
	for _, format := range formats {
		if status, text := w.site.get(format, "fr"); status != http.StatusOK || text == "" {
			w.Errorf("%s answers with status %d", format, status)
		}
	}
	if len(formats) < 3 {
		w.Errorf("the article is cited in the formats %v only", formats)
	}
}

func (w *walk) goBack() {
	w.goes(chromedp.Click(chromedp.CSS(".back a")))
	if got := read[[]string](w.tab, links); !slices.Equal(got, w.hits) {
		w.Errorf("back at the answer are %v, there were %v", got, w.hits)
	}
}

func (w *walk) switchLanguage() {
	w.goes(chromedp.Click(chromedp.CSS(`.languages a:not([aria-current])`)))
	if got := read[string](w.tab, `document.documentElement.lang`); got == w.view.languages {
		w.Errorf("the page is still in %s", got)
	}
	if got := read[int](w.tab, total); got != w.all {
		w.Errorf("%d articles in the other language of the interface, there were %d", got, w.all)
	}
}

func (w *walk) findNothing() {
	w.goes(chromedp.Navigate(w.site.address + "/?q=" + url.QueryEscape(w.question+" zzyzx") + "&relax=off"))
	if got := read[[]string](w.tab, links); len(got) > 0 {
		w.Errorf("what nobody wrote finds %v", got)
	}
	w.goes(chromedp.Click(chromedp.CSS(".ways li:last-child a")))
	if got := read[int](w.tab, total); got < w.all {
		w.Errorf("the way out leads to %d articles", got)
	}
}

func (w *walk) takeAWrongWay() {
	for path, want := range map[string]int64{"/?year=demain": http.StatusBadRequest, "/read/nobody": http.StatusNotFound, "/nowhere": http.StatusNotFound} {
		if status := w.goes(chromedp.Navigate(w.site.address + path)); status != want {
			w.Errorf("%s answers with status %d, want %d", path, status, want)
		}
		if status := w.goes(chromedp.Click(chromedp.CSS("main a"))); status != http.StatusOK {
			w.Errorf("the way out of %s answers with status %d", path, status)
		}
	}
}
