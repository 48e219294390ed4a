package corpus_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"kiosque/article"
	"kiosque/corpus"
	"kiosque/corpus/read"
)

// gold is the careful reading of one seed; see testdata/gold.json.
type gold struct {
	Title       *string
	Language    string
	Publication struct {
		Year           int
		Earliest       string
		ExpectedOutput string `json:"expected_output"` // says that the text alone does not give the year
	}
	Countries     []string
	Organisations []struct {
		FR, EN        string
		Acronyms      []string
		AliasesInText []string `json:"aliases_in_text"`
		Optional      bool
	}
	FirstSentence string `json:"first_sentence"`
	LastSentence  string `json:"last_sentence"`
}

func TestTheSeedsAreUnderstoodAsTheirGold(t *testing.T) {
	content, err := os.ReadFile("testdata/gold.json")
	if err != nil {
		t.Fatal(err)
	}
	var golds map[string]gold
	if err := json.Unmarshal(content, &golds); err != nil {
		t.Fatal(err)
	}
	articles := readAll(t, "../seeds")
	if len(articles) != len(golds) {
		t.Fatalf("%d articles, want %d", len(articles), len(golds))
	}
	for _, a := range articles {
		t.Run(a.Path, func(t *testing.T) {
			checkText(t, &a, golds[a.Path])
			checkDate(t, a.Date, golds[a.Path])
			checkOrganisations(t, &a, golds[a.Path])
			want := slices.Sorted(slices.Values(golds[a.Path].Countries))
			if got := slices.Sorted(slices.Values(article.Values(a.Countries))); !slices.Equal(got, want) {
				t.Errorf("countries %v, want %v", got, want)
			}
		})
	}
}

func readAll(t *testing.T, root string) []article.Article {
	t.Helper()
	var all []article.Article
	for a, err := range corpus.Articles(t.Context(), root, corpus.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, a)
	}
	return all
}

func checkText(t *testing.T, a *article.Article, want gold) {
	t.Helper()
	if a.Lang != want.Language {
		t.Errorf("language %s, want %s", a.Lang, want.Language)
	}
	switch {
	case want.Title == nil && (a.Title.Origin != article.Derived || !strings.HasPrefix(want.FirstSentence, a.TitleText())):
		t.Errorf("title %q, %s; want one derived from the first sentence", a.TitleText(), a.Title.Origin)
	case want.Title != nil && (a.Title.Origin != article.Found || a.TitleText() != *want.Title):
		t.Errorf("title %q, %s; want %q, found", a.TitleText(), a.Title.Origin, *want.Title)
	}
	blanks := func(text string) string { return strings.Join(strings.Fields(text), " ") }
	body := blanks(a.Body())
	if !strings.HasPrefix(body, blanks(want.FirstSentence)) || !strings.HasSuffix(body, blanks(want.LastSentence)) {
		t.Errorf("body begins %.60q and ends %q", body, body[max(0, len(body)-60):])
	}
}

func checkDate(t *testing.T, d article.Date, want gold) {
	t.Helper()
	year := fmt.Sprint(want.Publication.Year)
	if want.Publication.ExpectedOutput != "" {
		year = ""
	}
	if d.Year() != year || d.NotBefore > want.Publication.Earliest || d.Value != "" && len(d.Evidence) == 0 {
		t.Errorf("date %q, not before %q, on %v; want year %q, not before %q", d.Value, d.NotBefore, d.Evidence, year, want.Publication.Earliest)
	}
	if year == "" && d.NotBefore != want.Publication.Earliest {
		t.Errorf("not before %q, want %q", d.NotBefore, want.Publication.Earliest)
	}
}

// checkOrganisations: every body that is not optional is found under one of its
// names, and no other body than those of the gold.
func checkOrganisations(t *testing.T, a *article.Article, want gold) {
	t.Helper()
	known := map[string]bool{}
	for _, o := range want.Organisations {
		names := append([]string{o.FR, o.EN}, append(o.Acronyms, o.AliasesInText...)...)
		found := false
		for _, name := range names {
			known[folded(name)] = true
			found = found || slices.ContainsFunc(a.Organisations, func(f article.Fact) bool { return folded(f.Value) == folded(name) })
		}
		if !found && !o.Optional {
			t.Errorf("organisation %q is not found", o.FR)
		}
	}
	for _, f := range a.Organisations {
		if !known[folded(f.Value)] {
			t.Errorf("organisation %q is not in the gold: %+v", f.Value, f.Evidence)
		}
	}
}

