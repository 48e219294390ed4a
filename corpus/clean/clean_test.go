package clean_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"kiosque/article"
	"kiosque/corpus/clean"
	"kiosque/corpus/read"
)

// lawful fails when the passages are no partition of the text or the title is out of place.
func lawful(t *testing.T, a article.Article) {
	t.Helper()
	at := 0
	for i, p := range a.Passages {
		if p.Start < at || p.Empty() || p.End > len(a.Text) {
			t.Fatalf("passage %d [%d, %d) after %d", i, p.Start, p.End, at)
		}
		if strings.TrimFunc(a.Text[at:p.Start], unicode.IsSpace) != "" {
			t.Fatalf("%q lies in no passage", a.Text[at:p.Start])
		}
		if p.Kind == "" || p.Kind == article.KindRemoved && p.Reason == "" {
			t.Fatalf("passage %d is %q for %q", i, p.Kind, p.Reason)
		}
		at = p.End
	}
	if strings.TrimFunc(a.Text[at:], unicode.IsSpace) != "" {
		t.Fatalf("%q lies in no passage", a.Text[at:])
	}
	titleInPlace(t, a)
}

func titleInPlace(t *testing.T, a article.Article) {
	t.Helper()
	if a.Title.Origin == "" {
		if len(a.Passages) > 0 && a.Body() != "" {
			t.Fatal("a text with a body has no title")
		}
		return
	}
	want := article.KindTitle
	if a.Title.Origin == article.Derived {
		want = article.KindBody
	}
	for _, p := range a.Passages {
		if p.Kind == want && p.Contains(a.Title.Span) {
			return
		}
	}
	t.Fatalf("%s title %q lies in no %s passage", a.Title.Origin, a.TitleText(), want)
}

// lines that texts are made of at random: furniture and sentences of both languages.
var lines = strings.Split(`Accueil
Read more
Voir aussi
Related articles
Le ministre a annoncé mardi que la loi serait votée avant la fin de l'année par les deux chambres.
The minister said on Tuesday that the law would be passed by both houses before the end of the year.
Des milliers de personnes ont défilé dans les rues de la capitale, selon la police.
Several people were hurt when the roof of the market fell in, officials said.
Laisser un commentaire
3 Comments
Par Jeanne Martin
Published 12 March 2017
© 2017 Le Journal
Ce site utilise des cookies. En savoir plus.
« Oui. »
• Politique
of the roof which
fell in.
12

Partager sur Facebook`, "\n")

func TestPassagesArePartitionsOfAnyText(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	for range 3000 {
		var text strings.Builder
		for range rng.IntN(40) {
			text.WriteString(lines[rng.IntN(len(lines))])
			text.WriteString([]string{"\n", "\n\n", " ", "\n  "}[rng.IntN(4)])
		}
		d := read.Document{ID: "a", Path: "a.txt", Text: text.String()}
		if rng.IntN(3) == 0 {
			d.User.Title = lines[rng.IntN(len(lines))]
		}
		lawful(t, clean.Clean(d))
	}
}

func FuzzClean(f *testing.F) {
	f.Add("A title\n\nA first sentence of some words. A first sentence of some words.", "")
	f.Add(strings.Join(lines, "\n"), "Un titre")
	f.Add("« a. » b.C d? !\u00a0»\n(\n)\n…", "")
	f.Fuzz(func(t *testing.T, text, title string) {
		if !utf8.ValidString(text) || !utf8.ValidString(title) {
			t.Skip("documents are valid UTF-8")
		}
		lawful(t, clean.Clean(read.Document{ID: "a", Text: text, User: read.Metadata{Title: title}}))
	})
}

const paragraph = "Le ministre a annoncé mardi que la loi serait votée avant la fin de l'année par les deux chambres du parlement."

func TestAStatedTitleIsPutInFrontUnlessTheTextBeginsWithIt(t *testing.T) {
	tests := []struct{ name, text, user, page, want string }{
		{"in front", paragraph, "Une loi", "Autre", "Une loi\n\n" + paragraph},
		{"there already", "Une loi\n" + paragraph, "Une loi", "", "Une loi\n" + paragraph},
		{"there in capitals", "UNE LOI\n" + paragraph, "Une loi", "", "UNE LOI\n" + paragraph},
		{"there without the name of the site", "Une loi contestée\n" + paragraph, "", "Une loi contestée - Le Journal", "Une loi contestée\n" + paragraph},
		{"the page's where the user states none", paragraph, "", "Une  loi\n votée", "Une loi votée\n\n" + paragraph},
	}
	for _, tt := range tests {
		a := clean.Clean(read.Document{ID: "a", Text: tt.text, User: read.Metadata{Title: tt.user}, Page: read.Metadata{Title: tt.page}})
		if a.Text != tt.want || a.Title.Origin != article.Stated || a.Title.Start != 0 {
			t.Errorf("%s: text %q, title %q (%s)", tt.name, a.Text, a.TitleText(), a.Title.Origin)
		}
		lawful(t, a)
	}
}

func TestMarkupMovesWithTheTitleAndDecides(t *testing.T) {
	text := "Une rubrique et une autre\n" + paragraph + "\nUne foule devant le palais\n"
	menu, caption := strings.Index(text, "\n"), strings.Index(text, "Une foule")
	a := clean.Clean(read.Document{Text: text, User: read.Metadata{Title: "Une loi"}, Hints: []read.Hint{
		{Start: 0, End: menu, Element: "nav"}, {Start: caption, End: len(text), Element: "figcaption"},
	}})
	want := []article.Kind{article.KindTitle, article.KindRemoved, article.KindBody, article.KindCaption}
	for i, p := range a.Passages {
		if p.Kind != want[i] {
			t.Errorf("%q is %s, want %s", p.Of(a.Text), p.Kind, want[i])
		}
	}
}

