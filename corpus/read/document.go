// Package read turns the files of a corpus into documents: bytes of any
// encoding, plain text, HTML or JSON lines, gzipped or not, into clean UTF-8
// with what was stated about it beside it. It judges nothing: what is chrome
// and what is article is decided by package clean, what it means by package
// extract.
package read

// Document is one article as it lies in the corpus: the whole text, nothing taken out.
type Document struct {
	ID   string // unique, URL-safe, the same at every rebuild
	Path string // file inside the corpus, with "/" on every system
	// Text is clean UTF-8: NFC, "\n" line ends, no soft hyphens, zero-width or control characters, no U+FFFD.
	Text  string
	Hints []Hint   // what HTML said of parts of Text, in order; empty for plain text
	Page  Metadata // what the page says of itself: HTML meta elements, JSON-LD
	User  Metadata // what the user states beside the article; beats everything else
}

// Metadata is what is stated about an article. Zero values are "not stated".
type Metadata struct {
	Title         string
	URL           string
	Date          string // ISO 8601, as precise as stated: "2017", "2017-03", "2017-03-12"
	Lang          string // "fr", "en", or another BCP 47 tag
	Source        string
	Author        string
	Countries     []string // as stated: codes or names
	Organisations []string // as stated
}

// Hint is what the markup of a page says of a part of its text. Hints nest and
// may overlap; they come by Start, outer ones first.
type Hint struct {
	Start, End int // bytes of Document.Text
	// Element is an HTML element: "h1", "nav", "header", "footer", "aside", "form", "figure", "figcaption", "button",
	// "article", "main", "dialog" (an ARIA role stands as the element of the same meaning); "itemprop:articleBody";
	// or what a class or id clearly says: "class:share", "class:comments" … (second column of data/blocks.tsv).
	Element string
}
