package eval

import (
	_ "embed"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"kiosque/article"
	"kiosque/corpus/extract/countries"
)

//go:embed data/reuters_places.tsv
var reutersPlaces string

// placeCodes maps the labels of the Reuters stories to ISO 3166-1 alpha-2.
var placeCodes = sync.OnceValue(func() map[string]string {
	codes := map[string]string{}
	for line := range strings.Lines(reutersPlaces) {
		place, code, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if ok && !strings.HasPrefix(line, "#") {
			codes[place] = code
		}
	}
	return codes
})

type reutersStory struct {
	Title    string   `json:"title"`
	Dateline string   `json:"dateline"`
	Text     string   `json:"text"`
	Places   []string `json:"places"`
}

// Countries measures the countries of articles. dataDir is the folder of the labelled sets.
//
// Reuters' editors labelled each story with the places it is about, from what
// they knew: a company's home counts though no word of the story says it, and a
// country only mentioned does not. So no recall of 1 is to be had there, and
// precision is a floor; the figures are given for all labelled stories and for
// those in which any country is found. Articles in both languages add how far
// the French and the English tables agree.
func Countries(dataDir string) ([]Score, error) {
	stories, err := rows[reutersStory](filepath.Join(dataDir, "measure-only/press/en_reuters.jsonl.gz"))
	if err != nil {
		return nil, err
	}
	pairs, err := rows[bothLanguages](filepath.Join(dataDir, "measure-only/relevance/xling_news/docs.jsonl.gz"))
	if err != nil {
		return nil, err
	}
	var all, named countryTally
	for _, s := range stories {
		want := codesOf(s.Places)
		if len(want) == 0 {
			continue
		}
		facts := countries.In(titled(article.English, s.Title, strings.TrimSpace(s.Dateline+" "+s.Text)))
		all.count(facts, want)
		if len(facts) > 0 {
			named.count(facts, want)
		}
	}
	const set = "press/en_reuters"
	scores := append(all.scores("", set), named.scores(" where one is found", set)...)
	return append(scores, countriesInBoth(pairs)), nil
}

type bothLanguages struct {
	ID    string `json:"id"` // the same for both, but for "-fr" and "-en"
	Lang  string `json:"lang"`
	Title string `json:"title"`
	Text  string `json:"text"`
}

// countriesInBoth measures how far the countries of an article are those of
// its translation: what one language's tables miss, the other's find.
func countriesInBoth(articles []bothLanguages) Score {
	french := map[string][]string{}
	for _, a := range articles {
		if a.Lang == article.French {
			french[strings.TrimSuffix(a.ID, "-fr")] = countryCodes(a)
		}
	}
	both, all, pairs := 0, 0, 0
	for _, a := range articles {
		there, paired := french[strings.TrimSuffix(a.ID, "-en")]
		if a.Lang != article.English || !paired {
			continue
		}
		here := countryCodes(a)
		pairs++
		all += len(here) + len(there)
		for _, code := range here {
			if slices.Contains(there, code) {
				both++
			}
		}
	}
	return Score{Name: "countries, F1 between two languages", Set: "relevance/xling_news", Value: share(2*both, all), Cases: pairs}
}

func countryCodes(a bothLanguages) []string {
	return article.Values(countries.In(titled(a.Lang, a.Title, a.Text)))
}

// countryTally counts countries found against countries labelled.
type countryTally struct {
	stories, found, labelled, right int
	mains, mainsRight               int
	first                           tally
}

func (t *countryTally) count(facts []article.Fact, want []string) {
	t.stories++
	t.found += len(facts)
	t.labelled += len(want)
	for i, f := range facts {
		right := slices.Contains(want, f.Value)
		if right {
			t.right++
		}
		if f.Main {
			t.mains++
		}
		if f.Main && right {
			t.mainsRight++
		}
		if i == 0 {
			t.first.count(right)
		}
	}
}

func (t *countryTally) scores(where, set string) []Score {
	score := func(name string, part, whole int) Score {
		return Score{Name: "countries, " + name + where, Set: set, Value: share(part, whole), Cases: t.stories}
	}
	return []Score{
		score("precision", t.right, t.found),
		score("recall", t.right, t.labelled),
		score("F1", 2*t.right, t.found+t.labelled),
		score("F1 of the main ones", 2*t.mainsRight, t.mains+t.labelled),
		score("first one right", t.first.right, t.first.cases),
	}
}

// codesOf returns the codes of labels, sorted, without repeats; unknown labels are left out.
func codesOf(places []string) []string {
	var codes []string
	for _, p := range places {
		if code := placeCodes()[p]; code != "" {
			codes = append(codes, code)
		}
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

// titled is an article of a title and one body passage.
func titled(lang, title, body string) *article.Article {
	start := len(title) + len("\n\n")
	span := article.Span{Start: 0, End: len(title)}
	return &article.Article{
		Text: title + "\n\n" + body, Lang: lang, Title: article.Title{Span: span, Origin: article.Stated},
		Passages: []article.Passage{
			{Span: span, Kind: article.KindTitle, Lang: lang},
			{Span: article.Span{Start: start, End: start + len(body)}, Kind: article.KindBody, Lang: lang},
		},
	}
}
