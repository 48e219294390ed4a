package web

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"kiosque/article"
	"kiosque/query"
)

// cutUp is an article whose first paragraph is of two passages with something removed between them.
func cutUp() article.Article {
	a := written("a1", "L’été", []string{"Un début à Liège", "et sa fin.", "Le parquet de Liège a parlé."}, []string{"Lire aussi"})
	a.Passages[2].Joined = true
	a.Text += "\n\nPub"
	ad := article.Passage{Span: article.Span{Start: len(a.Text) - 3, End: len(a.Text)}, Kind: article.KindRemoved, Reason: "advertising", Lang: "fr"}
	a.Passages = append(a.Passages, ad)
	a.Countries = []article.Fact{claim(&a, "BE", "Liège")}
	return a
}

func TestTheRunsOfParagraphsAreTheBodyWhateverIsCitedAndMarked(t *testing.T) {
	a, r := cutUp(), rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		p := ReadPage{Article: a, Search: query.New(), Marks: find([]string{"Liège", "L", "à Li", "t de"}[r.IntN(4)]), Removed: r.IntN(2) == 0}
		p.Passage = article.Span{Start: r.IntN(len(a.Text)), End: r.IntN(len(a.Text) + 9)}
		view := newReadView(frame("en"), p)
		var paragraphs []string
		for _, block := range view.Blocks {
			if block.Number > 0 {
				paragraphs = append(paragraphs, textOfRuns(block.Runs))
			}
		}
		if have := strings.Join(paragraphs, "\n\n"); have != a.Body() {
			t.Fatalf("%+v: have %q", p.Passage, have)
		}
	}
}

func textOfRuns(runs []run) string {
	var b strings.Builder
	for _, r := range runs {
		for _, s := range r.Segments {
			b.WriteString(s.Text)
		}
	}
	return b.String()
}

func TestEveryPlaceOfTheTextIsWhereItsElementSays(t *testing.T) {
	a := cutUp()
	p := readPage(t, frame("fr"), ReadPage{Article: a, Search: query.New(), Marks: find("parquet")})
	for _, n := range p.all("[data-at]") {
		at, err := strconv.Atoi(attribute(n, "data-at"))
		if err != nil {
			t.Fatal(err)
		}
		text := strings.TrimSpace(firstText(n))
		if !strings.HasPrefix(a.Text[at:], text) {
			t.Errorf("at %d stands %q, not %q", at, a.Text[at:], text)
		}
	}
}

func firstText(n *html.Node) string {
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			return d.Data
		}
	}
	return ""
}

func TestAPassageIsShownAndCited(t *testing.T) {
	a := cutUp()
	from, to := strings.Index(a.Text, "à Liège"), strings.Index(a.Text, " a parlé")
	p := readPage(t, frame("en"), ReadPage{Article: a, Search: asked(t, "q=parquet"), Passage: article.Span{Start: from, End: to}, Hit: 2})
	if have := strings.Join(p.texts(".cited"), "|"); have != "à|Liège||et sa fin.|Le parquet de Liège" {
		t.Errorf("have %q", have)
	}
	p.want("#quotation > span", "“à Liège et sa fin. Le parquet de Liège”")
	address := "/read/a1?passage=" + strconv.Itoa(from) + "-" + strconv.Itoa(to) + "#passage"
	if have := p.attributes("#quotation a, .acts a", "href"); !slices.Equal(have, []string{address, "/read/a1?hit=2&q=parquet"}) {
		t.Errorf("have %q", have)
	}
	if n := len(p.all("#passage")); n != 1 {
		t.Errorf("%d elements begin the passage", n)
	}
}

func TestAPassageThatTheTextDoesNotHaveIsSaidToBeLost(t *testing.T) {
	a := cutUp()
	removed := strings.Index(a.Text, "Lire")
	for name, s := range map[string]article.Span{
		"behind the end": {Start: 5, End: len(a.Text) + 1}, "within a letter": {Start: strings.Index(a.Text, "é") + 1, End: 20},
		"what was removed": {Start: removed, End: removed + 4}, "far away": {Start: 1 << 29, End: 1<<29 + 5},
	} {
		p := readPage(t, frame("en"), ReadPage{Article: a, Search: query.New(), Passage: s})
		if len(p.all(".lost")) != 1 || len(p.all(".cited, .quoted")) != 0 {
			t.Errorf("%s: %q", name, p.texts(".lost, .cited, .quoted"))
		}
	}
	if n := len(readPage(t, frame("en"), ReadPage{Article: a, Search: query.New()}).all(".lost")); n != 0 {
		t.Error("what nobody asked for is said to be lost")
	}
}

