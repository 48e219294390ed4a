package web

import (
	"bytes"
	"strings"
	"testing"

	"kiosque/query"
)

func TestTheTitleOfAWindowIsShort(t *testing.T) {
	long := strings.Repeat("cyberattaque ", 100)
	q := query.New()
	q.Text = long
	for name, of := range map[string]func(*bytes.Buffer) error{
		"a search": func(b *bytes.Buffer) error { return Search(b, frame("fr"), searched(q, 0)) },
		"an article": func(b *bytes.Buffer) error {
			return Read(b, frame("fr"), ReadPage{Article: written("a", long, nil, nil), Search: query.New()})
		},
	} {
		have := parsed(t, of).texts("title")[0]
		if len(have) > mostTitle+20 || !strings.HasSuffix(have, "cyberattaque … – Kiosque") {
			t.Errorf("%s: %q", name, have)
		}
	}
}

func TestEveryNavigationHasAName(t *testing.T) {
	for name, all := range everyPage(t) {
		for i, view := range all {
			p := parsed(t, func(b *bytes.Buffer) error { return write(b, name, view) })
			for _, n := range p.all("nav") {
				if attribute(n, "aria-label") == "" && attribute(n, "aria-labelledby") == "" {
					t.Errorf("%s %d: a navigation has no name: %s", name, i, textOf(n))
				}
			}
		}
	}
}

func TestAPhraseIsQuotedOnce(t *testing.T) {
	q := query.New()
	q.Text = `"prime minister"`
	for name, of := range map[string]func(*bytes.Buffer) error{
		"the map": func(b *bytes.Buffer) error { return Map(b, frame("en"), MapPage{Search: q, Answered: q}) },
		"all values": func(b *bytes.Buffer) error {
			return Values(b, frame("en"), ValuesPage{Search: q, Facet: query.Country})
		},
		"what goes with it": func(b *bytes.Buffer) error { return Associated(b, frame("en"), AssociatedPage{Search: q}) },
	} {
		if have := parsed(t, of).texts(".asked")[0]; have != "“prime minister”" {
			t.Errorf("%s: %q", name, have)
		}
	}
}
