package web

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var pluralEnd = regexp.MustCompile(`\.(zero|one|two|few|many|other)$`)

// keysOf returns the keys of a language, plural forms as one.
func keysOf(l *Language) []string {
	var keys []string
	for key := range l.messages {
		keys = append(keys, pluralEnd.ReplaceAllString(key, ""))
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

func TestEveryLanguageHasEveryMessage(t *testing.T) {
	first := Languages()[0]
	for _, l := range Languages()[1:] {
		if !slices.Equal(keysOf(first), keysOf(l)) {
			t.Errorf("%s and %s differ: %q", first.Code, l.Code, difference(keysOf(first), keysOf(l)))
		}
	}
}

func difference(a, b []string) []string {
	var all []string
	for _, key := range slices.Concat(a, b) {
		if !slices.Contains(a, key) || !slices.Contains(b, key) {
			all = append(all, key)
		}
	}
	return all
}

func TestEveryMessageFillsTheSameNamesInEveryLanguage(t *testing.T) {
	names := regexp.MustCompile(`\{\w+\}`)
	first := Languages()[0]
	for _, l := range Languages()[1:] {
		for key, text := range l.messages {
			if strings.HasPrefix(key, "date.first") {
				continue // the first of a month may be written without its number
			}
			want, have := names.FindAllString(first.messages[key], -1), names.FindAllString(text, -1)
			slices.Sort(want)
			slices.Sort(have)
			if first.messages[key] != "" && !slices.Equal(want, have) {
				t.Errorf("%s: %s has %q, %s has %q", key, first.Code, want, l.Code, have)
			}
		}
	}
}

func TestEveryKeyInTemplatesAndCodeHasAMessage(t *testing.T) {
	used := regexp.MustCompile(`(?:\bT|\bN|Text|Count|Or)[ (]"([a-z0-9._]+)"`)
	known := keysOf(Languages()[0])
	for name, text := range sources(t) {
		for _, m := range used.FindAllStringSubmatch(text, -1) {
			key := m[1]
			if strings.HasSuffix(key, ".") {
				continue // completed at run time
			}
			if !slices.Contains(known, pluralEnd.ReplaceAllString(key, "")) {
				t.Errorf("%s: no message %q", name, key)
			}
		}
	}
}

func sources(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, pattern := range []string{"*.go", "templates/*.html"} {
		names, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			all[name] = string(text)
		}
	}
	return all
}

func TestFrenchMessagesHaveNarrowSpacesBeforeHighPunctuation(t *testing.T) {
	french, _ := Find("fr")
	wrong := regexp.MustCompile(`[^\x{202f}][;:!?»]|«[^\x{202f}]|'`)
	for key, text := range french.messages {
		if strings.HasPrefix(key, "quote.") {
			continue // the reader's words stand between
		}
		if strings.HasPrefix(key, "example.") && strings.HasSuffix(key, ".typed") {
			continue // a field has no blank before its colon
		}
		if wrong.MatchString(text) {
			t.Errorf("%s: %q", key, text)
		}
	}
}

func TestPluralsFollowTheLanguage(t *testing.T) {
	french, _ := Find("fr")
	english, _ := Find("en")
	for _, c := range []struct {
		l    *Language
		n    int
		want string
	}{
		{french, 0, "0 article"}, {french, 1, "1 article"}, {french, 2, "2 articles"},
		{french, 12345, "12\u202f345 articles"}, {french, 1000000, "1\u202f000\u202f000 articles"},
		{english, 0, "0 articles"}, {english, 1, "1 article"}, {english, 12345, "12,345 articles"},
	} {
		if have := c.l.Count("total", c.n); have != c.want {
			t.Errorf("%s %d: have %q, want %q", c.l.Code, c.n, have, c.want)
		}
	}
}

func TestAcceptLanguageChoosesTheLanguage(t *testing.T) {
	for accept, want := range map[string]string{
		"": "en", "fr": "fr", "fr-CA,en;q=0.5": "fr", "de,fr;q=0.7,en;q=0.3": "fr", "en-GB": "en", "ja": "en", "\x00;;;": "en",
	} {
		if have := Match(accept); have.Code != want {
			t.Errorf("%q: have %s, want %s", accept, have.Code, want)
		}
	}
}

func TestAValueIsNeverReadAsAMessage(t *testing.T) {
	english, _ := Find("en")
	if have := english.Text("site.title", "title", "{title} {n}"); have != "{title} {n} – Kiosque" {
		t.Errorf("have %q", have)
	}
}

// The policy that the server sends forbids all of this.
func TestTemplatesHaveNoInlineStyleOrScriptAndNoOutsideAddress(t *testing.T) {
	forbidden := regexp.MustCompile(`(?i)\sstyle=|<style|<script>|\son\w+="|javascript:|https?://`)
	err := fs.WalkDir(files, "templates", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(files, name)
		if at := forbidden.Find(text); at != nil {
			t.Errorf("%s has %q", name, at)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// A key that is completed at run time begins with what stands in the code.
func TestEveryMessageIsUsed(t *testing.T) {
	literal := regexp.MustCompile(`"([a-z0-9_.]+)"`)
	whole, begun := map[string]bool{}, []string{}
	for _, text := range sources(t) {
		for _, m := range literal.FindAllStringSubmatch(text, -1) {
			if whole[m[1]] = true; len(m[1]) > 1 && strings.HasSuffix(m[1], ".") {
				begun = append(begun, m[1])
			}
		}
	}
	for _, key := range keysOf(Languages()[0]) {
		completed := slices.ContainsFunc(begun, func(start string) bool { return strings.HasPrefix(key, start) })
		if !whole[key] && !completed {
			t.Errorf("nothing shows the message %q", key)
		}
	}
}

func TestNoMessageStandsTwiceInAFile(t *testing.T) {
	for _, l := range Languages() {
		seen := map[string]bool{}
		for line := range strings.Lines(readFile("messages/" + l.Code + ".txt")) {
			key, _, found := strings.Cut(line, " = ")
			if found && !strings.HasPrefix(line, "#") && seen[key] {
				t.Errorf("%s: %q stands twice", l.Code, key)
			}
			seen[key] = true
		}
	}
}
