package web

import "kiosque/query"

// mostTitle is how long the title of a window may be, in bytes: tabs and bookmarks show less.
const mostTitle = 160

// windowTitle returns the title of a window that shows something, and of what site that is.
func (f Frame) windowTitle(shown string) string {
	return f.T("site.title", "title", beginning(shown, mostTitle))
}

// beginning returns at most so many bytes of a text, up to a blank, and says that it goes on.
func beginning(text string, most int) string {
	if len(text) <= most {
		return text
	}
	return beforeBlank(text[:most]) + " …"
}

// wayBack is the link over a page to where the reader came from.
type wayBack struct{ Back, BackText string }

// toResults is the way back to a search, or to the whole archive where nothing was asked.
func (f Frame) toResults(q query.Query) wayBack {
	v := wayBack{f.searchLink(q), f.T("read.back")}
	if len(q.Undrawn().Values()) == 0 {
		v.BackText = f.T("read.all")
	}
	return v
}
