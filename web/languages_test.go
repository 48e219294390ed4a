package web

import (
	"bytes"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/text/feature/plural"
)

// formsOf are the plural categories that whole numbers of a language fall into.
func formsOf(l *Language) []string {
	var all []string
	for n := range 2000 {
		for _, n := range []int{n, n * 1000, n * 1000000} {
			form := pluralForms[plural.Cardinal.MatchPlural(l.tag, n, 0, 0, 0, 0)]
			if !slices.Contains(all, form) {
				all = append(all, form)
			}
		}
	}
	slices.Sort(all)
	return all
}

// A language has for every counted message the categories that its numbers need, and no other.
func TestEveryCountedMessageHasThePluralsOfItsLanguage(t *testing.T) {
	for _, l := range Languages() {
		forms, counted := formsOf(l), map[string][]string{}
		for key := range l.messages {
			if form := pluralEnd.FindString(key); form != "" && !isWord(l, key) {
				stem := strings.TrimSuffix(key, form)
				counted[stem] = append(counted[stem], form)
			}
		}
		if len(counted) < 20 {
			t.Errorf("%s: only %d counted messages", l.Code, len(counted))
		}
		for stem, have := range counted {
			slices.Sort(have)
			if !slices.Equal(have, forms) {
				t.Errorf("%s, %s: has the forms %q, the language needs %q", l.Code, stem, have, forms)
			}
		}
	}
}

// isWord tells keys that end like a plural but count nothing: they stand without their ".other".
func isWord(l *Language, key string) bool {
	stem := pluralEnd.ReplaceAllString(key, "")
	_, counted := l.messages[stem+".other"]
	return !counted
}

// third is a third language: one file, here that of French under another tag.
func third(t *testing.T, tag string) *Language {
	t.Helper()
	return newLanguage(tag, readFile("messages/fr.txt"))
}

// keyOf finds what looks like the key of a message that is missing.
func keyOf(l *Language) *regexp.Regexp {
	families := map[string]bool{}
	for key := range l.messages {
		family, _, _ := strings.Cut(key, ".")
		families[regexp.QuoteMeta(family)] = true
	}
	var all []string
	for family := range families {
		all = append(all, family)
	}
	slices.Sort(all)
	return regexp.MustCompile(`\b(` + strings.Join(all, "|") + `)\.[a-z0-9_.]+\b|\{[a-z]+\}`)
}

func TestAThirdLanguageIsOneFile(t *testing.T) {
	for _, tag := range []string{"es", "pt-BR", "ar"} {
		l := third(t, tag)
		missing := keyOf(l)
		for name, all := range everyPageIn(t, Frame{Labels: Labels{Language: l}, Path: "/", Query: url.Values{}}) {
			for i, view := range all {
				var page bytes.Buffer
				if err := write(&page, name, view); err != nil {
					t.Fatal(err)
				}
				root, err := html.Parse(&page)
				if err != nil {
					t.Fatal(err)
				}
				if have := missing.FindString(words(root)); have != "" {
					t.Errorf("%s, %s %d: shows %q", tag, name, i, have)
				}
				if first := root.FirstChild.NextSibling; attribute(first, "lang") != tag {
					t.Errorf("%s, %s %d: the page says that it is in %q", tag, name, i, attribute(first, "lang"))
				}
			}
		}
	}
}

// filledByScript are the {names} that only the script can fill: how many it has found.
var filledByScript = regexp.MustCompile(`\{[a-z]+\}`)

// words are the text of a page, but for code and what says that it is in another language, and of the attributes that are read out.
func words(root *html.Node) string {
	var b strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.TextNode && n.Parent.Data != "code" && !isForeign(n) {
			b.WriteString(n.Data + "\n")
		}
		for _, a := range n.Attr {
			switch {
			case a.Key == "aria-label", a.Key == "title", a.Key == "placeholder":
				b.WriteString(a.Val + "\n")
			case strings.HasPrefix(a.Key, "data-"):
				b.WriteString(filledByScript.ReplaceAllString(a.Val, "") + "\n")
			}
		}
	}
	return b.String()
}

// isForeign tells whether a text stands in a part that says to be in another language than the page.
func isForeign(n *html.Node) bool {
	for above := range n.Ancestors() {
		if attribute(above, "lang") != "" {
			return above.Data != "html"
		}
	}
	return false
}

func TestAMessageThatIsMissingIsSeen(t *testing.T) {
	l := third(t, "es")
	for _, key := range []string{"search.button", "filters.title", "way.home"} {
		delete(l.messages, key)
	}
	seen := map[string]bool{}
	for name, all := range everyPageIn(t, Frame{Labels: Labels{Language: l}, Path: "/"}) {
		for _, view := range all {
			var page bytes.Buffer
			if err := write(&page, name, view); err != nil {
				t.Fatal(err)
			}
			for _, key := range keyOf(l).FindAllString(page.String(), -1) {
				seen[key] = true
			}
		}
	}
	if !seen["search.button"] || !seen["filters.title"] || !seen["way.home"] {
		t.Error(fmt.Sprint(seen))
	}
}

func TestLanguagesComeByTheirCodes(t *testing.T) {
	if have := codes(); !slices.IsSorted(have) || !slices.Contains(have, "fr") || !slices.Contains(have, "en") {
		t.Errorf("have %q", have)
	}
	for i, s := range frame("fr").Switches() {
		l := Languages()[i]
		if s.Code != l.Code || s.Name != l.Text("language.own") || s.Current != (l.Code == "fr") || s.Link != "/?ui="+l.Code {
			t.Errorf("%+v", s)
		}
	}
}

func TestFrenchQuotesAndRangesAreTypographic(t *testing.T) {
	french, _ := Find("fr")
	if have := french.Quote("mot"); have != "«\u202fmot\u202f»" {
		t.Errorf("have %q", have)
	}
	for key, text := range french.messages {
		typed := strings.HasPrefix(key, "example.") && strings.HasSuffix(key, ".typed")
		if !typed && (strings.ContainsAny(text, `'"`) || strings.Contains(text, "...") || strings.Contains(text, "  ")) {
			t.Errorf("%s: %q", key, text)
		}
	}
}
