package web

import (
	"strings"

	"kiosque/index"
)

// copies are the other articles that tell the story of the one on the page.
type copies struct {
	Title string // over the list, with how many there are
	List  []otherCopy
	All   string // address of all of them, "" where the list has them all
}

type otherCopy struct {
	similar
	Compare string // address of the differences
	Named   string // which copy the differences are of, for those who only hear the link
}

// With is the parameter that names the article to compare with.
const With = "with"

// ComparePath returns the path of the differences between an article and others.
func ComparePath(id string) string { return ReadPath(id) + "/compare" }

func newCopies(f Frame, p ReadPage) copies {
	var others []index.Hit
	for _, h := range p.Copies {
		if h.Article.ID != p.Article.ID {
			others = append(others, h)
		}
	}
	if len(others) == 0 {
		return copies{}
	}
	v := copies{Title: f.N("copies.title", max(p.CopiesTotal-1, len(others)))}
	under := f.address(p.Search)
	for i := range others {
		a := &others[i].Article
		link := under.at(ComparePath(p.Article.ID), With, []string{a.ID})
		v.List = append(v.List, otherCopy{f.similar(under, a), link, f.T("copies.named", "copy", strings.Join(present(a.Source, f.Language.Claim(a.Date)), ", "))})
	}
	if p.CopiesTotal-1 > len(others) {
		q := p.Search.Unfiltered().OfStory(p.Article.Story)
		q.Text = ""
		v.All = f.searchLink(q)
	}
	return v
}
