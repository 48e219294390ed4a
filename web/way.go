package web

import (
	"strconv"

	"kiosque/index"
	"kiosque/query"
)

// The parameters of an article's page that are none of a question.
const (
	HitParameter     = "hit"     // number of the article among the hits, from 1
	PassageParameter = "passage" // a range of bytes of the article's text
	RemovedParameter = "removed" // "on": what was removed is shown where it stood
)

// Way is where an article stands among the hits that led to it. The zero Way is "nobody knows".
type Way struct {
	Number        int        // from 1
	Total         int        // hits
	Before, After *index.Hit // its neighbours, nil where there is none
}

// PageOfHit returns q on the page that has the hit with a number, from 1; ok is false where
// pages do not go so far.
func PageOfHit(q query.Query, number int) (page query.Query, ok bool) {
	if number < 1 || q.Size < 1 {
		return q, false
	}
	q.Page, q.Cursor = (number-1)/q.Size+1, ""
	return q, reachable(q, q.Page)
}

// hitID is that of a hit's element on its page of results, by its place there from 0.
func hitID(place int) string { return "hit-" + strconv.Itoa(place+1) }

// hitLink returns the address of an article that is the hit with a number of a question's page.
func hitLink(under address, id string, number int) string {
	return under.at(ReadPath(id), HitParameter, []string{strconv.Itoa(number)})
}

// way is the way between hits as the template needs it.
type way struct {
	Text          string // "result 3 of 128", "" where nobody knows
	Before, After step
	Onward        bool // there is a neighbour
}

// step is a link to a neighbour; it has no Link where there is none.
type step struct{ Link, Title, Lang string }

func newWay(f Frame, p ReadPage) way {
	w := p.Way
	if w.Number == 0 {
		return way{}
	}
	number := f.Language.Number
	v := way{
		Text:   f.T("way.place", "n", number(w.Number), "total", number(w.Total)),
		Before: f.step(p.Search, w.Before, w.Number-1), After: f.step(p.Search, w.After, w.Number+1),
	}
	v.Onward = v.Before.Link != "" || v.After.Link != ""
	return v
}

func (f Frame) step(q query.Query, hit *index.Hit, number int) step {
	page, ok := PageOfHit(q, number)
	if hit == nil || !ok {
		return step{}
	}
	s := step{Link: hitLink(f.address(page), hit.Article.ID, number)}
	s.Title, s.Lang = f.titled(&hit.Article)
	return s
}

// back returns the way to the results that led here, at this one where its number is known.
func (f Frame) back(p ReadPage) wayBack {
	v := f.toResults(p.Search)
	if page, ok := PageOfHit(p.Search, p.Hit); ok && p.Search.Cursor == "" {
		v.Back = f.searchLink(page) + "#" + hitID(p.Hit-1-page.Offset())
	}
	return v
}

// readAddress is the address of the page but its path, without what it cites or shows of what was removed.
func (f Frame) readAddress(p ReadPage) address {
	a := f.address(p.Search)
	if p.Hit == 0 {
		return a
	}
	return a.with(HitParameter, strconv.Itoa(p.Hit))
}
