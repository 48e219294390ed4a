package server

import (
	"bytes"
	"encoding/xml"
	"net/http"
	"net/url"
	"strings"

	"kiosque/feed"
	"kiosque/web"
)

// typeSearch is the media type of descriptions of OpenSearch.
const typeSearch = "application/opensearchdescription+xml; charset=utf-8"

// searchDescription is the root of OpenSearch 1.1, draft 6: how a browser or a reader of feeds asks the archive.
type searchDescription struct {
	XMLName     xml.Name    `xml:"http://a9.com/-/spec/opensearch/1.1/ OpenSearchDescription"`
	ShortName   string      // at most 16 characters
	Description string      // at most 1,024
	URLs        []searchURL `xml:"Url"`
	Image       searchImage
	Language    []string
	InEncoding  string `xml:"InputEncoding"`
	OutEncoding string `xml:"OutputEncoding"`
}

type searchURL struct {
	Type     string `xml:"type,attr"`
	Rel      string `xml:"rel,attr,omitempty"` // "results" unless said
	Template string `xml:"template,attr"`
}

type searchImage struct {
	Type    string `xml:"type,attr"`
	Address string `xml:",chardata"`
}

// openSearch answers with the description of the archive as a search engine, in the language of the interface.
func (s *server) openSearch(r *request) (response, error) {
	if err := r.onlyUI(); err != nil {
		return response{}, err
	}
	if r.frame.Origin == "" { // a browser would not know whom to ask
		return response{}, errNotFound
	}
	d := newSearchDescription(r.frame)
	return written(http.StatusOK, typeSearch, func(b *bytes.Buffer) error {
		b.WriteString(xml.Header)
		return xml.NewEncoder(b).Encode(d)
	})
}

func newSearchDescription(f web.Frame) searchDescription {
	f.Explicit = true // who searches so has the language of the page from which it was added
	d := searchDescription{
		ShortName: f.T("site.name"), Description: f.SearchAbout(),
		URLs: []searchURL{
			{"text/html", "", searchTemplate(f, "/", url.Values{"q": {searchTerms}, "page": {startPage}})},
			{"application/x-suggestions+json", "suggestions", searchTemplate(f, "/suggest", url.Values{"q": {searchTerms}, "format": {"opensearch"}})},
			{"application/opensearchdescription+xml", "self", f.Absolute(f.OpenSearch())},
		},
		Image:      searchImage{"image/svg+xml", f.Absolute(f.Asset("favicon.svg"))},
		InEncoding: "UTF-8", OutEncoding: "UTF-8",
	}
	for _, format := range feed.Formats() {
		media, _, _ := strings.Cut(format.Media, ";")
		d.URLs = append(d.URLs, searchURL{media, "", searchTemplate(f, web.FeedPath, url.Values{"q": {searchTerms}, "format": {format.Name}})})
	}
	for _, l := range web.Languages() {
		d.Language = append(d.Language, l.Code)
	}
	return d
}

// What a client puts into a template. An empty page is the first.
const searchTerms, startPage = "{searchTerms}", "{startPage?}"

// unescaped gives templates their braces back.
var unescaped = strings.NewReplacer(url.QueryEscape(searchTerms), searchTerms, url.QueryEscape(startPage), startPage)

func searchTemplate(f web.Frame, path string, values url.Values) string {
	return unescaped.Replace(f.Absolute(f.Link(path, values)))
}
