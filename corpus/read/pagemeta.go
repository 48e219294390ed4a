package read

import (
	"net/url"
	"strings"
	"sync"

	"golang.org/x/net/html"
)

// fieldNames returns for every name under which pages state something its
// field, and its rank among all names: the lower is the more trusted.
var fieldNames = sync.OnceValue(func() map[string]fieldName {
	out := map[string]fieldName{}
	for i, row := range rows("fields.tsv") {
		out[row[0]] = fieldName{field: row[1], rank: i + 1}
	}
	return out
})

type fieldName struct {
	field string
	rank  int
}

// claims are the best values met so far, by field.
type claims map[string]claim

type claim struct {
	value string
	rank  int
}

// offer takes a value stated under name if it is usable and more trusted than
// what is known; of two equally trusted the first stays.
func (c claims) offer(name, value string) {
	f, ok := fieldNames()[strings.ToLower(name)]
	if !ok {
		return
	}
	if known := c[f.field]; known.rank > 0 && known.rank <= f.rank {
		return
	}
	value = usable(f.field, oneLine(repair(value)), c["lang"].value)
	if value != "" {
		c[f.field] = claim{value, f.rank}
	}
}

// maxValue bounds a stated value, in bytes; longer ones are no titles or names.
const maxValue = 1000

// usable returns the normal form of a value, "" for what cannot be one.
func usable(field, value, lang string) string {
	if len(value) > maxValue {
		return ""
	}
	var err error
	switch field {
	case "date":
		value, err = isoDate(value, lang)
	case "lang":
		value, err = langTag(value)
	case "url":
		if !isWeb(value) {
			return ""
		}
	case "author":
		if isWeb(value) { // of a profile page
			return ""
		}
	}
	if err != nil {
		return ""
	}
	return value
}

func isWeb(value string) bool {
	u, err := url.Parse(value)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}

// metadataOf returns what a page states of itself.
func metadataOf(root *html.Node) Metadata {
	c := claims{}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			c.element(n)
		}
	}
	m := Metadata{
		Title: c["title"].value, URL: c["url"].value, Date: c["date"].value,
		Lang: c["lang"].value, Source: c["source"].value, Author: c["author"].value,
	}
	m.Title = withoutSite(m.Title, m.Source)
	return m
}

func (c claims) element(n *html.Node) {
	switch n.Data {
	case "html":
		c.offer("html:lang", attr(n, "lang"))
		c.offer("html:lang", attr(n, "xml:lang"))
	case "meta":
		for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
			c.offer(attr(n, key), attr(n, "content"))
		}
	case "link":
		c.offer("link:"+attr(n, "rel"), attr(n, "href"))
	case "title":
		if n.Parent != nil && n.Parent.Data == "head" {
			c.offer("title:", innerText(n))
		}
	case "script":
		if strings.EqualFold(strings.TrimSpace(attr(n, "type")), "application/ld+json") && n.FirstChild != nil {
			c.linkedData(n.FirstChild.Data)
		}
	case "time":
		if hasAttr(n, "pubdate") {
			c.offer("time:pubdate", stated(n))
		}
	}
	if p := attr(n, "itemprop"); p != "" && n.Data != "meta" {
		c.offer("itemprop:"+p, stated(n))
	}
}

// stated returns what an element states: for machines, else for people.
func stated(n *html.Node) string {
	for _, key := range []string{"content", "datetime"} {
		if v := attr(n, key); v != "" {
			return v
		}
	}
	return innerText(n)
}

// innerText returns the text in an element up to a little more than a usable
// value, and no more of what is nested in it.
func innerText(n *html.Node) string {
	var b strings.Builder
	nodes := 0
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
		if nodes++; nodes > maxValue || b.Len() > maxValue {
			break
		}
	}
	return b.String()
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}
