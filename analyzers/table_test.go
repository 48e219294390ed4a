package analyzers

import (
	"os"
	"strconv"
	"strings"
	"testing"
)

// readTable reads a table of testdata, with its \uXXXX escapes resolved.
func readTable(t *testing.T, name string) [][]string {
	t.Helper()
	content, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for _, line := range strings.Split(string(content), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		row := strings.Split(line, "\t")
		for i := range row {
			row[i] = unescape(t, row[i])
		}
		rows = append(rows, row)
	}
	return rows
}

func unescape(t *testing.T, text string) string {
	t.Helper()
	for {
		i := strings.Index(text, `\u`)
		if i < 0 {
			return text
		}
		code, err := strconv.ParseUint(text[i+2:i+6], 16, 32)
		if err != nil {
			t.Fatal(err)
		}
		text = text[:i] + string(rune(code)) + text[i+6:]
	}
}

// exact returns the exact forms of text.
func exact(lang, text string) string {
	var forms []string
	for _, t := range Tokens(lang, text) {
		forms = append(forms, t.Exact)
	}
	return strings.Join(forms, " ")
}

func terms(lang, text string) string {
	var terms []string
	for _, t := range Tokens(lang, text) {
		terms = append(terms, t.Term)
	}
	return strings.Join(terms, " ")
}

func TestSpellingsOfAClassGiveTheSameTerms(t *testing.T) {
	rows := readTable(t, "classes.tsv")
	if len(rows) < 250 {
		t.Errorf("%d classes", len(rows))
	}
	for _, row := range rows {
		lang, want := row[0], terms(row[0], row[1])
		if want == "" {
			t.Errorf("%s %q gives no term", lang, row[1])
		}
		for _, spelling := range row[2:] {
			if got := terms(lang, spelling); got != want {
				t.Errorf("%s: %+q gives %q, %+q gives %q", lang, row[1], want, spelling, got)
			}
		}
	}
}

func TestSpellingsOfAClassMeetInsideASentence(t *testing.T) {
	for _, row := range readTable(t, "classes.tsv") {
		want := terms(row[0], "xyz, "+row[1]+", xyz.")
		for _, spelling := range row[2:] {
			if got := terms(row[0], "xyz, "+spelling+", xyz."); got != want {
				t.Errorf("%s: %+q gives %q, %+q gives %q", row[0], row[1], want, spelling, got)
			}
		}
	}
}

func TestPairsApartDoNotMeet(t *testing.T) {
	rows := readTable(t, "apart.tsv")
	if len(rows) < 160 {
		t.Errorf("%d pairs", len(rows))
	}
	for _, row := range rows {
		if a, b := terms(row[0], row[1]), terms(row[0], row[2]); a == b {
			t.Errorf("%s: %q and %q both give %q", row[0], row[1], row[2], a)
		}
	}
}

func TestExactFormsFoldSpellingsAndKeepInflectionApart(t *testing.T) {
	for _, row := range readTable(t, "exact.tsv") {
		lang, want, same := row[0], exact(row[0], row[1]), true
		for _, spelling := range row[2:] {
			if spelling == "|" {
				same = false
				continue
			}
			if got := exact(lang, spelling); (got == want) != same {
				t.Errorf("%s: %+q is exactly %q, %+q is exactly %q", lang, row[1], want, spelling, got)
			}
		}
	}
}
