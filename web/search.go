package web

import (
	"bytes"
	"strings"

	"kiosque/index"
	"kiosque/query"
)

// SearchPage is one question and its answer.
type SearchPage struct {
	Search query.Query
	// Answered is the question that was answered: Search, or Search with its spelling
	// corrected. Without a page it is Search.
	Answered query.Query
	Result   index.Result
	Notes    []Note
	// Alone are the words that are told one by one, where not all were found together.
	Alone []Alone
	// Where nothing was found: the totals of Relaxations and of Parts, in their order, of
	// InRemoved, of Unquoted and of Unfiltered. They may be short or nil: what was not counted is not told.
	Without []int
	Parts   []int
	Removed []int
	Freed   []int // the total of Unquoted
	Cleared []int // the total of Unfiltered
	// Timeline is that of Answered, by the unit of TimelineUnit; the page is right without.
	Timeline index.Timeline
}

// answered returns the question that was answered.
func (p SearchPage) answered() query.Query {
	if p.Answered.Page == 0 {
		return p.Search
	}
	return p.Answered
}

// Search writes the page of results.
func Search(to *bytes.Buffer, f Frame, p SearchPage) error {
	view := newSearchView(f, p)
	return write(to, "search.html", &view)
}

// searchView is the page of results as the template needs it.
type searchView struct {
	Frame
	SearchPage
	Title   string
	Form    form
	Syntax  syntax
	Chips   []chip
	Clear   wayOut   // without any filter; no Href when none is chosen
	Ways    []wayOut // out of a page without hits
	Hits    []hit
	Facets  []facet
	Kept    []hidden // the question, for the forms that lead elsewhere
	Line    timeline
	Span    span
	Paging  paging
	Said    []note
	Asked   string // the text that was answered
	Map     string // address of the map of countries, "" where no hit is about one
	Export  exports
	With    string // address of what goes with this, "" where nothing is asked or found
	Folded  string // how many copies stand behind the hits, "" for none
	Unfold  string // address of the same answer with every copy
	LeftOut string // how many articles without a date the dates asked for leave out, "" for none
	Undated string // address of those
	Fresh   bool   // nothing is asked yet
	Nothing bool   // the archive holds no article at all
}

func newSearchView(f Frame, p SearchPage) searchView {
	f.Head = f.searchHead(p.Search)
	v := searchView{
		Frame: f, SearchPage: p,
		Form:   newForm(f, p),
		Syntax: newSyntax(f, p),
		Chips:  newChips(f, p),
		Hits:   newHits(f, p),
		Facets: newFacets(f, p),
		Line:   newTimeline(f, p),
		Span:   newSpan(f, p),
		Paging: newPaging(f, p),
		Said:   newNotes(f, p),
		Export: newExports(f, p),
		Asked:  p.answered().Text,
	}
	v.Title = f.searchTitle(p.Search, v.Chips)
	v.LeftOut, v.Undated = f.leftOut(p)
	v.Fresh = len(p.Search.Undrawn().Values()) == 0
	v.Nothing = p.Result.Total == 0 && p.Search.Text == "" && len(v.Chips) == 0
	if n := len(v.Chips); n > 1 || n == 1 && p.Result.Total > 0 { // on an empty page a single chip says it all
		cleared, _ := Unfiltered(p.Search)
		v.Clear = f.wayOut(f.T("filters.clear"), cleared, p.Cleared)
	}
	if n := p.Result.Articles - p.Result.Total; n > 0 {
		every := p.answered()
		every.Copies, every.Page, every.Cursor = query.All, 1, ""
		v.Folded, v.Unfold = f.N("folded", n), f.searchLink(every)
	}
	if p.Result.Total == 0 {
		v.Ways = f.ways(p)
	}
	v.With = f.withLink(p)
	v.Kept = f.kept(p.answered().Values())
	v.Map = f.mapLink(p)
	return v
}

// withLink returns the address of what goes with the question, "" where that is nothing.
func (f Frame) withLink(p SearchPage) string {
	if p.Result.Total == 0 || p.Search.Text == "" && !p.Search.Filtered() {
		return ""
	}
	q := firstPage(p.answered()).Undrawn()
	q.Size, q.Explain = query.Size, false
	return f.address(q).of(associatedPath)
}

// searchLink returns the address of the page that answers q.
func (f Frame) searchLink(q query.Query) string { return f.address(q).of("/") }

// maxTitleChips is how many filters stand in a title: tabs and bookmarks show few words.
const maxTitleChips = 4

// searchTitle names a search for tabs, bookmarks and histories: its words, then its first filters.
func (f Frame) searchTitle(q query.Query, chips []chip) string {
	var said []string
	if q.Text != "" {
		said = append(said, q.Text)
	}
	for _, c := range chips[:min(len(chips), maxTitleChips)] {
		said = append(said, c.Name)
	}
	if len(said) == 0 {
		return f.T("site.name") + " – " + f.T("site.about")
	}
	return f.windowTitle(strings.Join(said, ", "))
}

// leftOut says how many articles the dates asked for leave out because they have none, and where those are.
func (f Frame) leftOut(p SearchPage) (text, link string) {
	q, n := firstPage(p.answered()), p.Timeline.Undated.Count
	if n == 0 || !leavesOutUndated(q) {
		return "", ""
	}
	return f.N("undated.left", n), f.address(q.Published("", "")).at("/", string(query.Year), []string{query.Undated})
}

// leavesOutUndated tells whether q asks for dates, and not for what has none.
func leavesOutUndated(q query.Query) bool {
	return (q.From != "" || q.To != "" || len(q.Filters[query.Year]) > 0) && !q.Chosen(query.Year, query.Undated)
}

// firstPage returns q from its first hit on.
func firstPage(q query.Query) query.Query {
	q.Page, q.Cursor = 1, ""
	return q
}

// Unfiltered returns q on its first page without any filter; ok is false where it has at most
// one, without which it is counted anyway.
func Unfiltered(q query.Query) (cleared query.Query, ok bool) {
	ok = len(Relaxations(q)) > 1
	q = q.Unfiltered()
	q.Scope, q.Story, q.Copies, q.Relax = query.Body, "", query.Folded, true
	return firstPage(q), ok
}
