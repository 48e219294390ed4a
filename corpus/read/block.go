package read

import (
	"strings"
	"sync"
	"unicode"
)

// block is what a word in a class or id says.
type block struct {
	name  string
	whole bool // only where it is the whole name
	veto  bool // names with it say nothing
}

var blocks = sync.OnceValue(func() map[string]block {
	out := map[string]block{}
	for _, row := range rows("blocks.tsv") {
		out[row[0]] = block{name: row[1], whole: row[2] == "whole", veto: row[2] == "veto"}
	}
	return out
})

const (
	maxClasses = 32 // of one element; pages that have more generate them
	maxClass   = 64 // bytes
)

// blockOf returns what the names in a class or id attribute clearly say an
// element is, "" when they do not.
func blockOf(element, names string) string {
	switch element {
	case "html", "body", "main", "article", "h1":
		return ""
	}
	for i, name := range strings.Fields(names) {
		if i == maxClasses {
			break
		}
		if len(name) > maxClass {
			continue
		}
		if b := blockNamed(words(name)); b != "" {
			return b
		}
	}
	return ""
}

// blockNamed looks up the whole name, then its beginnings and ends of two words and one.
func blockNamed(parts []string) string {
	for _, p := range parts {
		if blocks()[p].veto {
			return ""
		}
	}
	if b, ok := blocks()[strings.Join(parts, "-")]; ok {
		return b.name
	}
	for n := min(2, len(parts)-1); n > 0; n-- {
		for _, some := range [][]string{parts[:n], parts[len(parts)-n:]} {
			if b, ok := blocks()[strings.Join(some, "-")]; ok && !b.whole {
				return b.name
			}
		}
	}
	return ""
}

// words parts "shareButtons", "share-buttons" and "share_buttons" alike.
func words(name string) []string {
	var b strings.Builder
	lower := false
	for _, r := range name {
		if lower && unicode.IsUpper(r) {
			b.WriteByte(' ')
		}
		lower = unicode.IsLower(r)
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			r = ' '
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return strings.Fields(b.String())
}
