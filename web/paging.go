package web

import (
	"strconv"

	"kiosque/query"
)

// neighbours is how many pages on each side of the current one have a link of their own.
const neighbours = 2

// paging is the way from page to page.
type paging struct {
	Needed         bool
	Previous, Next string // addresses, "" where there is none
	First          string // the way back from a page reached by a cursor
	Pages          []pageLink
	Text           string // "page 2 of 7"
	Beyond         string // said when the page asked for is behind the last
	Last           string // address of the last page
}

type pageLink struct {
	Text, Label, Link string
	Current, Gap      bool
}

func newPaging(f Frame, p SearchPage) paging {
	q := f.question(p.answered())
	pages := (p.Result.Total + q.Size - 1) / q.Size
	if q.Cursor != "" {
		return paging{Needed: true, First: q.first.of("/"), Next: q.next(p, pages)}
	}
	number := f.Language.Number
	v := paging{
		Needed: pages > 1, Next: q.next(p, pages), Pages: f.pageLinks(q.Page, min(pages, query.MaxOffset/q.Size), q.page),
		Text: f.T("paging.of", "page", number(q.Page), "pages", number(pages)),
	}
	if q.Page > 1 {
		v.Previous = q.page(min(q.Page-1, max(pages, 1)))
	}
	if q.Page > pages && pages > 0 {
		v.Beyond = f.T("paging.beyond", "page", number(q.Page), "pages", number(pages))
		v.Last = q.page(pages)
	}
	return v
}

// next goes on by page number, and by cursor where numbers end.
func (q question) next(p SearchPage, pages int) string {
	switch {
	case q.Cursor == "" && q.Page < pages && reachable(q.Query, q.Page+1):
		return q.page(q.Page + 1)
	case p.Result.Next != "":
		return q.first.at("/", "cursor", []string{p.Result.Next})
	}
	return ""
}

func reachable(q query.Query, page int) bool { return page*q.Size <= query.MaxOffset }

// pageLinks returns the first page, the last, those about the current one, and the gaps between.
func (f Frame) pageLinks(current, last int, address func(page int) string) []pageLink {
	var all []pageLink
	before := 0
	for n := 1; n <= last; n++ {
		if n != 1 && n != last && (n < current-neighbours || n > current+neighbours) {
			continue
		}
		if n > before+1 {
			all = append(all, pageLink{Text: "…", Gap: true})
		}
		before = n
		all = append(all, pageLink{
			Text: strconv.Itoa(n), Label: f.T("paging.page", "page", f.Language.Number(n)),
			Link: address(n), Current: n == current,
		})
	}
	return all
}
