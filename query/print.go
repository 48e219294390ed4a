package query

import (
	"strconv"
	"strings"
)

// String writes the expression in its canonical form: OR, NOT, English names of fields,
// parentheses only where they are needed. Read makes the same Root of it, without problems.
func (e Expression) String() string {
	if e.Root == nil {
		return ""
	}
	text := e.Root.String()
	if _, words := e.Root.(Words); !words && isHeadline(text) {
		return "(" + text + ")" // in which operators are read
	}
	return text
}

// String writes the parts side by side, alternatives in parentheses.
func (n And) String() string {
	return written(n, " ", func(part Node) bool { _, isOr := part.(Or); return isOr })
}

// String writes OR between the parts.
func (n Or) String() string {
	return written(n, " OR ", func(Node) bool { return false })
}

func written(parts []Node, between string, wrapped func(Node) bool) string {
	texts := make([]string, len(parts))
	for i, part := range parts {
		texts[i] = part.String()
		if wrapped(part) {
			texts[i] = "(" + texts[i] + ")"
		}
	}
	return strings.Join(texts, between)
}

// String writes NOT and the part, in parentheses when it is more than one.
func (n Not) String() string {
	if isWide(n.Node) {
		return "NOT (" + n.Node.String() + ")"
	}
	return "NOT " + n.Node.String()
}

// String writes the words, those that look like syntax with a backslash.
func (n Words) String() string {
	words := strings.Fields(n.Text)
	for i, w := range words {
		words[i] = asWord(w)
	}
	return strings.Join(words, " ")
}

// String writes =word.
func (n Exact) String() string { return "=" + escape(n.Text, "*~>") }

// inPhrase escapes what would end a phrase.
var inPhrase = strings.NewReplacer(`\`, `\\`, `"`, `\"`)

// String writes "…", and ~n when other words may stand between.
func (n Phrase) String() string {
	text := `"` + inPhrase.Replace(n.Text) + `"`
	if n.Slop > 0 {
		text += "~" + strconv.Itoa(n.Slop)
	}
	return text
}

// String writes word*.
func (n Prefix) String() string { return asStem(n.Text) + "*" }

// String writes word~1 or word~2.
func (n Fuzzy) String() string { return asStem(n.Text) + "~" + strconv.Itoa(n.Edits) }

// asStem writes the text before * or ~.
func asStem(text string) string {
	raw := escape(text, ":*~")
	if strings.HasPrefix(raw, "-") || strings.HasPrefix(raw, "=") {
		return `\` + raw
	}
	return raw
}

// String writes title: and the part, in parentheses unless it is a phrase, a pattern or a word.
func (n Title) String() string {
	switch part := n.Node.(type) {
	case Phrase, Exact, Prefix, Fuzzy:
		return "title:" + part.String()
	case Words:
		if !isWide(part) {
			return "title:" + part.String()
		}
	}
	return "title:(" + n.Node.String() + ")"
}

// String writes the facet and its value, in quotation marks when it is more than a word.
func (n Has) String() string {
	if strings.Contains(n.Value, " ") {
		return string(n.Facet) + ":" + Phrase{Text: n.Value}.String()
	}
	return string(n.Facet) + ":" + escape(n.Value, "*~")
}
