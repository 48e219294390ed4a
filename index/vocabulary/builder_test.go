package vocabulary

import (
	"fmt"
	"testing"

	"kiosque/analyzers"
	"kiosque/article"
)

// add analyses and counts one article.
func (b *Builder) add(a *article.Article) {
	analysed := func(text string) Analysed { return Analysed{text, analyzers.Tokens(a.Lang, text)} }
	b.AddAnalysed(a, analysed(a.TitleText()), analysed(a.Body()))
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
		e.spell(s)
	}
	if s := e.spelled(); s != "État" {
		t.Errorf("have %q", s)
	}
}
