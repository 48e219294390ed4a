package read

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/net/html"
)

// parsed is an HTML page as text.
type parsed struct {
	text  string
	hints []Hint
	meta  Metadata
}

// maxNodes bounds the tree of one page: ten times the largest front pages,
// and about a hundred megabytes.
const maxNodes = 500_000

// parsePage reads a page as a browser would show it. A page that is nested
// beyond what the parser follows, or that has too many elements or would make
// it repeat them without end, is read tag by tag, without hints or metadata.
func parsePage(s string) (parsed, error) {
	if tooManyNodes(s) {
		return parseTags(s)
	}
	root, err := html.Parse(strings.NewReader(s))
	if err != nil {
		return parseTags(s)
	}
	text, hints := textOf(root, false)
	if blank(text) {
		text, hints = textOf(root, true) // a script would have shown it
	}
	return parsed{text: text, hints: hints, meta: metadataOf(root)}, nil
}

func textOf(root *html.Node, hidden bool) (string, []Hint) {
	b := textBuilder{hidden: hidden}
	b.tree(root)
	return b.finish()
}

// maxAttributes bounds those of one formatting element: a parser compares them
// with those of the elements before it, each with each.
const maxAttributes = 50

// tooManyNodes tells pages whose tree would have more than maxNodes: every tag
// and every piece of text may bring along all formatting elements left open.
func tooManyNodes(s string) bool {
	z := html.NewTokenizer(strings.NewReader(s))
	open := formatting{plain: map[string]int{}}
	for nodes := 0; nodes <= maxNodes; nodes += 1 + open.all {
		switch z.Next() {
		case html.ErrorToken:
			return false
		case html.StartTagToken:
			name, attributes := z.TagName()
			if open.start(string(name), attributes) && hasMany(z) {
				return true
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			open.end(string(name))
		}
	}
	return true
}

// hasMany tells whether the tag at hand has more than maxAttributes.
func hasMany(z *html.Tokenizer) bool {
	more := len(z.Raw()) > maxAttributes
	for n := 0; more; n++ {
		if n > maxAttributes {
			return true
		}
		_, _, more = z.TagAttr()
	}
	return false
}

// formatting counts the elements that a parser holds open across blocks. Of
// equal ones it holds three (HTML standard, 13.2.4.3), of links one.
type formatting struct {
	all   int
	plain map[string]int // those without attributes, by name
}

// start counts an element that begins and tells whether it is of the kind.
func (f *formatting) start(name string, attributes bool) bool {
	if !elements()[name].format {
		return false
	}
	most := 3
	if name == "a" {
		most, attributes = 1, false
	}
	if !attributes {
		if f.plain[name] == most {
			return true
		}
		f.plain[name]++
	}
	f.all++
	return true
}

func (f *formatting) end(name string) {
	if elements()[name].format && f.all > 0 {
		f.all--
		f.plain[name] = max(0, f.plain[name]-1)
	}
}

// parseTags reads a page tag by tag, with a stack of nothing.
func parseTags(s string) (parsed, error) {
	z := html.NewTokenizer(strings.NewReader(s))
	var b textBuilder
	dropped := "" // the element whose end is awaited
	for {
		t := z.Next()
		switch t {
		case html.ErrorToken:
			if err := z.Err(); !errors.Is(err, io.EOF) {
				return parsed{}, fmt.Errorf("HTML: %w", err)
			}
			text, _ := b.finish()
			return parsed{text: text}, nil
		case html.TextToken:
			if dropped == "" {
				b.text(string(z.Text()))
			}
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			raw, _ := z.TagName()
			name := string(raw)
			e := elements()[name]
			switch {
			case dropped == name && t == html.EndTagToken:
				dropped = ""
			case dropped == "" && e.drop && t == html.StartTagToken && name != "embed":
				dropped = name
			case dropped == "" && t != html.EndTagToken || name != "br":
				b.gap(name, e.gap)
			}
		}
	}
}
