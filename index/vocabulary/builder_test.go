package vocabulary

import (
	"bytes"
	"fmt"
	"testing"

	"kiosque/analyzers"
	"kiosque/article"
)

func TestMergedBuildersAreAsOne(t *testing.T) {
	whole, left, right := NewBuilder(), NewBuilder(), NewBuilder()
	for i := range 200 {
		text := fmt.Sprintf("Le porte-parole numéro %d du gouvernement a parlé de l’état d’urgence et de %s.", i, []string{"cybersécurité", "terrorisme", "l’OTAN"}[i%3])
		a := newArticle(fmt.Sprint(i), "fr", fmt.Sprintf("Titre %d", i%150), text)
		a.Countries = []article.Fact{{Value: "FR"}}
		whole.Add(a)
		if i < 90 {
			left.Add(a)
		} else {
			right.Add(a)
		}
	}
	left.Merge(right)
	if !bytes.Equal(written(t, whole.Vocabulary()), written(t, left.Vocabulary())) {
		t.Error("two builders merged give another vocabulary than one")
	}
}

func TestAnArticleCountsOnce(t *testing.T) {
	b := NewBuilder()
	body := "Attentat. L’attentat, un ATTENTAT."
	a := newArticle("a", "fr", "Un attentat", body)
	b.AddAnalysed(a, Analysed{}, Analysed{Text: body, Tokens: analyzers.Tokens("fr", body)})
	v := b.Vocabulary()
	if n, text := v.Articles("fr", "attentat"), v.Display("fr", "attentat"); n != 1 || text != "attentat" {
		t.Errorf("%d articles, %q", n, text)
	}
	if n, text := v.Articles("en", "attentat"), v.Display("en", "attentat"); n != 0 || text != "attentat" {
		t.Errorf("in another language: %d articles, %q", n, text)
	}
}

// TestAFullCounterForgetsTheRarest is the promise on which the bound of memory stands.
func TestAFullCounterForgetsTheRarest(t *testing.T) {
	const limit = 100
	c := newCounter(limit)
	for n := uint32(1); n <= 5000; n++ {
		c.seen([]byte("often"), n)
		c.seen(fmt.Appendf(nil, "once%d", n), n)
		if len(c.entries) > limit {
			t.Fatalf("%d entries, want at most %d", len(c.entries), limit)
		}
	}
	if e := c.entries["often"]; e == nil || e.articles != 5000 {
		t.Errorf("the frequent one: %+v", e)
	}
}

func TestTheMostFrequentSpellingIsShown(t *testing.T) {
	e := &counted{}
	for _, s := range []string{"ÉTAT", "État", "etat", "État", "Etat", "État"} {
		e.spell(s, 1)
	}
	if s := e.spelled(); s != "État" {
		t.Errorf("have %q", s)
	}
}
