package countries

import (
	"slices"
	"strings"
	"testing"

	"kiosque/article"
	"kiosque/corpus/extract/extracttest"
)

func codes(lang, text string) string {
	values := article.Values(In(extracttest.Passage(lang, text)))
	slices.Sort(values)
	return strings.Join(values, " ")
}

func TestCountriesOfTheSeedsAreThoseOfTheGold(t *testing.T) {
	for file, gold := range extracttest.Seeds(t) {
		got := article.Values(In(extracttest.Article(t, file, gold)))
		slices.Sort(got)
		slices.Sort(gold.Countries)
		if !slices.Equal(got, gold.Countries) {
			t.Errorf("%s: %v, want %v", file, got, gold.Countries)
		}
	}
}
