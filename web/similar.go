package web

import "kiosque/query"

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
		a := &p.Similar[i].Article
		one := similar{
			Link: under.of(ReadPath(a.ID)), Title: a.TitleText(), Lang: a.Lang,
			Byline: byline(a.Source, f.Language.Claim(a.Date), f.Label(query.Lang, a.Lang)),
		}
		if one.Title == "" {
			one.Title, one.Lang = f.T("hit.untitled"), f.Language.Code
		}
		all = append(all, one)
	}
	return all
}
