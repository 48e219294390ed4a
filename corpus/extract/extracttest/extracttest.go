// Package extracttest makes the articles that the tests of dates, countries and
// organisations read: one passage, or a seed cut as a careful reader cut it. It
// is imported by tests only.
package extracttest

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kiosque/article"
)

// Passage makes an article whose Text is one body passage in lang.
func Passage(lang, text string) *article.Article {
	whole := article.Span{Start: 0, End: len(text)}
	return &article.Article{Text: text, Lang: lang, Passages: []article.Passage{{Span: whole, Kind: article.KindBody, Lang: lang}}}
}

// sharedRoot is where the corpus' gold lies, beside the module.
const sharedRoot = "../../../../shared"

// Seed is what the gold says of one seed. Lines are numbered from 1.
type Seed struct {
	Language      string         `json:"language"`
	Countries     []string       `json:"countries"`
	TitleLines    []int          `json:"title_lines"`
	BodyLines     []int          `json:"body_lines"`
	Organisations []Organisation `json:"organisations"`
}

// Organisation is one organisation of a seed; one that is Optional may be found or not.
type Organisation struct {
	French   string   `json:"fr"`
	English  string   `json:"en"`
	Acronyms []string `json:"acronyms"`
	Aliases  []string `json:"aliases_in_text"`
	Optional bool     `json:"optional"`
}

// Seeds returns what the gold says of each seed, by the name of its file. Where
// the gold is absent it skips the test, or fails it if KIOSQUE_REQUIRE has "data".
func Seeds(t *testing.T) map[string]Seed {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(sharedRoot, "gold", "seeds.json"))
	if err != nil {
		if slices.Contains(strings.Split(os.Getenv("KIOSQUE_REQUIRE"), ","), "data") {
			t.Fatal(err)
		}
		t.Skip("the gold of the seeds is not beside the module")
	}
	seeds := map[string]Seed{}
	if err := json.Unmarshal(data, &seeds); err != nil {
		t.Fatal(err)
	}
	return seeds
}

// Article cuts a seed as its gold does: lines of title and body.
func Article(t *testing.T, file string, g Seed) *article.Article {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(sharedRoot, "seeds", file))
	if err != nil {
		t.Fatal(err)
	}
	a := &article.Article{Text: string(data), Lang: g.Language}
	at, number := 0, 0
	for line := range strings.Lines(a.Text) {
		number++
		p := article.Passage{Span: article.Span{Start: at, End: at + len(line)}, Lang: g.Language}
		at += len(line)
		switch {
		case slices.Contains(g.TitleLines, number):
			p.Kind, a.Title = article.KindTitle, article.Title{Span: p.Span, Origin: article.Found}
		case slices.Contains(g.BodyLines, number):
			p.Kind = article.KindBody
		default:
			p.Kind = article.KindRemoved
		}
		a.Passages = append(a.Passages, p)
	}
	return a
}
