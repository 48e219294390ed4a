package read

import (
	"strings"
	"sync"

	"golang.org/x/net/html"
)

// gap is the blank between two pieces of text, the greater ones outdoing the smaller.
type gap int

const (
	noGap gap = iota
	wordGap
	lineGap
	paragraphGap
)

var gaps = [...]string{noGap: "", wordGap: " ", lineGap: "\n", paragraphGap: "\n\n"}

// element is what one kind of HTML element does to a text.
type element struct {
	gap    gap
	drop   bool   // its text is none of the page's
	format bool   // a parser opens it again in every block until it is closed
	hint   string // "" for none
}

var elements = sync.OnceValue(func() map[string]element {
	out := map[string]element{}
	byName := map[string]gap{"paragraph": paragraphGap, "line": lineGap}
	for _, row := range rows("elements.tsv") {
		e := element{gap: byName[row[1]], drop: row[1] == "drop", format: row[1] == "format"}
		if row[2] != "-" {
			e.hint = row[2]
		}
		out[row[0]] = e
	}
	return out
})

var roles = sync.OnceValue(func() map[string]string { return pairs("roles.tsv") })

// Prefixes of hints that come from attributes: "itemprop:articleBody", "class:share".
const (
	hintItemprop = "itemprop:"
	hintClass    = "class:"
	articleBody  = "articleBody"
	hintForm     = "form"
)

// mayWrap tells hints of furniture that some sites put around the whole page:
// frameworks make one form of it, scripts a dialog. Around an anchor they mean nothing.
func mayWrap(hint string) bool {
	return hint == hintForm || hint == "dialog" || strings.HasPrefix(hint, hintClass)
}

// isAnchor tells hints of what a page is for.
func isAnchor(hint string) bool {
	return hint == "h1" || hint == "main" || hint == hintItemprop+articleBody
}

// hintsOf returns what an element says of its text, without repeats.
func hintsOf(n *html.Node) []string {
	var hints []string
	add := func(h string) {
		if h != "" && !contains(hints, h) {
			hints = append(hints, h)
		}
	}
	add(elements()[n.Data].hint)
	for _, a := range n.Attr {
		switch a.Key {
		case "role":
			add(roles()[strings.ToLower(strings.TrimSpace(a.Val))])
		case "itemprop":
			if strings.EqualFold(strings.TrimSpace(a.Val), articleBody) {
				add(hintItemprop + articleBody)
			}
		case "class", "id":
			if b := blockOf(n.Data, a.Val); b != "" {
				add(hintClass + b)
			}
		}
	}
	return hints
}

func contains(all []string, one string) bool {
	for _, s := range all {
		if s == one {
			return true
		}
	}
	return false
}

// isHidden tells elements that a reader of the page does not see. What holds
// the whole article may be hidden until a script shows it: that is kept.
func isHidden(n *html.Node) bool {
	if n.Data == "html" || n.Data == "body" || n.Data == "main" || n.Data == "article" {
		return false
	}
	open := false
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return !strings.EqualFold(a.Val, "until-found")
		case "aria-hidden":
			if strings.EqualFold(a.Val, "true") {
				return true
			}
		case "style":
			if strings.Contains(strings.ReplaceAll(strings.ToLower(a.Val), " ", ""), "display:none") {
				return true
			}
		case "open":
			open = true
		}
	}
	return n.Data == "dialog" && !open
}
