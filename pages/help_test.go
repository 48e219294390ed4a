package pages_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

const (
	said  = `[...document.querySelectorAll(".notes p")].map(p => p.textContent.trim())`
	chips = `[...document.querySelectorAll(".noted li a")].map(a => a.textContent.trim())`
)

// TestHelpWithWords walks through what the pages say of the words of a question.
func TestHelpWithWords(t *testing.T) {
	browser := startBrowser(t)
	s := serveSeeds(t)
	english, small, dark := desk, desk, desk
	english.languages = "en"
	small.width = 320
	dark.dark = true
	journeys := []struct {
		name, path string
		look       view
		says       string // a part of a note
	}{
		{"a translated word", "/?q=cybersecurity", english, "Translated for the articles in French:"},
		{"an organisation by its English name", "/?q=Islamic+State", desk, "Pris pour le nom d’une organisation"},
		{"a relaxed question", "/?q=attaque+Europol+banque+chameau+fleuve", desk, "Aucun article"},
		{"a relaxed question in the dark", "/?q=attaque+Europol+banque+chameau+fleuve", dark, "Aucun article"},
		{"a relaxed question on a small screen", "/?q=attaque+Europol+banque+chameau+fleuve&explain=on", small, "Aucun article"},
		{"a slip of spelling", "/?q=terorisme", english, "No article answers “terorisme”"},
		{"syntax that is none", "/?q=ann%C3%A9e:soon+%22cyber*+a*", desk, "Valeur qui ne convient pas"},
		{"why a hit is one", "/?q=cyberattaque+Europol&explain=on", english, "Translated"},
	}
	for _, j := range journeys {
		t.Run(j.name, func(t *testing.T) {
			p := open(t, browser, s, j.look, j.path)
			if got := read[[]string](p, said); !slices.ContainsFunc(got, func(text string) bool { return strings.Contains(text, j.says) }) {
				p.Errorf("the page says %q, want %q", got, j.says)
			}
			p.does(chromedp.Click(chromedp.CSS(".syntax summary")))
			if got := read[int](p, sideways); got > 0 {
				p.Errorf("the page is %d pixels wider than the screen", got)
			}
		})
	}
	t.Run("what goes with a question, on a small screen", func(t *testing.T) {
		p := open(t, browser, s, small, "/?q=cyberattaque")
		p.goes(chromedp.Click(chromedp.CSS(".with-link a")))
		if got := read[string](p, `document.querySelector("h1").textContent`); !strings.Contains(got, "cyberattaque") {
			p.Errorf("the page is headed %q", got)
		}
		if got := read[int](p, sideways); got > 0 {
			p.Errorf("the page is %d pixels wider than the screen", got)
		}
	})
	t.Run("a translation is taken away and comes back", func(t *testing.T) { translationComesAndGoes(t, browser, s) })
}

func translationComesAndGoes(t *testing.T, browser context.Context, s site) {
	plain := desk
	plain.withoutScript = true
	p := open(t, browser, s, plain, "/?q=cybersecurity")
	both := read[[]string](p, hitsShown)
	p.goes(chromedp.Click(chromedp.CSS(".noted a")))
	one := read[[]string](p, hitsShown)
	if len(one) >= len(both) {
		p.Errorf("%v are found without the translation, %v with it", one, both)
	}
	p.goes(chromedp.Click(chromedp.CSS(".noted a")))
	if got := read[[]string](p, hitsShown); !slices.Equal(got, both) {
		p.Errorf("%v are found after it came back, want %v", got, both)
	}
}
