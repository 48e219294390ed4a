package web

import "strings"

// Suggestion says what a suggestion of a kind leads to, and to how many articles. Of several words
// completed by their last one, the count is that of the last one: it is not told.
func (l Labels) Suggestion(kind, text string, count int) string {
	switch {
	case kind == "organisation" || kind == "country":
		return l.Language.Count("suggest."+kind, count)
	case kind == "title":
		return l.Language.Text("suggest.title")
	case kind == "word" && strings.ContainsAny(text, " '’"):
		return l.Language.Text("suggest.words")
	}
	return l.Language.Count("suggest.word", count)
}

// Suggestions says how many there are, "" for none.
func (l Labels) Suggestions(n int) string {
	if n == 0 {
		return ""
	}
	return l.Language.Count("suggest.summary", n)
}
