package web

import (
	"cmp"
	"strings"

	"kiosque/article"
	"kiosque/query"
)

// Head is what a page says of itself to programs: feed readers, previews of links, search engines. The zero
// Head says nothing.
type Head struct {
	// Indexed lets search engines show the page; every other page asks them not to.
	Indexed    bool
	Feed       string // what a feed of the page is called
	Atom, JSON string // its addresses
	// Canonical is the address of an article's page without a question, absolute where the host is known.
	Canonical string
	// The Open Graph of an article (ogp.me).
	Site, Title, Description string
	Locale                   string
	Day                      string // of publication, where all of it is known
}

// FeedPath is the path of every feed.
const FeedPath = "/feed"

// searchHead is the head of the page that answers q.
func (f Frame) searchHead(q query.Query) Head {
	return Head{Feed: f.FeedTitle(q), Atom: f.feedLink(q, "atom"), JSON: f.feedLink(q, "json")}
}

// feedLink returns the address of the feed of a question. It names the language, for programs that read feeds
// prefer none.
func (f Frame) feedLink(q query.Query, format string) string {
	q = Followed(q.Undrawn())
	q.Size, q.Sort, q.Relax, q.Explain = query.Size, query.Relevance, true, false // a feed has its own
	f.Explicit = true
	v := q.Values()
	v.Set("format", format)
	return f.Link(FeedPath, v)
}

// Followed returns q as a feed asks it: from its first hit on, and never relaxed, for who follows a question wants what
// really answers it.
func Followed(q query.Query) query.Query {
	q = firstPage(q)
	q.Relax, q.Explain = false, false
	return q
}

// FeedTitle names the feed of a question: what is asked, and its filters in brackets.
func (f Frame) FeedTitle(q query.Query) string {
	q.Relax = true // of a feed it is not worth a word
	asked := cmp.Or(q.Text, f.T("feed.all"))
	var filters []string
	for _, r := range Relaxations(q) {
		filters = append(filters, r.filter(f))
	}
	if len(filters) > maxTitleChips {
		filters = append(filters[:maxTitleChips], "…")
	}
	if len(filters) > 0 {
		asked += " (" + strings.Join(filters, ", ") + ")"
	}
	return f.T("feed.title", "asked", beginning(asked, mostTitle))
}

// OpenSearch returns the address of the description of the archive as a search engine, in the language of the page.
func (f Frame) OpenSearch() string {
	f.Explicit = true
	return f.Link("/opensearch.xml", nil)
}

// Absolute returns an address of ours with the host by which the reader came, where that is known.
func (f Frame) Absolute(address string) string { return f.Origin + address }

// locales are languages as Open Graph names them: it has no form without a country.
var locales = map[string]string{article.French: "fr_FR", article.English: "en_GB"}

// articleHead is the head of an article's page.
func (f Frame) articleHead(a *article.Article) Head {
	return Head{
		Indexed: f.Crawled, Canonical: f.Canonical(a.ID), Site: f.T("site.name"), Title: cmp.Or(a.TitleText(), f.T("hit.untitled")),
		Description: f.About, Locale: locales[a.Lang],
		Day: a.Date.Day(),
	}
}

// Canonical returns the one address of an article's page, in whatever language and for whatever question it is shown.
func (f Frame) Canonical(id string) string { return f.Absolute(f.At(ReadPath(id))) }

// Unsigned names the author of an article of which none is known, for what must name one.
func (f Frame) Unsigned() string { return f.T("feed.unsigned") }

// SearchAbout says what the archive is to who adds it as a search engine.
func (f Frame) SearchAbout() string { return f.T("opensearch.about") }
