package web

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"kiosque/article"
	"kiosque/query"
)

func readPage(t *testing.T, f Frame, p ReadPage) page {
	t.Helper()
	f.Query = p.Search.Values()
	return parsed(t, func(b *bytes.Buffer) error { return Read(b, f, p) })
}

func TestAnArticleIsMarkedInOrderWithWaysBetweenMarks(t *testing.T) {
	a := written("a1", "Le parquet", []string{"Selon le parquet, rien.", "Le parquet parle."}, []string{"Le parquet parle."})
	p := readPage(t, frame("en"), ReadPage{Article: a, Search: asked(t, "q=parquet"), Marks: find("parquet")})
	if have := p.attributes("mark", "id"); !slices.Equal(have, []string{"m1", "m2", "m3"}) {
		t.Errorf("have %q", have)
	}
	if have := p.attributes(".steps a", "href"); !slices.Equal(have, []string{"#m2", "#m1", "#m3", "#m2"}) {
		t.Errorf("have %q", have)
	}
	p.want(".marks > .count", "3 marked words")
	p.want(".removed .why", "repeat")
	if have := p.attributes(".back a", "href"); !slices.Equal(have, []string{"/?q=parquet"}) {
		t.Errorf("the way back is %q", have)
	}
}

func TestRemovedTextIsMarkedWhereTheSearchLooksThere(t *testing.T) {
	a := written("a1", "Titre", []string{"Corps."}, []string{"Captcha"})
	p := readPage(t, frame("en"), ReadPage{Article: a, Search: asked(t, "q=captcha&scope=raw"), Marks: find("Captcha")})
	p.want(".removed[open] mark", "Captcha")
}

func TestParagraphsArePassagesAndJoinedPassagesAreOne(t *testing.T) {
	a := written("a1", "Titre", []string{"Un début", "et sa fin.", "Another one."}, nil)
	a.Passages[2].Joined = true
	a.Passages[3].Lang = article.English
	p := readPage(t, frame("fr"), ReadPage{Article: a, Search: query.New()})
	p.want(".text p", "Un début et sa fin.", "Another one.")
	if have := p.attributes(".text p", "lang"); !slices.Equal(have, []string{"fr", "en"}) {
		t.Errorf("have %q", have)
	}
}

func TestAFactShowsItsSentence(t *testing.T) {
	a := written("a1", "Titre", []string{"Rien ici. La police de Belgique a parlé! Autre chose."}, nil)
	a.Countries = []article.Fact{claim(&a, "BE", "Belgique")}
	a.Organisations = []article.Fact{{Value: "ANSSI", Evidence: []article.Evidence{{Rule: article.RuleMetadata}}}}
	p := readPage(t, frame("en"), ReadPage{Article: a, Search: query.New()})
	p.want(".known blockquote p[lang]", "La police de Belgique a parlé!")
	p.want(".known blockquote a", "Belgique")
	p.want(".known summary .name", "undated", "Belgium", "ANSSI")
	p.want(".known details > .rule:first-of-type", "Nothing in the file says when the article was published.", "All articles: Belgium", "Stated beside the file.")
	if have := p.attributes(".known blockquote a", "href"); !slices.Equal(have, []string{"#e-1"}) {
		t.Errorf("have %q", have)
	}
	p.want("#e-1", "Belgique")
}

func TestOnlyWebAddressesBecomeLinks(t *testing.T) {
	for address, want := range map[string]int{
		"https://example.org/a?b=c": 1, "http://example.org": 1, "javascript:alert(1)": 0, "data:text/html,x": 0,
		"//example.org": 0, "ftp://example.org/a": 0, "example.org": 0, "http://": 0, "": 0,
	} {
		a := written("a1", "Titre", nil, nil)
		a.URL = address
		p := readPage(t, frame("en"), ReadPage{Article: a, Search: query.New()})
		if have := len(p.all(`.known dd a[rel="noopener noreferrer nofollow"]`)); have != want {
			t.Errorf("%q: %d links, want %d", address, have, want)
		}
	}
}

func TestACitationNamesWhatIsKnown(t *testing.T) {
	a := written("a1", "Titre", nil, nil)
	a.Author, a.URL, a.Date.Value = "Jeanne Dupont", "https://example.org/a", "2017-03-12"
	readPage(t, frame("fr"), ReadPage{Article: a, Search: query.New()}).want(".citation",
		"Jeanne Dupont, «\u202fTitre\u202f», Le Journal, 12\u00a0mars 2017, https://example.org/a, Kiosque, a1.")
}

func TestSegmentsJoinedAreTheTextWhateverTheMarks(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	text := "L’été, à Koweït : «cyber» & <b>œuvre</b>."
	for range 2000 {
		var marks []article.Span
		for range r.IntN(6) {
			marks = append(marks, article.Span{Start: r.IntN(60) - 5, End: r.IntN(60) - 5})
		}
		var b strings.Builder
		for _, s := range Segments(text, marks) {
			b.WriteString(s.Text)
		}
		if b.String() != text {
			t.Fatalf("%v: have %q", marks, b.String())
		}
	}
}

func TestErrorsAreSaidInBothLanguages(t *testing.T) {
	for _, c := range []struct{ code, title, detail string }{
		{"fr", "Adresse mal formée", "Le paramètre «\u202fyear\u202f» ne convient pas. On attendait\u202f: une année comme 2017, ou undated."},
		{"en", "This address cannot be read", "The parameter “year” does not fit. Expected: a year such as 2017, or undated."},
	} {
		p := parsed(t, func(b *bytes.Buffer) error {
			return Error(b, frame(c.code), ErrorPage{Status: 400, Parameter: "year", Expected: "a year"})
		})
		p.want("h1", c.title)
		p.want("main .lede", c.detail)
	}
}

func TestEveryErrorThatTheServerGivesHasItsOwnWords(t *testing.T) {
	for _, status := range []int{400, 401, 404, 405, 409, 410, 414, 429, 500, 503} {
		for _, l := range Languages() {
			f := Frame{Labels: Labels{Language: l}}
			v := newErrorView(f, ErrorPage{Status: status})
			if v.Title == "" || strings.HasPrefix(v.Title, "error.") || (status != 500 && v.Title == f.T("error.500.title")) {
				t.Errorf("%s %d: %q", l.Code, status, v.Title)
			}
		}
	}
}
