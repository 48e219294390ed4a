package article_test

import (
	"testing"

	"kiosque/article"
)

// sample has a title, a paragraph in two passages with a removed repeat between
// them, a caption and a second paragraph.
func sample() article.Article {
	a := article.Article{Text: "Titre\n\nUn. Un. Deux.\n\nPhoto\n\nTrois."}
	passage := func(start, end int, kind article.Kind, joined bool) {
		a.Passages = append(a.Passages, article.Passage{Span: article.Span{Start: start, End: end}, Kind: kind, Joined: joined})
	}
	a.Title = article.Title{Span: article.Span{Start: 0, End: 5}, Origin: article.Found}
	passage(0, 5, article.KindTitle, false)
	passage(7, 10, article.KindBody, false)
	passage(11, 14, article.KindRemoved, false)
	passage(15, 20, article.KindBody, true)
	passage(22, 27, article.KindCaption, false)
	passage(29, 35, article.KindBody, false)
	return a
}

func TestTheBodyIsTheBodyPassages(t *testing.T) {
	a := sample()
	if got, want := a.Body(), "Un. Deux.\n\nTrois."; got != want {
		t.Errorf("body %q, want %q", got, want)
	}
	if got, want := a.Rest(), "Un.\n\nPhoto"; got != want {
		t.Errorf("rest %q, want %q", got, want)
	}
	if got := a.TitleText(); got != "Titre" {
		t.Errorf("title %q", got)
	}
}

func TestASpanOfTheTextIsFoundInTheBody(t *testing.T) {
	a := sample()
	for _, p := range a.Passages {
		in, ok := a.InBody(p.Span)
		if ok != (p.Kind == article.KindBody) {
			t.Errorf("%q in body: %v", p.Of(a.Text), ok)
		}
		if ok && in.Of(a.Body()) != p.Of(a.Text) {
			t.Errorf("%q became %q", p.Of(a.Text), in.Of(a.Body()))
		}
	}
	if _, ok := a.InBody(article.Span{Start: 7, End: 20}); ok {
		t.Error("a span over a removed passage is in no body passage")
	}
}

func TestAYearIsThatOfTheClaim(t *testing.T) {
	for value, want := range map[string]string{"": "", "2017": "2017", "2017-03": "2017", "2017-03-12": "2017"} {
		if got := (article.Date{Value: value}).Year(); got != want {
			t.Errorf("year of %q: %q, want %q", value, got, want)
		}
	}
}
