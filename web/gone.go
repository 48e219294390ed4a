package web

import (
	"bytes"

	"kiosque/article"
	"kiosque/citation"
	"kiosque/index"
)

// GonePage is an article that is no longer in the archive, as it is last known.
type GonePage struct{ index.Gone }

// Gone writes the page in the place of an article that was there.
func Gone(to *bytes.Buffer, f Frame, p GonePage) error {
	view := newGoneView(f, p)
	return write(to, "gone.html", &view)
}

type goneView struct {
	errorView
	Since        string // until which generation it was there, and since when it is not
	Citation     string
	Original     string // address of the original page, http or https, else ""
	OriginalHost string
}

func newGoneView(f Frame, p GonePage) goneView {
	v := goneView{errorView: newErrorView(f, ErrorPage{Status: 410})}
	v.Since = f.T("gone.since", "generation", p.Last, "date", f.Language.day(p.Since))
	v.Original, v.OriginalHost = Original(p.URL)
	v.Citation = f.cite(citation.Work{
		Author: p.Author, Title: p.Title, Source: citation.Publisher(p.Source, p.ID),
		Date: article.Date{Value: p.Date}, URL: p.URL, ID: p.ID,
	})
	return v
}
