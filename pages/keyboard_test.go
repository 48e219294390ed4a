package pages_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// mostTabs is how far a reader goes for something.
const mostTabs = 150

// inFocus tells what has the focus, whether it matches, and what is wrong with how it shows.
const inFocus = `((wanted) => {
	const e = document.activeElement;
	if (!e || e === document.body) return { name: "", wrong: "" };
	const colour = new Option().style;
	colour.color = getComputedStyle(document.documentElement).getPropertyValue("--focus");
	const ring = colour.color;
	const drawn = [e, e.parentElement, ...(e.labels || [])].some((x) => {
		const style = getComputedStyle(x);
		return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
	}) || [...e.querySelectorAll("path, circle")].some((x) => getComputedStyle(x).stroke === ring); // what is drawn is ringed by its stroke
	const box = e.getBoundingClientRect();
	const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 0 && box.height > 0;
	const wrong = [!drawn && "no outline", !inside && "outside the window"].filter(Boolean).join(", ");
	return { name: e.outerHTML.slice(0, 120), matches: e.matches(wanted), wrong };
})`

type focus struct {
	Name    string
	Matches bool
	Wrong   string
}

// TestKeyboardAlone goes from a question to an article and back by Tab, Enter and the space bar.
func TestKeyboardAlone(t *testing.T) {
	browser, s := startBrowser(t), serveSeeds(t)
	for name, off := range map[string]bool{"with script": false, "without script": true} {
		for _, width := range []int64{320, 1280} {
			v := view{languages: "fr", width: width, height: 900, withoutScript: off}
			t.Run(fmt.Sprintf("%s, %d", name, width), func(t *testing.T) { byKeyboard(t, open(t, browser, s, v, "/"), off) })
		}
	}
}

func byKeyboard(t *testing.T, p *tab, withoutScript bool) {
	p.wantFocusSoon("#q")
	p.goes(chromedp.KeyEvent("cyberattaque" + kb.Enter))
	p.wantHits("000", "001", "002", "004")

	p.tabTo("#facet-country summary")
	if !read[bool](p, `document.querySelector("#facet-country").open`) {
		p.does(chromedp.KeyEvent(kb.Enter))
	}
	p.tabTo(`#facet-country input[value="BE"]`)
	if withoutScript {
		p.does(chromedp.KeyEvent(" "))
		p.tabTo(`button[type="submit"][form="search"]`)
		p.goes(chromedp.KeyEvent(kb.Enter))
	} else {
		p.goes(chromedp.KeyEvent(" "))
	}
	p.wantHits("000", "001")

	p.tabBackTo(".hit .open")
	chosen := read[string](p, `document.activeElement.closest(".hit").querySelector(".open").pathname`)
	p.goes(chromedp.KeyEvent(kb.Enter))
	if got := read[string](p, `location.pathname`); got != chosen {
		t.Errorf("Enter opens %s, want %s", got, chosen)
	}

	p.tabTo(`#marks a, #marks button`)
	p.does(chromedp.KeyEvent(kb.Enter))
	if got := read[string](p, `location.hash`); !strings.HasPrefix(got, "#m") {
		t.Errorf("Enter on a mark leads to %q", got)
	}

	p.tabBackTo(".back a")
	p.goes(chromedp.KeyEvent(kb.Enter))
	p.wantHits("000", "001")
}

// wantFocusSoon waits for the focus that a page takes by itself when it is drawn.
func (p *tab) wantFocusSoon(wanted string) {
	p.Helper()
	for range 100 {
		if p.focus(wanted).Matches {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	p.Errorf("the page opens with the focus on %q, want it on %s", p.focus(wanted).Name, wanted)
}

func (p *tab) focus(wanted string) focus {
	p.Helper()
	return read[focus](p, inFocus+`(`+quoted(wanted)+`)`)
}

// tabTo presses Tab until the focus is where it is wanted. Wherever it is on the way, it must be seen.
func (p *tab) tabTo(wanted string) {
	p.Helper()
	p.tabs(wanted, chromedp.KeyEvent(kb.Tab))
}

// tabBackTo is tabTo with Shift held.
func (p *tab) tabBackTo(wanted string) {
	p.Helper()
	p.tabs(wanted, chromedp.KeyEvent(kb.Tab, chromedp.KeyModifiers(kb.ModifierShift)))
}

func (p *tab) tabs(wanted string, press chromedp.Action[chromedp.Void]) {
	p.Helper()
	var passed []string
	for range mostTabs {
		p.does(press)
		got := p.focus(wanted)
		if got.Wrong != "" {
			p.Errorf("the focus on %s: %s", got.Name, got.Wrong)
		}
		if got.Matches {
			return
		}
		passed = append(passed, got.Name)
	}
	p.Fatalf("%d tabs do not lead to %s, but to\n%s", mostTabs, wanted, strings.Join(passed[:min(20, len(passed))], "\n"))
}
