package pages_test

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"kiosque/torture/program"
)

const (
	browserDeadline = time.Minute      // to start
	pageDeadline    = 90 * time.Second // for everything one test does in its tab
)

// chromium returns the browser to test with: KIOSQUE_CHROMIUM, or the first one in PATH.
func chromium(t *testing.T) string {
	t.Helper()
	if named := os.Getenv("KIOSQUE_CHROMIUM"); named != "" {
		return named
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	program.Require(t, "chromium", "no Chromium in PATH, and KIOSQUE_CHROMIUM names none")
	return ""
}

// startBrowser starts one browser, for all tabs of a test and its parts.
func startBrowser(t *testing.T) context.Context {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(chromium(t)), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("hide-scrollbars", true))
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	browser, cancel := chromedp.NewContext(allocator)
	t.Cleanup(cancel)
	tooSlow := time.AfterFunc(browserDeadline, cancel) // a deadline in the context would end the browser later
	defer tooSlow.Stop()
	if err := chromedp.Do(browser); err != nil {
		program.Require(t, "chromium", "it does not start: "+err.Error())
	}
	return browser
}

// view is how a reader looks at the page.
type view struct {
	languages     string // as the browser sends them
	width, height int64
	dark          bool
	withoutScript bool
}

var desk = view{languages: "fr", width: 1280, height: 900}

// tab is one page in a browser context of its own: no cookies, nothing cached.
type tab struct {
	*testing.T
	ctx  context.Context
	site site

	mu       sync.Mutex
	troubles []string // what the browser complained of, and requests to other hosts
}

// open opens a path in a new tab.
func open(t *testing.T, browser context.Context, s site, v view, path string) *tab {
	t.Helper()
	own, cancel := chromedp.NewContext(browser, chromedp.WithNewBrowserContext())
	t.Cleanup(cancel)
	page := &tab{T: t, site: s}
	if err := chromedp.Listen(own, page.watch); err != nil {
		t.Fatal(err)
	}
	page.ctx, cancel = context.WithTimeout(own, pageDeadline)
	t.Cleanup(cancel)
	t.Cleanup(page.wantNoTrouble)
	page.look(v)
	page.goes(chromedp.Navigate(s.address + path))
	return page
}

// look makes the tab look as v says.
func (p *tab) look(v view) {
	p.Helper()
	call(p, network.SetExtraHTTPHeaders, network.SetExtraHTTPHeadersParams{Headers: network.Headers{"Accept-Language": v.languages}})
	call(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: v.withoutScript})
	p.colours(v.dark)
	p.does(chromedp.EmulateViewport(v.width, v.height))
}

// colours turns the page dark or light, also while it is shown.
func (p *tab) colours(dark bool) {
	p.Helper()
	call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: scheme(dark)}, {Name: "prefers-reduced-motion", Value: "reduce"},
	}})
}

// watch notes what no page may do: complain, or ask another host.
func (p *tab) watch(event any) {
	switch e := event.(type) {
	case *log.EventEntryAdded:
		if e.Entry.Source != log.EntrySourceNetwork { // a page with status 400 is an entry of the network
			p.note(e.Entry.Text)
		}
	case *runtime.EventExceptionThrown:
		p.note(e.ExceptionDetails.Text)
	case *network.EventRequestWillBeSent:
		if !p.isOwn(e.Request.URL) {
			p.note("a request to " + e.Request.URL)
		}
	}
}

// isOwn tells addresses of the site, and pictures that the browser draws in its own controls.
func (p *tab) isOwn(address string) bool {
	return strings.HasPrefix(address, p.site.address+"/") || strings.HasPrefix(address, "data:image/")
}

func (p *tab) note(trouble string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.troubles = append(p.troubles, trouble)
}

func (p *tab) wantNoTrouble() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, trouble := range p.troubles {
		p.Errorf("the browser reports: %s", trouble)
	}
}

// call sends one command of the browser's protocol to the tab.
func call[P, R any](p *tab, command cdp.Command[P, R], parameters P) {
	p.Helper()
	if _, err := chromedp.Call(p.ctx, command, parameters); err != nil {
		p.Fatalf("%s: %v", command.Method, err)
	}
}

// does runs steps on the page.
func (p *tab) does(steps ...chromedp.Action[chromedp.Void]) {
	p.Helper()
	if err := chromedp.Do(p.ctx, steps...); err != nil {
		p.Fatal(err)
	}
}

// goes runs steps that lead to another page, waits for it and returns its status.
func (p *tab) goes(steps ...chromedp.Action[chromedp.Void]) int64 {
	p.Helper()
	answer, err := chromedp.RunResponse(p.ctx, steps...)
	if err != nil {
		p.Fatal(err)
	}
	return answer.Status
}

// read evaluates an expression on the page. It works with scripts off: only the
// page's own are.
func read[T any](p *tab, expression string) T {
	p.Helper()
	value, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		p.Fatalf("%v in %s", err, expression)
	}
	return value
}

// promised evaluates an expression that is a promise.
func promised[T any](p *tab, expression string) T {
	p.Helper()
	value, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		p.Fatalf("%v in %.100s", err, expression)
	}
	return value
}

// squeezed returns text with every run of blanks as one.
func squeezed(text string) string { return strings.Join(strings.Fields(text), " ") }

// quoted returns text as a string of JavaScript.
func quoted(text string) string {
	literal, err := json.Marshal(text)
	if err != nil {
		panic(err) // a string
	}
	return string(literal)
}