func TestTheHeadingIsTheTitleWhereThePageSaysNearlyTheSame(t *testing.T) {
	heading := "La loi sur le budget sera votée en janvier"
	text := "Accueil\n" + heading + "\n" + paragraph
	a := clean.Clean(read.Document{Text: text, Page: read.Metadata{Title: "Budget : la loi sera votée en janvier, dit le ministre"}, Hints: []read.Hint{
		{Start: len("Accueil\n"), End: len("Accueil\n" + heading), Element: "h1"},
	}})
	if a.TitleText() != heading || a.Text != text {
		t.Errorf("title %q of %q", a.TitleText(), a.Text)
	}
}

func TestWhatLiesOutsideTheArticleElementGoes(t *testing.T) {
	beside := "Une foule de lecteurs attend depuis hier le prochain numéro."
	other := "Les députés de la majorité ont ensuite tous voté pour, les autres ont quitté la salle sans un mot pour la presse."
	text := beside + "\n" + paragraph + "\n" + other + "\n" + beside + " Il paraîtra bientôt."
	start, end := strings.Index(text, paragraph), strings.Index(text, other)+len(other)
	a := clean.Clean(read.Document{Text: text, User: read.Metadata{Title: "Une loi"}, Hints: []read.Hint{
		{Start: 0, End: len(text), Element: "main"}, {Start: start, End: end, Element: "article"},
	}})
	if want := paragraph + "\n\n" + other; a.Body() != want {
		t.Errorf("body %q, want %q", a.Body(), want)
	}
	lawful(t, a)
}

func TestEverythingIsKeptWhereLittleWouldRemainOrTheLanguageIsAnother(t *testing.T) {
	tests := []struct{ name, text, why string }{
		{"only furniture", "Accueil\nMenu\nPartager\nConnexion", clean.ReasonKeptLittle},
		{"German", "Accueil\nDie Regierung hat am Dienstag ein neues Gesetz beschlossen, das im Herbst in Kraft treten soll.\nKommentar", clean.ReasonKeptLanguage},
	}
	for _, tt := range tests {
		a := clean.Clean(read.Document{Text: tt.text})
		for _, p := range a.Passages {
			if p.Kind != article.KindBody || p.Reason != tt.why {
				t.Errorf("%s: %q is %s for %q", tt.name, p.Of(a.Text), p.Kind, p.Reason)
			}
		}
	}
}

func TestATextOfOneLineIsABody(t *testing.T) {
	a := clean.Clean(read.Document{Text: "Le budget sera voté en janvier"})
	if a.Body() != a.Text || a.Title.Origin != article.Derived {
		t.Errorf("body %q, title %q (%s)", a.Body(), a.TitleText(), a.Title.Origin)
	}
}

func TestShortAnswersThatStandTwiceAreNoRepeats(t *testing.T) {
	text := "Vous partez ?\n« Oui. »\n" + paragraph + "\nVous revenez ?\n« Oui. »\nIl est parti le lendemain matin sans rien dire à personne."
	a := clean.Clean(read.Document{Text: text})
	if n := strings.Count(a.Body(), "« Oui. »"); n != 2 {
		t.Errorf("« Oui. » stands %d times, want twice", n)
	}
}

func TestSentencesThatDifferInANumberOrANameAreNoRepeats(t *testing.T) {
	one := "Dans le premier canton, la liste de Jeanne Martin a obtenu 45 % des voix au premier tour du scrutin."
	for _, two := range []string{strings.Replace(one, "45", "12", 1), strings.Replace(one, "Martin", "Durand", 1)} {
		a := clean.Clean(read.Document{Text: one + "\n" + two})
		if !strings.Contains(a.Body(), two) {
			t.Errorf("%q was taken for a repeat", two)
		}
	}
}

func TestAStatedLanguageBeatsWhatIsFound(t *testing.T) {
	tests := []struct{ stated, want string }{{"", "fr"}, {"en", "en"}, {"fr-BE", "fr"}, {"de", "und"}}
	for _, tt := range tests {
		a := clean.Clean(read.Document{Text: paragraph, User: read.Metadata{Lang: tt.stated}})
		if a.Lang != tt.want {
			t.Errorf("stated %q: %q, want %q", tt.stated, a.Lang, tt.want)
		}
	}
}

func TestWhatIsStatedGoesThrough(t *testing.T) {
	a := clean.Clean(read.Document{
		ID: "x1", Path: "a/b.txt", Text: paragraph,
		User: read.Metadata{Source: "Le Soir", Author: "J. Martin"}, Page: read.Metadata{Source: "lesoir.be", URL: "https://example.org/1"},
	})
	if a.ID != "x1" || a.Path != "a/b.txt" || a.Source != "Le Soir" || a.Author != "J. Martin" || a.URL != "https://example.org/1" {
		t.Errorf("got %+v", a)
	}
	if b := clean.Clean(read.Document{Path: "a/b.txt", Text: paragraph}); b.Source != "a/b.txt" {
		t.Errorf("source %q, want the path", b.Source)
	}
}
