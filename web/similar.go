package web

import (
	"slices"

	"kiosque/article"
	"kiosque/query"
)

// similar is an article that is like the one on the page.
type similar struct {
	Link   string
	Title  string
	Lang   string // of the title
	Byline []string
}

// newSimilar links to articles under the search that led to this one.
func newSimilar(f Frame, p ReadPage) []similar {
	var all []similar
	under := f.address(p.Search)
	for i := range p.Similar {
		all = append(all, f.similar(under, &p.Similar[i].Article))
	}
	return all
}

func (f Frame) similar(under address, a *article.Article) similar {
	v := similar{Link: under.of(ReadPath(a.ID)), Byline: f.byline(a)}
	v.Title, v.Lang = f.titled(a)
	return v
}

// titled returns the title of an article and its language; one without is called untitled.
func (f Frame) titled(a *article.Article) (title, lang string) {
	if title = a.TitleText(); title == "" {
		return f.T("hit.untitled"), f.Language.Code
	}
	return title, a.Lang
}

// byline says where an article comes from, when it was published, and in which language it is.
func (f Frame) byline(a *article.Article) []string {
	return present(a.Source, f.Language.Claim(a.Date), f.Label(query.Lang, a.Lang))
}

// present returns the texts that there are.
func present(texts ...string) []string {
	return slices.DeleteFunc(texts, func(text string) bool { return text == "" })
}
