package extract

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kiosque/article"
)

// oneRun makes an article of one body passage.
func oneRun(lang, text string) *article.Article {
	whole := article.Span{Start: 0, End: len(text)}
	return &article.Article{Text: text, Lang: lang, Passages: []article.Passage{{Span: whole, Kind: article.KindBody, Lang: lang}}}
}

func codes(lang, text string) string {
	values := article.Values(Countries(oneRun(lang, text)))
	slices.Sort(values)
	return strings.Join(values, " ")
}

// sharedRoot is where the corpus' gold lies, beside the module.
const sharedRoot = "../../../shared"

// seedGold is what the gold says of one seed.
type seedGold struct {
	Language   string   `json:"language"`
	Countries  []string `json:"countries"`
	TitleLines []int    `json:"title_lines"`
	BodyLines  []int    `json:"body_lines"`
}

func readSeeds(t *testing.T) map[string]seedGold {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(sharedRoot, "gold", "seeds.json"))
	if err != nil {
		if slices.Contains(strings.Split(os.Getenv("KIOSQUE_REQUIRE"), ","), "data") {
			t.Fatal(err)
		}
		t.Skip("the gold of the seeds is not beside the module")
	}
	seeds := map[string]seedGold{}
	if err := json.Unmarshal(data, &seeds); err != nil {
		t.Fatal(err)
	}
	return seeds
}

// goldArticle cuts a seed as its gold does: lines of title and body.
func goldArticle(t *testing.T, file string, g seedGold) *article.Article {
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

func TestCountriesOfTheSeedsAreThoseOfTheGold(t *testing.T) {
	for file, gold := range readSeeds(t) {
		got := article.Values(Countries(goldArticle(t, file, gold)))
		slices.Sort(got)
		slices.Sort(gold.Countries)
		if !slices.Equal(got, gold.Countries) {
			t.Errorf("%s: %v, want %v", file, got, gold.Countries)
		}
	}
}