func TestAParagraphHasAnAddressThatCitesIt(t *testing.T) {
	a := written("a1", "Titre", []string{"Court.", strings.Repeat("é", MaxPassage)}, nil)
	p := readPage(t, frame("fr"), ReadPage{Article: a, Search: asked(t, "q=court"), Hit: 1})
	want := []string{"/read/a1?hit=1&passage=7-13&q=court#passage", "/read/a1?hit=1&passage=15-10015&q=court#passage"}
	if have := p.attributes(".pilcrow", "href"); !slices.Equal(have, want) {
		t.Errorf("have %q", have)
	}
}

func TestInALongArticleTheSearchIsNotRepeatedAtEveryParagraph(t *testing.T) {
	a := written("a1", "Titre", slices.Repeat([]string{"Un."}, maxCarried+1), nil)
	p := readPage(t, frame("fr"), ReadPage{Article: a, Search: asked(t, "q=court")})
	if have := p.attributes(".pilcrow", "href"); have[0] != "/read/a1?passage=7-10#passage" {
		t.Errorf("have %q", have[0])
	}
}

func TestWhatWasRemovedStandsInItsPlaceWhereThatIsAskedFor(t *testing.T) {
	a := cutUp()
	a.Passages[2].Kind, a.Passages[2].Joined = article.KindRemoved, false // between two paragraphs
	p := readPage(t, frame("en"), ReadPage{Article: a, Search: query.New()})
	p.want(".text p", "Un début à Liège", "Le parquet de Liège a parlé.")
	if have := p.attributes(".left-out a", "href"); !slices.Equal(have, []string{"/read/a1?removed=on#r-1"}) {
		t.Errorf("have %q", have)
	}
	p = readPage(t, frame("en"), ReadPage{Article: a, Search: asked(t, "q=x&scope=raw"), Removed: true, Marks: find("aussi")})
	p.want(".text > *", "Un début à Liège", "Removed: removed\net sa fin.", "Le parquet de Liège a parlé.",
		"Removed: repeat\nLire aussi1/1", "Removed: advertising\nPub")
	p.want("#r-1", "et sa fin.")
	p.want("details.removed")
	if have := p.attributes(".left-out a", "href"); !slices.Equal(have, []string{"/read/a1?q=x&scope=raw"}) {
		t.Errorf("have %q", have)
	}
}

func TestManyMarksAreAllShownAndSomeCanBeWalkedThrough(t *testing.T) {
	a := written("a1", "Titre", slices.Repeat([]string{"Le parquet, le parquet."}, maxSteps), nil)
	p := readPage(t, frame("en"), ReadPage{Article: a, Search: query.New(), Marks: find("parquet")})
	p.want(".marks .count", "1,000 marked words")
	if marks, steps := len(p.all("mark")), len(p.all("mark[id]")); marks != 2*maxSteps || steps != maxSteps {
		t.Errorf("%d marks, %d to walk through", marks, steps)
	}
	if have := p.texts("#m500 + .steps"); !slices.Equal(have, []string{"↑500/500"}) {
		t.Errorf("have %q", have)
	}
}

func TestWordsThatSupportAFactAreQuotedOnceASentenceAndReadNoFurther(t *testing.T) {
	text := strings.Repeat("Liège ", 100_000)
	a := written("a1", "Titre", []string{text}, nil)
	fact := article.Fact{Value: "BE"}
	for i := range 20_000 {
		at := 7 + i*len("Liège ")
		fact.Evidence = append(fact.Evidence, article.Quote(a.Text, article.Span{Start: at, End: at + len("Liège")}, "city"))
	}
	a.Countries = []article.Fact{fact}
	p := readPage(t, frame("en"), ReadPage{Article: a, Search: query.New()})
	if n := len(p.all(".known blockquote")); n == 0 || n > shownEvidence {
		t.Errorf("%d sentences", n)
	}
}
