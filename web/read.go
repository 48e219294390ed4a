package web

import (
	"bytes"
	"net/url"
	"strings"

	"kiosque/article"
	"kiosque/index"
	"kiosque/query"
)

// ReadPage is one article, and the search that led to it.
type ReadPage struct {
	Article article.Article
	Search  query.Query
	// Marks returns the ranges of a text in a language that the search asks for; nil for none.
	Marks func(lang, text string) []article.Span
	// Similar are the articles most like it, best first.
	Similar []index.Hit
	// Copies are articles that tell the same story, itself perhaps among them, and CopiesTotal how many there are.
	Copies      []index.Hit
	CopiesTotal int
	Generation  string // of the archive
	HasFile     bool   // whether the file that it was read from can be asked for
}

// ReadPath returns the path of an article's page.
func ReadPath(id string) string { return "/read/" + url.PathEscape(id) }

// Read writes the page of one article.
func Read(to *bytes.Buffer, f Frame, p ReadPage) error {
	view := newReadView(f, p)
	return write(to, "read.html", &view)
}

// readView is the page of an article as the template needs it.
type readView struct {
	Frame
	Title        string // of the window
	Back         string
	BackText     string
	Lang         string
	Heading      []Segment
	Untitled     bool
	Derived      bool
	Byline       []string
	Paragraphs   []paragraph
	Facts        []factGroup
	Removed      []removed
	RemovedCount int
	RemovedOpen  bool
	Marks        int
	Original     string // address of the original page, http or https, else ""
	OriginalHost string
	Author, Path string
	Copies       string // address of all articles that tell the same story, "" where there is no other
	Citation     string
	Reference    reference
	Others       copies
	Similar      []similar
}

func newReadView(f Frame, p ReadPage) readView {
	a := &p.Article
	m := &marker{find: p.Marks}
	title := a.TitleText()
	v := readView{
		Frame: f, Title: f.T("read.title", "title", orElse(title, f.T("hit.untitled"))),
		Back: f.searchLink(p.Search), BackText: f.backText(p.Search),
		Lang: a.Lang, Untitled: title == "", Derived: a.Title.Origin == article.Derived,
		Heading:    m.segments(title, m.marks(a.Lang, title)),
		Paragraphs: newParagraphs(a, m),
		Facts:      newFactGroups(f, a),
		Author:     a.Author, Path: a.Path,
		Similar: newSimilar(f, p), Others: newCopies(f, p),
	}
	v.Citation, v.Reference = newReference(f, p)
	v.Original, v.OriginalHost = original(a.URL)
	if a.Story != "" {
		v.Copies = f.searchLink(copiesOf(query.New(), a.Story))
	}
	v.Byline = byline(a.Source, f.Language.Claim(a.Date), f.Label(query.Lang, a.Lang))
	before := m.count
	v.Removed, v.RemovedCount = newRemoved(f, a, m, p.Search.Scope == query.Raw)
	v.RemovedOpen = m.count > before
	v.Marks = m.count
	m.finish(&v)
	return v
}

func orElse(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}

// backText says where the way back leads: to the results, or to the whole archive.
func (f Frame) backText(q query.Query) string {
	if len(q.Values()) == 0 {
		return f.T("read.all")
	}
	return f.T("read.back")
}

func byline(parts ...string) []string {
	var all []string
	for _, p := range parts {
		if p != "" {
			all = append(all, p)
		}
	}
	return all
}

// original returns the address of the original page and its host, where it is
// one that a browser may be sent to.
func original(address string) (link, host string) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return "", ""
	}
	return u.String(), u.Host
}
