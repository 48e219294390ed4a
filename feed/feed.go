// Package feed writes what an archive had last as a feed that programs follow: Atom (RFC 4287) and JSON Feed
// 1.1. What goes in is a Feed; what comes out is one document in bytes. It knows neither engine nor page, so
// that what a feed claims is decided in one place before it.
//
// Two rules hold for both formats. An article bears the same id in every feed, whatever was asked, of
// whichever host and generation, so that a reader that has it is not told of it twice. And no text breaks out
// of its place: what XML 1.0 has no sign for is left out, the rest is escaped.
package feed

import (
	"io"
	"strings"
	"time"
	"unicode/utf8"
)

// Generator names the program that makes the feeds.
const Generator = "Kiosque"

// Feed is what was had last of something. Addresses are absolute.
type Feed struct {
	ID       string // see QuestionID
	Title    string
	Lang     string    // of the title, as a BCP 47 tag
	Author   string    // whose feed it is
	Unsigned string    // named as the author of an entry of which none is known, for Atom needs one
	Updated  time.Time // when an entry came last
	Self     string    // address of the feed
	Page     string    // of the page that shows the same
	Search   string    // of the OpenSearch description of the archive
	Entries  []Entry   // in the order of the feed
}

// Entry is one article. What is "" is not known, and not said, but for ID, Title and Page, which every
// entry needs.
type Entry struct {
	ID        string // see ArticleID
	Title     string
	Lang      string // of Title and Summary, as a BCP 47 tag: "und" where it is neither French nor English
	Page      string // address of the article's page in the archive
	Original  string // address at which it was published
	Author    string
	Source    string    // who published it
	Published string    // day of publication, "2017-03-12"
	Added     time.Time // when the archive first had it
	Summary   string
}

// Format is a way to write a feed down.
type Format struct {
	Name  string // as an address names it
	Media string // media type, with its charset where it has one
	Write func(io.Writer, *Feed) error
}

// Formats returns all formats, the one that is taken where none is named first.
func Formats() []Format {
	return []Format{
		{"atom", "application/atom+xml; charset=utf-8", writeAtom},
		{"json", "application/feed+json; charset=utf-8", writeJSON},
	}
}

// text is a text of which XML 1.0 has a sign for every letter.
type text string

// MarshalText leaves out what no document of XML 1.0 may have (section 2.2), not even escaped: most controls,
// and bytes that are no UTF-8.
func (t text) MarshalText() ([]byte, error) { return []byte(strings.Map(lawful, string(t))), nil }

func lawful(r rune) rune {
	switch {
	case r == '\t', r == '\n', r == '\r', r >= ' ' && r <= '\ud7ff', r >= '\ue000' && r < utf8.RuneError, r > '\uffff':
		return r
	}
	return -1
}

// published returns a day as the moment in which it begins: both formats have no other form for one.
func published(day string) text {
	if day == "" {
		return ""
	}
	return text(day + "T00:00:00Z")
}

// moment returns a time as both formats write it (RFC 3339).
func moment(t time.Time) text { return text(t.UTC().Format(time.RFC3339)) }
