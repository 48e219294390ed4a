package pages_test

import (
	"context"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// TestADragOverTheTimelineMayBeginWhereNoBarStands: a year without articles is a place too.
func TestADragOverTheTimelineMayBeginWhereNoBarStands(t *testing.T) {
	p := open(t, startBrowser(t), serveSeeds(t), desk, "/?q=Bruxelles+2017")
	edges := read[[]float64](p, `(() => {
		const plot = document.querySelector(".timeline-plot").getBoundingClientRect();
		const bar = document.querySelector(".bars a").getBoundingClientRect();
		return [plot.left + 4, bar.right - 4, plot.top + 40, bar.left];
	})()`)
	if edges[0] >= edges[3] {
		t.Fatalf("the first bar begins at the edge: %v", edges)
	}
	first := read[string](p, `document.querySelector(".timeline-table th a").textContent`)
	p.goes(dragged(edges[0], edges[1], edges[2]))
	want(p, "the first year that has articles", `new URLSearchParams(location.search).get("from")`, first)
	want(p, "the same year", `new URLSearchParams(location.search).get("to")`, first)
}

// dragged presses the button of the mouse at one place of a line and lets it go at another.
func dragged(from, to, y float64) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		for _, event := range []input.DispatchMouseEventParams{
			{Type: input.DispatchMouseEventTypeMousePressed, X: from, Y: y, Button: input.MouseButtonLeft, ClickCount: 1},
			{Type: input.DispatchMouseEventTypeMouseMoved, X: (from + to) / 2, Y: y, Button: input.MouseButtonLeft},
			{Type: input.DispatchMouseEventTypeMouseMoved, X: to, Y: y, Button: input.MouseButtonLeft},
			{Type: input.DispatchMouseEventTypeMouseReleased, X: to, Y: y, Button: input.MouseButtonLeft, ClickCount: 1},
		} {
			if _, err := cdp.Call(ctx, t, input.DispatchMouseEvent, event); err != nil {
				return err
			}
		}
		return nil
	})
}
