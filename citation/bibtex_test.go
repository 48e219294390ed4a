package citation

import (
	"regexp"
	"strings"
	"testing"
)

// entry is an entry of BibTeX.
type entry struct {
	kind, key string
	fields    map[string]string
}

var (
	entryHead = regexp.MustCompile(`^\s*@([a-z]+)\{([^\s,{}()"#%'=\\~@]+),`)
	fieldHead = regexp.MustCompile(`^\s*([a-z]+) = `)
	macro     = regexp.MustCompile(`^[a-z]{3}`)
	entryEnd  = regexp.MustCompile(`^\s*\}`)
)

// entries reads BibTeX as BibTeX does: a value ends at the brace that closes it, and a backslash hides no brace. Unlike
// BibTeX it passes over nothing between entries.
func entries(t *testing.T, text string) []entry {
	t.Helper()
	var all []entry
	take := func(form *regexp.Regexp) []string {
		found := form.FindStringSubmatch(text)
		if found != nil {
			text = text[len(found[0]):]
		}
		return found
	}
	for strings.TrimSpace(text) != "" {
		head := take(entryHead)
		if head == nil {
			t.Fatalf("no entry: %q", text)
		}
		e := entry{head[1], head[2], map[string]string{}}
		for name := take(fieldHead); name != nil; name = take(fieldHead) {
			value := value(t, text)
			if _, twice := e.fields[name[1]]; twice || !strings.HasPrefix(text[len(value):], ",") {
				t.Fatalf("field %s stands twice, or ends before its end: %q", name[1], text)
			}
			text = text[len(value)+1:]
			e.fields[name[1]] = strings.TrimSuffix(strings.TrimPrefix(value, "{"), "}")
		}
		if take(entryEnd) == nil {
			t.Fatalf("no end of an entry: %q", text)
		}
		all = append(all, e)
	}
	return all
}

// value returns what text begins with: a macro, or braces and what they hold.
func value(t *testing.T, text string) string {
	t.Helper()
	if m := macro.FindString(text); m != "" {
		return m
	}
	depth := 0
	for i, r := range text {
		switch r {
		case '{':
			depth++
		case '}':
			depth--
		}
		if depth == 0 {
			return text[:i+1]
		}
	}
	t.Fatalf("a value without end: %q", text)
	return ""
}
