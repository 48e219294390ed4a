package vocabulary

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kiosque/analyzers"
	"kiosque/article"
)

func TestTitlesAreForeseenInFewSteps(t *testing.T) {
	b := NewBuilder()
	titles := make([]string, 5000)
	for i := range titles {
		titles[i] = fmt.Sprintf("Report %d of the %c%c office", i, 'a'+i%26, 'a'+i/26%26)
		tokens := analyzers.Tokens(article.English, titles[i])
		b.AddAnalysed(&article.Article{Lang: article.English}, Analysed{Text: titles[i], Tokens: tokens}, Analysed{})
	}
	v := b.Vocabulary()
	of := func(n uint32) (id, title string) { return fmt.Sprint(n), titles[n] }
	known, steps := map[uint32]bool{}, 0
	foreseen := v.With(func(n uint32) (id, title string) {
		if !known[n] {
			t.Fatalf("title %d was not foreseen", n)
		}
		return of(n)
	}).Foreseen(func(articles []uint32) {
		steps++
		for _, n := range articles {
			known[n] = true
		}
	})
	for _, typed := range []string{"report 12", "zz off", "report", "nothing"} {
		steps = 0
		if diff := cmp.Diff(v.With(of).Suggest(typed, "en", 10), foreseen.Suggest(typed, "en", 10)); diff != "" {
			t.Errorf("%s: %s", typed, diff)
		}
		if steps > 8 { // fifteen bits a search, seven a step, both ends, and what is shown
			t.Errorf("%s took %d steps", typed, steps)
		}
	}
}