// folded is a name without case, accents and the form of its apostrophes.
func folded(name string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case r == '’':
			return '\''
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(name))
}

func TestEveryFactShowsItsWords(t *testing.T) {
	for _, a := range readAll(t, "../seeds") {
		facts := slices.Concat(a.Countries, a.Organisations, a.Mentioned, []article.Fact{{Value: "date", Evidence: a.Date.Evidence}})
		for _, f := range facts {
			for _, e := range f.Evidence {
				if e.Empty() || e.Of(a.Text) != e.Words || e.Rule == "" {
					t.Errorf("%s: %s: evidence %+v does not show its words", a.ID, f.Value, e)
				}
			}
		}
	}
}

func TestWhatIsStatedBeatsWhatIsRead(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "a.jsonl", `{"id":"a","text":"La police belge a arrêté un homme à Bruxelles, a dit Europol lundi.","countries":["France","Ruritanie"],"organisations":["ONU"],"date":"2019-05-04","lang":"fr"}`)
	var refused []string
	var all []article.Article
	for a, err := range corpus.Articles(t.Context(), dir, corpus.Options{Refused: func(r *read.Refusal) { refused = append(refused, r.Error()) }}) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, a)
	}
	if len(all) != 1 || len(refused) != 1 || !strings.Contains(refused[0], "Ruritanie") {
		t.Fatalf("%d articles, refused %v", len(all), refused)
	}
	a := all[0]
	if got := article.Values(a.Countries); !slices.Equal(got, []string{"FR"}) {
		t.Errorf("countries %v, want FR alone", got)
	}
	if a.Date.Value != "2019-05-04" || a.Date.Evidence[0].Rule != article.RuleMetadata {
		t.Errorf("date %+v, want the one that was stated", a.Date)
	}
	if len(a.Organisations) != 1 || a.Organisations[0].Evidence[0].Words != "ONU" {
		t.Errorf("organisations %+v, want the one that was stated", a.Organisations)
	}
}

func TestAnIDThatCameBeforeIsRefusedWithBothPlaces(t *testing.T) {
	dir := t.TempDir()
	line := `{"id":"x","text":"Les cerises arrivent au marché, plus tôt que les années passées, et leur prix baisse depuis lundi dans toute la région."}`
	write(t, dir, "a.jsonl", `{"id":"x","text":"Le gouvernement a parlé des prisons, de leurs gardiens et de la loi qui doit les protéger, lundi à Paris devant la presse."}`+"\n")
	write(t, dir, "b.jsonl", line+"\n"+strings.Replace(line, `"x"`, `"y"`, 1)+"\n")
	var refused []string
	stories := map[string]string{}
	for a, err := range corpus.Articles(t.Context(), dir, corpus.Options{Refused: func(r *read.Refusal) { refused = append(refused, r.Error()) }}) {
		if err != nil {
			t.Fatal(err)
		}
		stories[a.ID] = a.Story
	}
	if len(refused) != 1 || !strings.HasPrefix(refused[0], "b.jsonl") || !strings.Contains(refused[0], "a.jsonl") {
		t.Errorf("refused %q, want b.jsonl for the id of a.jsonl", refused)
	}
	if len(stories) != 2 || stories["x"] != "" || stories["y"] != "" {
		t.Errorf("stories %v, want two articles that have no copies", stories)
	}
}

func TestArticlesComeInTheOrderOfTheirPaths(t *testing.T) {
	dir := t.TempDir()
	var want []string
	for i := range 50 {
		name := fmt.Sprintf("%02d.txt", i)
		want = append(want, name)
		write(t, dir, name, strings.Repeat("Le gouvernement a parlé de la sécurité. ", 1+(50-i)*5))
	}
	var got []string
	for _, a := range readAll(t, dir) {
		got = append(got, a.ID)
	}
	if !slices.Equal(got, want) {
		t.Errorf("order %v", got)
	}
}

func TestReadingEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	n := 0
	for _, err := range corpus.Articles(ctx, "../seeds", corpus.Options{}) {
		if err != nil && !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
		if n++; n > 10 {
			t.Fatal("reading goes on")
		}
	}
}

func write(t *testing.T, dir, name, content string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}
