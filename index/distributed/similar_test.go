package distributed_test

import (
	"testing"

	"kiosque/article"
	"kiosque/index/indextest"
)

// TestAnArchiveOfOneLanguageFindsWhatIsAlike: words are translated into a language that no article has.
func TestAnArchiveOfOneLanguageFindsWhatIsAlike(t *testing.T) {
	e := open(t)
	var articles []article.Article
	for _, id := range []string{"a", "b", "c"} {
		articles = append(articles, indextest.New(id, article.French, "La police enquête", "La police enquête sur une attaque de la banque.", ""))
	}
	indextest.Rebuild(t, e, articles)
	if hits, err := e.Similar(t.Context(), "a", 10); err != nil || len(hits) != 2 {
		t.Errorf("%d articles are alike, %v; want 2", len(hits), err)
	}
}
