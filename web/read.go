package web

import (
	"bytes"
	"cmp"
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
	// Hit is the number that the address gives the article among the hits of Search, from 1; 0: none.
	Hit int
	// Way is what the archive says of that.
	Way Way
	// Passage is the range of the article's text that the address names, of any text; empty: none.
	Passage article.Span
	// Removed shows what was removed where it stood.
	Removed bool
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
	wayBack
	Title        string // of the window
	Way          way
	Lang         string
	Heading      []Segment
	Untitled     bool
	Derived      bool
	Byline       []string
	Blocks       []block
	Quoted       quoted
	Facts        []factGroup
	Removed      []removed
	RemovedCount int
	RemovedOpen  bool
	RemovedLink  string // to this page with what was removed in its place, or without
	RemovedText  string
	Marks        int
	MarksMore    string // said where not all marks can be walked through
	Address      string // path of the page alone
	Original     string // address of the original page, http or https, else ""
	OriginalHost string
	Author, Path string
	Copies       string // address of all articles that tell the same story, "" where there is no other
	Citation     string
	Reference    reference
	Others       copies
	Similar      []similar
	Schema       schema
}

func newReadView(f Frame, p ReadPage) readView {
	a := &p.Article
	title := a.TitleText()
	f.About = describe(a)
	f.Head = f.articleHead(a)
	v := readView{
		Frame: f, Title: f.windowTitle(cmp.Or(title, f.T("hit.untitled"))),
		wayBack: f.back(p), Way: newWay(f, p),
		Lang: a.Lang, Untitled: title == "", Derived: a.Title.Origin == article.Derived,
		Author: a.Author, Path: a.Path, Address: f.At(ReadPath(a.ID)),
		Similar: newSimilar(f, p), Others: newCopies(f, p),
	}
	v.Citation, v.Reference = newReference(f, p)
	v.Original, v.OriginalHost = Original(a.URL)
	v.Schema = f.newSchema(a)
	if a.Story != "" {
		v.Copies = f.searchLink(query.New().OfStory(a.Story))
	}
	v.Byline = f.byline(a)
	v.write(p)
	return v
}

// write puts the text on the page, its marks numbered in the order of the page.
func (v *readView) write(p ReadPage) {
	f, a, m := v.Frame, &p.Article, &marker{find: p.Marks}
	title, where := a.TitleText(), newPlaces(f, a)
	v.Facts = where.groups() // they say which words of the text the page refers to
	w := &writing{f: f, a: a, links: f.passageLinks(p, len(where.paragraphs)), marker: m, where: where, cited: where.citedIn(p.Passage)}
	v.Quoted = newQuoted(f, p, where, w.cited)
	v.Heading = m.whole(title, m.marks(a.Lang, title))
	all := newRest(f, a, m, p.Search.Scope == query.Raw)
	if p.Removed {
		v.Blocks = w.blocks(all)
	} else {
		v.Blocks = w.blocks(nil)
		before := m.count
		v.Removed = all.all()
		v.RemovedOpen = m.count > before
	}
	v.tellRemoved(p)
	v.Marks = m.count
	if m.count > maxSteps {
		v.MarksMore = f.T("marks.more", "n", f.Language.Number(maxSteps))
	}
	m.finish(f)
}

// tellRemoved says how much was removed, and links to the page that shows it in its place, or to that without.
func (v *readView) tellRemoved(p ReadPage) {
	v.RemovedCount = countRemoved(&p.Article)
	under := v.readAddress(p)
	if p.Removed {
		v.RemovedLink, v.RemovedText = under.of(v.Address), v.T("removed.hide")
		return
	}
	v.RemovedLink, v.RemovedText = under.with(RemovedParameter, "on").of(v.Address)+"#"+firstRemovedID, v.T("removed.show")
}

// aboutLength is how much of its body tells what an article is about, in bytes: what a list of links shows.
const aboutLength = 160

// describe returns the beginning of an article, "" where it has no body.
func describe(a *article.Article) string {
	for _, p := range a.Passages {
		if p.Kind == article.KindBody {
			return beginning(p.Of(a.Text), aboutLength)
		}
	}
	return ""
}

// Original returns the address of the original page and its host, where it is
// one that a browser may be sent to.
func Original(address string) (link, host string) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return "", ""
	}
	return u.String(), u.Host
}
