package pages_test

import (
	"context"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/fetch"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// What the box and its listbox say, as a screen reader is told.
const (
	focused     = `document.activeElement.id`
	isExpanded  = `document.getElementById("q").getAttribute("aria-expanded")`
	options     = `[...document.querySelectorAll("#suggestions:not([hidden]) [role=option]")].map(o => o.querySelector(".suggested").textContent)`
	activeOne   = `(document.getElementById(document.getElementById("q").getAttribute("aria-activedescendant")) || {innerText: ""}).innerText`
	selectedOne = `[...document.querySelectorAll("[role=option][aria-selected=true]")].map(o => o.id).join() === (document.getElementById("q").getAttribute("aria-activedescendant") || "")`
	keptRecent  = `JSON.parse(localStorage.getItem("kiosque-recent") || "[]")`
	inBox       = `document.getElementById("q").value`
)

// suggestionsDeadline is far above the pause before the server is asked.
const suggestionsDeadline = 5 * time.Second

// TestTheSearchBox tries in a real browser what the box does by script.
func TestTheSearchBox(t *testing.T) {
	browser := startBrowser(t)
	s := serveSeeds(t)
	for _, part := range []struct {
		name string
		try  func(t *testing.T, browser context.Context, s site)
	}{
		{"suggestions by keyboard", suggestionsByKeyboard},
		{"suggestions by mouse", suggestionsByMouse},
		{"a country becomes a filter", aCountryBecomesAFilter},
		{"a title opens the article", aTitleOpensTheArticle},
		{"the server is asked little", theServerIsAskedLittle},
		{"recent searches", recentSearches},
		{"no recent searches without storage", noRecentSearchesWithoutStorage},
		{"focus and keys", focusAndKeys},
		{"single keys can be switched off", singleKeysCanBeSwitchedOff},
		{"a slow answer says so", aSlowAnswerSaysSo},
		{"a question is asked once", aQuestionIsAskedOnce},
	} {
		t.Run(part.name, func(t *testing.T) { part.try(t, browser, s) })
	}
}

// keys presses keys one after the other as a hand does: a page that takes a key for itself keeps its
// letter from being typed.
func keys(text string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		for _, r := range text {
			events := kb.Encode(r)
			down := *events[0]
			if len(events) == 3 {
				down.Type, down.Text, down.UnmodifiedText = input.DispatchKeyEventTypeKeyDown, events[1].Text, events[1].UnmodifiedText
			}
			for _, event := range []input.DispatchKeyEventParams{down, *events[len(events)-1]} {
				if _, err := cdp.Call(ctx, t, input.DispatchKeyEvent, event); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// types types into what has the focus.
func (p *tab) types(text string) {
	p.Helper()
	p.does(keys(text))
}

// until waits until an expression holds.
func (p *tab) until(what, expression string) {
	p.Helper()
	for end := time.Now().Add(suggestionsDeadline); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if read[bool](p, expression) {
			return
		}
	}
	p.Fatalf("%s: not so after %s", what, suggestionsDeadline)
}

// begin opens the first page in a new tab, ready to be typed into.
func begin(t *testing.T, browser context.Context, s site) *tab {
	t.Helper()
	p := open(t, browser, s, desk, "/robots.txt")
	p.starts()
	return p
}

// starts goes to the first page; its box has the focus.
func (p *tab) starts() {
	p.Helper()
	p.goes(chromedp.Navigate(p.site.address + "/"))
	p.until("the box has the focus", focused+` === "q"`)
}

func (p *tab) offered() []string {
	p.Helper()
	p.until("options are offered", `document.querySelectorAll("#suggestions:not([hidden]) [role=option]").length > 0`)
	return read[[]string](p, options)
}

// want holds that an expression has a value.
func want[T comparable](p *tab, what, expression string, value T) {
	p.Helper()
	if have := read[T](p, expression); have != value {
		p.Errorf("%s: have %v, want %v", what, have, value)
	}
}

func suggestionsByKeyboard(t *testing.T, browser context.Context, s site) {
	p := begin(t, browser, s)
	want(p, "the role", `document.getElementById("q").getAttribute("role")`, "combobox")
	want(p, "closed at first", isExpanded, "false")
	p.types("cyber")
	found := p.offered()
	want(p, "open", isExpanded, "true")
	want(p, "none is active", activeOne, "")
	want(p, "the listbox", `document.getElementById(document.getElementById("q").getAttribute("aria-controls")).getAttribute("role")`, "listbox")
	want(p, "what was typed is marked", `document.querySelector("#suggestions .typed").textContent.toLowerCase()`, "cyber")
	if said := read[string](p, `document.getElementById("suggestions-said").textContent`); !strings.Contains(said, "suggestion") {
		t.Errorf("told to a screen reader: %q", said)
	}

	p.types(kb.ArrowDown)
	if have := read[string](p, activeOne); !strings.HasPrefix(have, found[0]) {
		t.Errorf("active is %q, want %q", have, found[0])
	}
	want(p, "the active one is the selected one", selectedOne, true)
	want(p, "the box keeps what was typed", inBox, "cyber")
	p.types(kb.ArrowUp)
	want(p, "back in the box", activeOne, "")
	p.types(kb.ArrowUp)
	if have := read[string](p, activeOne); !strings.HasPrefix(have, found[len(found)-1]) {
		t.Errorf("active is %q, want the last", have)
	}
	p.types(kb.Escape)
	want(p, "Escape closes", isExpanded, "false")
	want(p, "Escape keeps the text", inBox, "cyber")
	p.types(kb.ArrowDown)
	found = p.offered()
	p.types(kb.ArrowDown)
	p.goes(keys(kb.Enter))
	want(p, "the address", `location.search`, "?q="+found[0])
	want(p, "closed after", isExpanded, "false")

	p.does(chromedp.Focus(chromedp.CSS("#q")))
	p.types(kb.End + kb.Backspace)
	p.offered()
	p.types(kb.Tab)
	want(p, "Tab closes", isExpanded, "false")
}

func suggestionsByMouse(t *testing.T, browser context.Context, s site) {
	p := begin(t, browser, s)
	p.types("cybersec")
	found := p.offered()
	p.goes(chromedp.Click(chromedp.CSS("#suggestion-0")))
	want(p, "the text that is searched", inBox, found[0])
}

func aCountryBecomesAFilter(t *testing.T, browser context.Context, s site) {
	p := open(t, browser, s, desk, "/?lang=fr")
	p.does(chromedp.Focus(chromedp.CSS("#q")))
	p.types("belgiq")
	found := p.offered()
	at := slices.Index(found, "Belgique")
	if at < 0 {
		t.Fatalf("offered are %q", found)
	}
	for range at + 1 {
		p.types(kb.ArrowDown)
	}
	if said := read[string](p, activeOne); !strings.Contains(said, "filtrer par pays") {
		t.Errorf("the option does not say what it does: %q", said)
	}
	p.goes(keys(kb.Enter))
	want(p, "the filter stands beside the one before", `location.search`, "?country=BE&lang=fr")
	want(p, "the box is empty", inBox, "")
}

func aTitleOpensTheArticle(t *testing.T, browser context.Context, s site) {
	p := begin(t, browser, s)
	p.types("digital solid")
	p.until("the title is offered", `document.querySelector("#suggestions:not([hidden]) .typed")?.textContent === "digital solid"`)
	title := `[...document.querySelectorAll("[role=option]")].findIndex(o => o.querySelector(".kind").textContent === "ouvre l’article")`
	at := read[int](p, title)
	if at < 0 {
		t.Fatalf("no title is offered: %q", read[[]string](p, options))
	}
	for range at + 1 {
		p.types(kb.ArrowDown)
	}
	p.goes(keys(kb.Enter))
	if path := read[string](p, `location.pathname`); !strings.HasPrefix(path, "/read/003") {
		t.Errorf("the title leads to %s", path)
	}
}

// theServerIsAskedLittle: not for a single letter, and once for what is typed in one go.
func theServerIsAskedLittle(t *testing.T, browser context.Context, s site) {
	p := begin(t, browser, s)
	var asked counter
	if err := chromedp.Listen(p.ctx, func(event any) {
		if e, ok := event.(*network.EventRequestWillBeSent); ok && strings.Contains(e.Request.URL, "/suggest") {
			asked.add()
		}
	}); err != nil {
		t.Fatal(err)
	}
	p.types("c")
	time.Sleep(400 * time.Millisecond)
	if n := asked.count(); n != 0 {
		t.Errorf("asked %d times for one letter", n)
	}
	p.types("yberattaque")
	p.offered()
	if n := asked.count(); n < 1 || n > 4 {
		t.Errorf("asked %d times for one word", n)
	}
}

func recentSearches(t *testing.T, browser context.Context, s site) {
	p := begin(t, browser, s)
	want(p, "nothing opens by itself", isExpanded, "false")
	p.goes(keys("Europol\n"))
	p.types("/" + kb.End)
	p.goes(keys(" Daech\n"))
	p.goes(chromedp.Navigate(s.address + "/?q=Belgique"))
	if have := read[[]string](p, keptRecent); !slices.Equal(have, []string{"Europol Daech", "Europol"}) {
		t.Errorf("kept are %q; what was only looked at is not asked", have)
	}
	p.starts()
	p.goes(keys(kb.Enter)) // nothing is asked
	if have := read[[]string](p, keptRecent); len(have) != 2 {
		t.Errorf("kept are %q", have)
	}
	p.starts()
	p.types(kb.ArrowDown)
	if have := p.offered(); !slices.Equal(have, []string{"Europol Daech", "Europol"}) {
		t.Errorf("offered are %q", have)
	}
	want(p, "the list has its name", `document.querySelector("#suggestions-list").getAttribute("aria-label")`, "Recherches récentes")
	p.types(kb.ArrowDown + kb.ArrowDown)
	p.goes(keys(kb.Enter))
	want(p, "the search that was taken", inBox, "Europol")

	read[bool](p, `history.back() === undefined`) // a page from the browser's memory loads nothing
	p.until("the page is back", `location.search === ""`)
	want(p, "closed on the way back", isExpanded, "false")
	want(p, "the box is as its address says", inBox, "")
	read[bool](p, `document.getElementById("q").click() === undefined`)
	p.offered()
	read[bool](p, `document.querySelector("#suggestions button").click() === undefined`)
	want(p, "cleared", `localStorage.getItem("kiosque-recent") === null`, true)
	want(p, "closed", isExpanded, "false")
	want(p, "the focus stays", focused, "q")
}

func noRecentSearchesWithoutStorage(t *testing.T, browser context.Context, s site) {
	p := begin(t, browser, s)
	read[bool](p, `Object.defineProperty(window, "localStorage", { get() { throw new DOMException("off", "SecurityError"); } }) && true`)
	p.types(kb.ArrowDown)
	want(p, "nothing to offer", isExpanded, "false")
	p.goes(keys("Europol\n"))
	if have := read[[]string](p, keptRecent); len(have) != 0 {
		t.Errorf("kept are %q", have)
	}
}

func focusAndKeys(t *testing.T, browser context.Context, s site) {
	p := begin(t, browser, s)
	p.goes(chromedp.Navigate(s.address + "/?q=cyberattaque"))
	want(p, "results have it not", focused, "")
	p.types("/")
	want(p, "/ leads to the box", focused, "q")
	want(p, "and types nothing", inBox, "cyberattaque")
	want(p, "all is selected", `getSelection().toString()`, "cyberattaque")
	p.types("?")
	want(p, "in the box ? is a letter", `document.getElementById("help").open`, false)
	read[bool](p, `document.activeElement.blur() === undefined`)
	p.types("?")
	want(p, "? opens the help", `document.getElementById("help").open`, true)
	want(p, "the focus goes along", `document.activeElement.tagName`, "SUMMARY")
	want(p, "the keys are told", `document.querySelectorAll(".keys-help:not([hidden]) kbd").length > 4`, true)
	p.types("?")
	want(p, "and again closes it", `document.getElementById("help").open`, false)
	p.types("j")
	want(p, "j leads to the first hit", `document.activeElement === document.querySelector(".hit .open")`, true)
	p.goes(keys("o"))
	want(p, "o opens it", `location.pathname.startsWith("/read/")`, true)
}

func singleKeysCanBeSwitchedOff(t *testing.T, browser context.Context, s site) {
	p := open(t, browser, s, desk, "/?q=cyberattaque")
	p.types("?")
	p.does(chromedp.Click(chromedp.CSS("#single-keys")))
	p.types("j")
	want(p, "j does nothing", `document.activeElement.matches(".open")`, false)
	p.goes(chromedp.Navigate(s.address + "/?q=Europol"))
	p.types("/")
	want(p, "on no page", focused, "")
	want(p, "the page does not speak of them", `document.querySelector("p.keys").hidden`, true)
	p.does(chromedp.Click(chromedp.CSS("#help summary")))
	want(p, "the choice is kept", `document.getElementById("single-keys").checked`, false)
	p.does(chromedp.Click(chromedp.CSS("#single-keys")))
	read[bool](p, `document.activeElement.blur() === undefined`)
	p.types("/")
	want(p, "and they come back", focused, "q")
}

// toldAll has the page remember, past the next page, what it tells those who wait.
const toldAll = `(new MutationObserver(() => sessionStorage.setItem("told", (sessionStorage.getItem("told") || "") + document.getElementById("waiting").textContent + "|")))
	.observe(document.getElementById("waiting"), { childList: true }) === undefined`

// slowed has every answer with results take as long as wait, and counts the questions.
func (p *tab) slowed(wait time.Duration) *counter {
	p.Helper()
	asked := &counter{}
	if err := chromedp.Listen(p.ctx, func(event any) {
		if e, ok := event.(*fetch.EventRequestPaused); ok {
			asked.add()
			time.AfterFunc(wait, func() { // a question that the browser gave up is an error
				_, _ = chromedp.Call(p.ctx, fetch.ContinueRequest, fetch.ContinueRequestParams{RequestID: e.RequestID})
			})
		}
	}); err != nil {
		p.Fatal(err)
	}
	call(p, fetch.Enable, fetch.EnableParams{Patterns: []*fetch.RequestPattern{{URLPattern: `*/\?*`}}})
	read[bool](p, toldAll)
	return asked
}

func aSlowAnswerSaysSo(t *testing.T, browser context.Context, s site) {
	for _, c := range []struct {
		wait time.Duration
		told string
	}{{0, "null"}, {time.Second, "Recherche en cours…|"}, {5500 * time.Millisecond, "Recherche en cours…|Recherche toujours en cours : elle prend plus de temps que d’habitude…|"}} {
		p := begin(t, browser, s)
		p.slowed(c.wait)
		p.goes(keys("Europol" + kb.Enter))
		want(p, "the answer has come", `location.search`, "?q=Europol")
		want(p, "told in "+c.wait.String(), `String(sessionStorage.getItem("told"))`, c.told)
		want(p, "nothing more is told", `document.getElementById("waiting").textContent`, "")
	}
}

func aQuestionIsAskedOnce(t *testing.T, browser context.Context, s site) {
	p := begin(t, browser, s)
	asked := p.slowed(500 * time.Millisecond)
	p.goes(keys("Europol" + kb.Enter + kb.Enter + kb.Enter))
	want(p, "the answer has come", `location.search`, "?q=Europol")
	if n := asked.count(); n != 1 {
		t.Errorf("the server is asked %d times", n)
	}
}

// counter counts what the browser tells from another goroutine.
type counter struct {
	mu sync.Mutex
	n  int
}

func (c *counter) add() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.n++
}

func (c *counter) count() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.n
}
