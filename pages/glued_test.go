package pages_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
)

// Words that no-break spaces hold together are wider than a small screen, and so may be the evidence of a fact.
func TestWordsThatAreHeldTogetherAreNoWiderThanTheScreen(t *testing.T) {
	corpus, data := t.TempDir(), t.TempDir()
	text := "Un réseau chiffré\n\nEuropol parle des\u00a0communications\u00a0radioélectriques\u00a0opérationnelles\u00a0internationales de la\u00a0police, en Belgique.\n"
	if err := os.WriteFile(filepath.Join(corpus, "glued.txt"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	browser := startBrowser(t)
	rebuild(t, corpus, data)
	p := open(t, browser, serve(t, corpus, data), view{languages: "fr", width: 320, height: 900}, "/read/glued.txt")
	p.does(chromedp.Evaluate[chromedp.Void](openAll))
	if wider := read[int](p, sideways); wider > 0 {
		t.Errorf("the page is %d pixels wider than the screen", wider)
	}
}
