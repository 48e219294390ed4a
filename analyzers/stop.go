package analyzers

import (
	"strings"

	"github.com/blevesearch/bleve/v2/registry"
)

// stopWords returns Bleve's stop words of a language, as corrected by data/stops.tsv,
// and each of them without its accents too unless that is a word to keep. Contractions keep
// their apostrophe: he'll is no hell.
func stopWords(lang, list string) map[string]bool {
	listed, err := registry.NewCache().TokenMapNamed(list)
	if err != nil {
		panic(err) // the list is compiled in
	}
	kept, stops := map[string]bool{}, map[string]bool{}
	for word := range listed {
		stops[word] = true
	}
	for _, row := range rows("stops", lang, 3) {
		kept[row[1]], stops[row[1]] = row[0] == "keep", row[0] != "keep"
	}
	for word, stop := range stops {
		if bare := plain(word); stop && !kept[bare] && !strings.Contains(word, "'") {
			stops[bare] = true
		}
	}
	return stops
}

// nouns returns the stop words that the tokenizer must tell from nouns.
func nouns(lang string) map[string]bool { return stopsOf(lang, "noun") }

// euphonics returns the letters that stand between a verb and its pronoun, each with the pronoun.
func euphonics(lang string) map[string]bool { return stopsOf(lang, "euphonic") }

// stopsOf returns the words of the rows of a kind.
func stopsOf(lang, kind string) map[string]bool {
	found := map[string]bool{}
	for _, row := range rows("stops", lang, 3) {
		if row[0] == kind {
			found[row[1]] = true
		}
	}
	return found
}
