package query_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"kiosque/query"
)

var quoted = regexp.MustCompile("`([^`]+)`")

// examples returns the texts in a column of the first table under a heading of the
// document, by the text of the column before it.
func examples(t *testing.T, heading string, column int) map[string]string {
	t.Helper()
	content, err := os.ReadFile("../docs/query-syntax.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, found := strings.Cut(string(content), "## "+heading+"\n")
	section, _, _ = strings.Cut(section, "\n## ")
	of := map[string]string{}
	for line := range strings.Lines(section) {
		cells := strings.Split(line, "|")
		if len(cells) <= column+1 {
			continue
		}
		for _, match := range quoted.FindAllStringSubmatch(cells[column+1], -1) {
			of[match[1]] = strings.Trim(cells[1], "` ")
		}
	}
	if !found || len(of) == 0 {
		t.Fatalf("no examples under %q", heading)
	}
	return of
}

func TestTheExamplesOfTheDocumentAreReadWithoutProblems(t *testing.T) {
	for text := range examples(t, "For journalists", 0) {
		if e := query.Read(text); e.Root == nil || len(e.Problems) > 0 {
			t.Errorf("%s: %v", text, e.Problems)
		}
		sameAgain(t, text)
	}
}

func TestTheProblemsOfTheDocumentHaveTheirCodes(t *testing.T) {
	for text, code := range examples(t, "What is not read as it may have been meant", 2) {
		found := query.Read(text).Problems
		if !slices.ContainsFunc(found, func(p query.Problem) bool { return p.Code == code }) {
			t.Errorf("%s: %v, want %s", text, found, code)
		}
	}
}

func TestTheCanonicalFormIsAsTheDocumentSays(t *testing.T) {
	for text, want := range map[string]string{
		"a ET -b OU pays:(BE OU FR)":              "a NOT b OR country:BE OR country:FR",
		"(a | b) « c d »~3 -(e f)":                `(a OR b) "c d"~3 NOT (e f)`,
		"titre:(a b) Titre:c* année:2017":         "title:(a b) title:c\\* year:2017",
		"avant:2017 après:2017-03-12 2015…2016":   "before:2017 after:2017-03-12 2015..2016",
		"année:2017-03 2017-03-05..2018-01-31":    "date:2017-03 2017-03-05..2018-01",
		"cyberattaque~ organisation:« A & B » ":   `cyberattaque~2 org:"A & B"`,
		`\OU foo\:x Paris: 5 * 3 "dit \"oui\""~9`: `\OU foo\:x Paris: 5 * 3 "dit \"oui\""~9`,
		"pays:royaume-uni langue:français":        "country:GB lang:fr",
	} {
		if got := query.Read(text).String(); got != want {
			t.Errorf("%q is written %q, want %q", text, got, want)
		}
	}
}
