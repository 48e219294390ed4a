package vocabulary

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kiosque/analyzers"
	"kiosque/article"
)

func TestTheMostFrequentWordsComeFirst(t *testing.T) {
	b := NewBuilder()
	for _, text := range []string{"police the justice", "police court 2017", "justice of police", "police"} {
		b.AddAnalysed(&article.Article{Lang: "en"}, Analysed{}, Analysed{Text: text, Tokens: analyzers.Tokens("en", text)})
	}
	v := b.Vocabulary()
	var got []string
	for word, articles := range v.Frequent("en") {
		got = append(got, fmt.Sprint(word, " ", articles))
	}
	if diff := cmp.Diff([]string{"police 4", "justice 2", "court 1"}, got); diff != "" {
		t.Error(diff)
	}
	for word := range v.Frequent("fr") {
		t.Errorf("%q in a language that there is not", word)
	}
}
