package vocabulary

import (
	"os"
	"strings"
	"testing"
)

// readMisspellings reads testdata/misspellings.tsv.
func readMisspellings(t *testing.T) []misspelling {
	t.Helper()
	content, err := os.ReadFile("testdata/misspellings.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var list []misspelling
	for line := range strings.Lines(string(content)) {
		if row := strings.Split(strings.TrimSpace(line), "\t"); len(row) == 3 {
			list = append(list, misspelling{row[0], row[1], row[2]})
		}
	}
	return list
}

// realVocabulary is the open sets, and the right words of the table in as many articles as a rather rare word has.
func realVocabulary(t *testing.T, list []misspelling) *Vocabulary {
	t.Helper()
	const articles = 5
	words := map[string][]string{}
	for _, m := range list {
		words[m.lang] = append(words[m.lang], m.right)
	}
	b := newLibrary()
	b.addOpen(t)
	for lang, right := range words {
		for range articles {
			b.add(newArticle("", lang, "", strings.Join(right, ". ")))
		}
	}
	return b.vocabulary()
}

func TestRealMisspellingsAreMended(t *testing.T) {
	list := readMisspellings(t)
	v := realVocabulary(t, list)
	const floor = 90
	have := share(t, v, list)
	t.Logf("%.1f %% of %d mended first", have, len(list))
	if have < floor {
		t.Errorf("%.1f %% are mended, %d %% were", have, floor)
	}
}
