package likeness_test

import (
	"testing"

	"kiosque/article"
	"kiosque/index/indextest"
	"kiosque/index/likeness"
	"kiosque/index/reading"
)

// Words that are ordered by how much they tell are no sentence: where two of them stand near each other is chance.
func TestWhatTellsMostIsAskedForWithoutAnOrder(t *testing.T) {
	const text = "La police enquête sur la cyberattaque de la banque. The police investigate the cyberattack."
	for _, lang := range []string{article.French, article.English} {
		a := indextest.New("a", lang, "La banque", text, "")
		words := likeness.Words(&a)
		with := make([]int, len(words))
		for i := range with {
			with[i] = 1 + i
		}
		for _, asked := range likeness.Asked(lang, likeness.Telling(words, 100, with)) {
			some, ok := asked.Root.(reading.Some)
			if !ok || len(some.Of) < 2 || len(some.Pairs()) > 0 {
				t.Errorf("%s in %s: %d words, %d pairs", lang, asked.Lang, len(some.Of), len(some.Pairs()))
			}
		}
	}
}
