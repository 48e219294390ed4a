package web

import (
	"bytes"
	"slices"
	"testing"

	"kiosque/article"
	"kiosque/query"
)

// known is an article of which much is known, as its page tells programs.
func known() article.Article {
	a := written("a1", "Une </script><b> & mondiale", []string{"La police de Belgique a parlé.", "Fin."}, nil)
	a.Source, a.Path, a.Author, a.URL, a.Date.Value = "Le Journal", "a1.txt", "Zoé", "https://journal.test/?a=b&c=d", "2017-03-12"
	main := claim(&a, "BE", "Belgique")
	main.Main = true
	a.Countries = []article.Fact{main, claim(&a, "FR", "police")}
	return a
}

func readPageOf(t *testing.T, f Frame, a article.Article) page {
	t.Helper()
	return parsed(t, func(b *bytes.Buffer) error {
		return Read(b, f, ReadPage{Article: a, Search: query.New(), Marks: find("zzz")})
	})
}

func wantAttribute(p page, selector, name string, want ...string) {
	p.Helper()
	if have := p.attributes(selector, name); !slices.Equal(have, want) {
		p.Errorf("%s: %q, want %q", selector, have, want)
	}
}

func TestThePageOfAnArticleTellsProgramsWhatIsKnown(t *testing.T) {
	f := frame("fr")
	f.Origin, f.Explicit = "https://archive.test", true
	p := readPageOf(t, f, known())
	wantAttribute(p, "head > link[rel=canonical]", "href", "https://archive.test/read/a1")
	for property, want := range map[string]string{
		"og:type": "article", "og:site_name": "Kiosque", "og:title": "Une </script><b> & mondiale", "og:url": "https://archive.test/read/a1",
		"og:description": "La police de Belgique a parlé.", "og:locale": "fr_FR", "article:published_time": "2017-03-12",
	} {
		wantAttribute(p, `head > meta[property="`+property+`"]`, "content", want)
	}
	wantAttribute(p, "[itemscope]", "itemtype", "https://schema.org/NewsArticle", "https://schema.org/Organization", "https://schema.org/Country")
	for name, want := range map[string]string{
		"headline": "Une </script><b> & mondiale", "inLanguage": "fr", "datePublished": "2017-03-12", "author": "Zoé",
	} {
		wantAttribute(p, `article > [itemprop="`+name+`"]`, "content", want)
	}
	wantAttribute(p, `[itemprop=isBasedOn]`, "href", "https://journal.test/?a=b&c=d")
	wantAttribute(p, `[itemprop=publisher] > [itemprop=name]`, "content", "Le Journal")
	wantAttribute(p, `[itemprop=about] > [itemprop=name]`, "content", "Belgique")
	wantAttribute(p, `[itemprop=about] > [itemprop=identifier]`, "content", "BE")
}

func TestThePageOfAnArticleClaimsNoMoreThanIsKnown(t *testing.T) {
	a := known()
	a.Title.Origin, a.Date.Value, a.Source, a.Author, a.URL, a.Lang, a.Countries = article.Derived, "2017-03", a.Path, "", "javascript:alert(1)", article.Other, nil
	p := readPageOf(t, frame("en"), a)
	for _, selector := range []string{
		`[itemprop=headline]`, `[itemprop=publisher]`, `[itemprop=author]`, `[itemprop=isBasedOn]`, `[itemprop=inLanguage]`, `[itemprop=about]`,
		`[property="article:published_time"]`, `[property="og:locale"]`, `script:not([src])`,
	} {
		if len(p.all(selector)) != 0 {
			t.Errorf("the page has %s", selector)
		}
	}
	wantAttribute(p, `[itemprop=datePublished]`, "content", "2017-03")
}

func TestAFeedIsNamedByWhatIsAskedAndItsFilters(t *testing.T) {
	for address, want := range map[string]string{
		"":                                    "Kiosque – tous les articles",
		"q=cyberattaque&country=BE&year=2017": "Kiosque – cyberattaque (2017, Belgique)",
		"country=BE&relax=off":                "Kiosque – tous les articles (Belgique)",
		"year=2011&year=2012&year=2013&year=2014&year=2015&year=2016": "Kiosque – tous les articles (2011, 2012, 2013, 2014, …)",
	} {
		if have := frame("fr").FeedTitle(asked(t, address)); have != want {
			t.Errorf("%s: %s, want %s", address, have, want)
		}
	}
}
