package pages_test

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

const (
	// inline lists what the policy of the pages forbids, and would leave without effect.
	inline = `[...document.querySelectorAll("[style], style, script:not([src])")].map(e => e.outerHTML.slice(0, 200))
		.concat([...document.querySelectorAll("*")].filter(e => [...e.attributes].some(a => a.name.startsWith("on"))).map(e => e.outerHTML.slice(0, 200)))`
	// shifts are what moved by itself after it was painted, as the Layout Instability API tells it.
	shifts = `(async () => {
		const all = [];
		const place = (r) => [r.x, r.y, r.width, r.height].join(" ");
		const seen = (list) => { for (const e of list) all.push(e.value + ": " + e.sources.map(s => (s.node?.parentElement?.outerHTML ?? "").slice(0, 160) +
			" from " + place(s.previousRect) + " to " + place(s.currentRect)).join("; ")); };
		const observer = new PerformanceObserver((list) => seen(list.getEntries()));
		observer.observe({ type: "layout-shift", buffered: true });
		await document.fonts.ready;
		await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
		seen(observer.takeRecords());
		return all;
	})()`
	openAll = `document.querySelectorAll("details").forEach(d => { d.open = true; })`
	// violations are those of every rule of axe-core for level AA and good practice, and of the one for the size of targets, which
	// is off as it comes. In the dark only colours differ. Of many alike the first three are told.
	violations = `(dark) => axe.run(dark ? { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } } : { rules: { "target-size": { enabled: true } } })
		.then(r => r.violations.flatMap(v => v.nodes.slice(0, 3).map(n => v.id + " (" + v.impact + ", " + v.nodes.length + "): " + n.target.join(" ") + " " +
			n.html.slice(0, 160) + " – " + n.any.concat(n.all, n.none).map(c => c.message).join("; "))))`
)

// TestEveryPageInEveryView looks at every page in both languages, on a small and a wide screen, in light and
// dark: what it holds, how it is drawn, and what axe-core says with everything unfolded.
func TestEveryPageInEveryView(t *testing.T) {
	audit(t)
	source, err := os.ReadFile(tool(t, "axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	browser := startBrowser(t)
	onEveryPage(t, func(t *testing.T, s site, pages []page) {
		for _, language := range languages {
			for _, width := range []int64{320, 1280} {
				v := view{languages: language, width: width, height: 900}
				t.Run(fmt.Sprintf("%s, %d", language, width), func(t *testing.T) {
					inView(t, browser, s, v, pages, string(source))
				})
			}
		}
	})
}

func inView(t *testing.T, browser context.Context, s site, v view, pages []page, axe string) {
	for _, shown := range pages {
		t.Run(shown.name, func(t *testing.T) {
			p := open(t, browser, s, v, "/robots.txt") // a tab that is at home
			if status := p.goes(chromedp.Navigate(s.address + shown.path)); status != int64(shown.wanted()) {
				t.Fatalf("%s answers with status %d, want %d", shown.path, status, shown.wanted())
			}
			p.wantQuiet()
			p.does(chromedp.Evaluate[chromedp.Void](openAll), chromedp.Evaluate[chromedp.Void](axe))
			for _, dark := range []bool{false, true} {
				p.colours(dark)
				for _, found := range promised[[]string](p, fmt.Sprintf("(%s)(%t)", violations, dark)) {
					t.Errorf("%s, %s: %s", shown.path, scheme(dark), found)
				}
			}
		})
	}
}

// wantQuiet holds that a page needs nothing inline, stays where it was painted, and is as wide as the screen.
func (p *tab) wantQuiet() {
	p.Helper()
	if found := read[[]string](p, inline); len(found) > 0 {
		p.Errorf("inline style or script: %s", strings.Join(found, "\n"))
	}
	for _, moved := range promised[[]string](p, shifts) {
		p.Errorf("the layout shifts by %s", moved)
	}
	if wider := read[int](p, sideways); wider > 0 {
		p.Errorf("the page is %d pixels wider than the screen", wider)
	}
}

func scheme(dark bool) string { return map[bool]string{false: "light", true: "dark"}[dark] }
