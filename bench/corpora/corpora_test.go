package corpora

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// source writes n articles as JSON lines and returns the path.
func source(t *testing.T, n int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "source.jsonl")
	err := writeLines(path, func(e *json.Encoder) error {
		for i := range n {
			text := fmt.Sprintf("In speech %d the government of France and the United Nations asked for %s. France voted for it; the French delegation spoke in Paris.\n%s", i, words(i), paragraph(1800))
			one := map[string]any{"id": fmt.Sprintf("s%d", i), "title": fmt.Sprintf("Speech %d", i), "date": fmt.Sprintf("%d-09-20", 1990+i), "lang": "en", "text": text}
			if err := e.Encode(one); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// words makes articles differ, so that none is a copy of another.
func words(i int) string {
	var all []string
	for k := range 40 {
		all = append(all, fmt.Sprintf("w%dx%d", i, k))
	}
	return strings.Join(all, " ")
}

func corpusOf(t *testing.T, r Recipe) (Corpus, []Line) {
	t.Helper()
	c, err := Make(t.Context(), t.TempDir(), r)
	if err != nil {
		t.Fatal(err)
	}
	return c, linesOf(t, c)
}

func linesOf(t *testing.T, c Corpus) (all []Line) {
	t.Helper()
	for l, err := range Lines(c.Lines) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, l)
	}
	return all
}

func TestACorpusHasTheFactsThatKiosqueExtracts(t *testing.T) {
	c, lines := corpusOf(t, Recipe{Source: source(t, 5), Size: 5})
	if c.Size != 5 || c.Distinct != 5 || len(lines) != 5 {
		t.Fatalf("%d articles, %d different ones, %d lines", c.Size, c.Distinct, len(lines))
	}
	for _, l := range lines {
		if !strings.HasPrefix(l.Year, "199") || !slices.Contains(l.Countries, "FR") || len(l.Orgs) == 0 {
			t.Errorf("%s: year %s, countries %s, organisations %s", l.ID, l.Year, l.Countries, l.Orgs)
		}
		if !strings.HasPrefix(l.Title, "Speech") || strings.HasPrefix(l.Text, "Speech") {
			t.Errorf("%s: title %q, text %.20q", l.ID, l.Title, l.Text)
		}
	}
}

func TestBothFilesHaveTheSameArticles(t *testing.T) {
	c, lines := corpusOf(t, Recipe{Source: source(t, 4), Cut: true, Size: 12})
	var values []Line
	for a, err := range Articles(ArticlesOf(c.Lines)) {
		if err != nil {
			t.Fatal(err)
		}
		values = append(values, lineOf(a))
	}
	if have, want := fmt.Sprint(values), fmt.Sprint(lines); have != want {
		t.Errorf("have %s, want %s", have, want)
	}
}

func TestArticlesComeAgainUnderNewIDs(t *testing.T) {
	c, lines := corpusOf(t, Recipe{Source: source(t, 3), Size: 8})
	ids := map[string]bool{}
	for i, l := range lines {
		ids[l.ID] = true
		if first := lines[i%3]; l.Text != first.Text || l.Year != first.Year {
			t.Errorf("article %d is not the same as article %d", i, i%3)
		}
	}
	if len(ids) != 8 || c.Distinct != 3 {
		t.Errorf("%d ids of 8 articles, %d different ones", len(ids), c.Distinct)
	}
}

func TestACorpusIsAlwaysTheSame(t *testing.T) {
	r := Recipe{Source: source(t, 6), Cut: true, Size: 10}
	_, one := corpusOf(t, r)
	_, other := corpusOf(t, r)
	if fmt.Sprint(one) != fmt.Sprint(other) {
		t.Error("two corpora of one recipe differ")
	}
}

func TestWhatIsMixedInStandsBetween(t *testing.T) {
	french := source(t, 2)
	text, err := os.ReadFile(french)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(french, []byte(strings.ReplaceAll(string(text), `"id":"s`, `"id":"f`)), 0o600); err != nil {
		t.Fatal(err)
	}
	_, lines := corpusOf(t, Recipe{Source: source(t, 6), French: french, Size: 8})
	var order strings.Builder
	for _, l := range lines {
		order.WriteString(l.ID[:1])
	}
	if order.String() != "sfsfssss" {
		t.Errorf("order %s", order.String())
	}
}

func TestACorpusOfWordsHasNothingElse(t *testing.T) {
	c, before := corpusOf(t, Recipe{Source: source(t, 3), Size: 3})
	plain, err := Words(c)
	if err != nil {
		t.Fatal(err)
	}
	after := linesOf(t, plain)
	for i, l := range after {
		if strings.Trim(l.Title+l.Text, "abcdefghijklmnopqrstuvwxyz, ") != "" {
			t.Errorf("text %q", l.Text)
		}
		if l.ID != before[i].ID || l.Year != before[i].Year || !slices.Equal(l.Countries, before[i].Countries) || !slices.Equal(l.Orgs, before[i].Orgs) {
			t.Errorf("facts of %s changed", l.ID)
		}
	}
}

func TestASourceThatIsNoneIsAnError(t *testing.T) {
	broken := filepath.Join(t.TempDir(), "broken.jsonl")
	if err := os.WriteFile(broken, []byte("{\"id\":\"a\"}\nno JSON\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{broken, filepath.Join(t.TempDir(), "absent")} {
		if _, err := Make(t.Context(), t.TempDir(), Recipe{Source: path, Size: 1}); err == nil {
			t.Errorf("%s: no error", path)
		}
	}
}
