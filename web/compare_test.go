package web

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"kiosque/article"
	"kiosque/citation"
	"kiosque/index"
	"kiosque/query"
)

func comparePage(t *testing.T, code string, first, second article.Article) page {
	t.Helper()
	return parsed(t, func(b *bytes.Buffer) error {
		return Compare(b, frame(code), ComparePage{First: first, Second: second, Search: query.New()})
	})
}

func TestDifferencesAreElementsOfTheirOwn(t *testing.T) {
	first := written("a1", "Titre", []string{"Selon le parquet, rien.", "Vieux paragraphe.", "Fin."}, nil)
	second := written("a2", "Un titre", []string{"Selon la police, rien.", "Fin.", "A <b> new end."}, nil)
	second.Lang = article.English
	p := comparePage(t, "en", first, second)
	p.want(".stretch del", "le parquet", "Vieux paragraphe.")
	p.want(".stretch ins", "la police", "A <b> new end.")
	p.want(".stretch p", "Selon le parquet la police, rien.", "Vieux paragraphe.", "Fin.", "A <b> new end.")
	if have := p.attributes(".stretch p", "lang"); !slices.Equal(have, []string{"fr", "fr", "fr", "en"}) {
		t.Errorf("have %q", have)
	}
	p.want(".versus h2 a", "Titre", "Un titre")
	p.want(".differences .lede", "3 words in common, 37.5% of both texts.")
	if have := p.attributes(".versus h2 a, .legend a", "href"); !slices.Equal(have, []string{"/read/a1", "/read/a2", "/read/a2/compare?with=a1"}) {
		t.Errorf("have %q", have)
	}
}

func TestLongStretchesThatAreTheSameAreFolded(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("mot ", foldedFrom/2))
	first := written("a1", "Titre", []string{"Un début.", long, long, "Une fin."}, nil)
	second := written("a2", "Titre", []string{"Un autre début.", long, long, "La fin."}, nil)
	p := comparePage(t, "fr", first, second)
	p.want("details.alike summary", "2 paragraphes identiques (120 mots)")
	p.want("details.alike p", long, long)
	if have := len(p.all(".stretch p")); have != 2 {
		t.Errorf("%d paragraphs are open", have)
	}
}

func TestTheSameTextIsSaidToBeTheSame(t *testing.T) {
	a := written("a1", "Titre", []string{"Selon le parquet, rien."}, nil)
	p := comparePage(t, "fr", a, a)
	p.want(".differences .lede", "4 mots en commun, soit 100\u202f% des deux textes.")
	p.want(".legend")
	p.want(".differences del, .differences ins")
	empty := written("a2", "", nil, nil)
	comparePage(t, "fr", a, empty).want(".versus h2 a", "Titre", "Sans titre")
}

func TestOtherCopiesStandUnderTheArticle(t *testing.T) {
	a := written("a1", "Titre", []string{"Texte."}, nil)
	a.Story = "a1"
	other := written("a2", "Un titre", []string{"Texte."}, nil)
	for _, c := range []struct {
		copies []index.Hit
		total  int
		title  []string
		all    int
	}{
		{nil, 0, nil, 0}, {[]index.Hit{{Article: a}}, 1, nil, 0}, {[]index.Hit{{Article: a}, {Article: other}}, 2, []string{"1 autre copie"}, 0},
		{[]index.Hit{{Article: other}}, 3, []string{"2 autres copies"}, 1},
	} {
		p := readPage(t, frame("fr"), ReadPage{Article: a, Search: query.New(), Copies: c.copies, CopiesTotal: c.total})
		p.want("#copies-title", c.title...)
		if have := len(p.all(`.copies a[href="/?copies=all&story=a1"]`)); have != c.all {
			t.Errorf("%d links to all", have)
		}
	}
}

func TestAReferenceCanBeChecked(t *testing.T) {
	a := written("a~1", "Titre", []string{"Texte."}, nil)
	p := readPage(t, frame("fr"), ReadPage{Article: a, Search: query.New(), Generation: "000007", HasFile: true})
	p.want(".fixity", "Génération 000007 des archives. SHA-256 du texte\u202f: "+citation.Sum(a.Text))
	if have := p.attributes(".references a", "href"); !slices.Equal(have, []string{
		"/articles/a~1/citation?format=bibtex", "/articles/a~1/citation?format=ris", "/articles/a~1/citation?format=csl", "/articles/a~1/raw", "/articles/a~1/file",
	}) {
		t.Errorf("have %q", have)
	}
}

func TestALinkToDifferencesNamesWhatIsKnownOfTheCopy(t *testing.T) {
	nameless := written("c2", "Titre", []string{"Texte."}, nil)
	nameless.Source = ""
	p := parsed(t, func(b *bytes.Buffer) error {
		return Read(b, frame("fr"), ReadPage{Article: written("c1", "Titre", []string{"Texte."}, nil), Search: query.New(), Copies: []index.Hit{{Article: nameless}}, CopiesTotal: 2})
	})
	p.want("#copies .to-compare", "Comparer avec sans date")
}
