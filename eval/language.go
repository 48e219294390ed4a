package eval

import (
	"path/filepath"
	"strings"

	"kiosque/corpus/language"
)

type languageItem struct {
	ID       string `json:"id"`
	Lang     string `json:"lang"`
	Dominant string `json:"dominant"`
	Text     string `json:"text"`
}

// Languages measures language detection on the open language sets: on the first
// three and the first ten words of the half of the items that was not trained
// on, and on posts in both languages. dataDir is the folder of the labelled sets.
//
// "French and English" are items in those two; an answer "und" is wrong there.
// "others" are items in two dozen other languages, where only "und" is right.
func Languages(dataDir string) ([]Score, error) {
	items, err := rows[languageItem](filepath.Join(dataDir, "open/language/items.jsonl.gz"))
	if err != nil {
		return nil, err
	}
	mixed, err := rows[languageItem](filepath.Join(dataDir, "open/language/mixed.jsonl.gz"))
	if err != nil {
		return nil, err
	}
	const set = "open/language/items, held half"
	return []Score{
		firstWords(items, 3, true).score("language, 3 words, French and English", set),
		firstWords(items, 10, true).score("language, 10 words, French and English", set),
		firstWords(items, 3, false).score("language, 3 words, others", set),
		firstWords(items, 10, false).score("language, 10 words, others", set),
		dominant(mixed).score("language, dominant of two", "open/language/mixed"),
	}, nil
}

// tally counts right answers among cases.
type tally struct{ right, cases int }

func (t *tally) count(right bool) {
	t.cases++
	if right {
		t.right++
	}
}

func (t tally) score(name, set string) Score {
	return Score{Name: name, Set: set, Value: share(t.right, t.cases), Cases: t.cases}
}

func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

// firstWords asks for the language of the first n words of every held item that has as many.
func firstWords(items []languageItem, n int, ours bool) tally {
	var t tally
	for _, it := range items {
		words := strings.Fields(it.Text)
		if !language.Held(it.ID) || len(words) < n || isOurs(it.Lang) != ours {
			continue
		}
		want := it.Lang
		if !ours {
			want = language.Other
		}
		t.count(language.Detect(strings.Join(words[:n], " ")) == want)
	}
	return t
}

func isOurs(lang string) bool { return lang == language.French || lang == language.English }

func dominant(mixed []languageItem) tally {
	var t tally
	for _, m := range mixed {
		t.count(language.Detect(m.Text) == m.Dominant)
	}
	return t
}
