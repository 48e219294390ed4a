package vocabulary

import (
	"fmt"
	"testing"

	"kiosque/analyzers"
	"kiosque/article"
)

// library is a Builder and who keeps the titles that it was given, as an engine does.
type library struct {
	*Builder
	titles [][2]string // id and title
}

func newLibrary() *library { return &library{Builder: NewBuilder()} }

// add analyses and counts one article.
func (l *library) add(a *article.Article) {
	analysed := func(text string) Analysed { return Analysed{text, analyzers.Tokens(a.Lang, text)} }
	l.AddAnalysed(a, analysed(a.TitleText()), analysed(a.Body()))
	l.titles = append(l.titles, [2]string{a.ID, a.TitleText()})
}

func (l *library) title(article uint32) (id, title string) {
	return l.titles[article][0], l.titles[article][1]
}

func (l *library) vocabulary() *Vocabulary {
	return l.Vocabulary().With(l.title)
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
	if e := c.find("often"); e == nil || e.articles != 5000 {
		t.Errorf("the frequent one: %+v", e)
	}
}

func TestTheMostFrequentSpellingIsShown(t *testing.T) {
	c := newCounter(100)
	e, _ := c.seen([]byte("etat"), 1)
	for _, s := range []string{"ÉTAT", "État", "etat", "État", "Etat", "État"} {
		c.spell(e, s)
	}
	if s := c.spelled(e); s != "État" {
		t.Errorf("have %q", s)
	}
}
