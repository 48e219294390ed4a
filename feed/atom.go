package feed

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
)

// atomFeed is atom:feed of RFC 4287.
type atomFeed struct {
	XMLName   xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang      text        `xml:"xml:lang,attr"`
	ID        text        `xml:"id"`
	Title     text        `xml:"title"`
	Updated   text        `xml:"updated"`
	Author    atomPerson  `xml:"author"`
	Generator text        `xml:"generator"`
	Links     []atomLink  `xml:"link"`
	Entries   []atomEntry `xml:"entry"`
}

type atomEntry struct {
	Lang      text        `xml:"xml:lang,attr,omitempty"`
	ID        text        `xml:"id"`
	Title     text        `xml:"title"`
	Updated   text        `xml:"updated"`
	Published text        `xml:"published,omitempty"`
	Author    atomPerson  `xml:"author"`
	Links     []atomLink  `xml:"link"`
	Source    *atomSource `xml:"source"`
	Summary   text        `xml:"summary,omitempty"`
}

type atomPerson struct {
	Name text `xml:"name"`
}

// atomSource names where an entry was published; of its feed, if it has one, nothing is known.
type atomSource struct {
	Title text `xml:"title"`
}

type atomLink struct {
	Rel  text `xml:"rel,attr"`
	Type text `xml:"type,attr,omitempty"`
	Href text `xml:"href,attr"`
}

const (
	typeAtom   = "application/atom+xml"
	typePage   = "text/html"
	typeSearch = "application/opensearchdescription+xml"
)

func writeAtom(w io.Writer, f *Feed) error {
	doc := atomFeed{
		Lang: text(f.Lang), ID: text(f.ID), Title: text(f.Title), Updated: moment(f.Updated), Author: atomPerson{text(f.Author)}, Generator: Generator,
		Links: []atomLink{{"self", typeAtom, text(f.Self)}, {"alternate", typePage, text(f.Page)}, {"search", typeSearch, text(f.Search)}},
	}
	for i := range f.Entries {
		doc.Entries = append(doc.Entries, newAtomEntry(&f.Entries[i], f.Unsigned))
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", " ")
	if err := e.Encode(doc); err != nil {
		return fmt.Errorf("write Atom: %w", err)
	}
	_, err := io.WriteString(w, "\n")
	return err
}

func newAtomEntry(e *Entry, unsigned string) atomEntry {
	a := atomEntry{
		Lang: text(e.Lang), ID: text(e.ID), Title: text(e.Title), Updated: moment(e.Added), Published: published(e.Published),
		Author: atomPerson{text(cmp.Or(e.Author, unsigned))}, Links: []atomLink{{"alternate", typePage, text(e.Page)}}, Summary: text(e.Summary),
	}
	if e.Original != "" {
		a.Links = append(a.Links, atomLink{Rel: "via", Href: text(e.Original)})
	}
	if e.Source != "" {
		a.Source = &atomSource{text(e.Source)}
	}
	return a
}
