package web

import (
	"strings"
	"unicode/utf8"

	"kiosque/article"
	"kiosque/index"
	"kiosque/index/mark"
)

// hitFragments is how many fragments a hit shows: enough to judge it by.
const hitFragments = 3

// fragment is a piece of an article under its title.
type fragment struct {
	Lang     string
	Segments []Segment
	Tag      string // says that the text was removed
	Edges    string // CSS classes that say where a sentence is cut
}

func newFragments(f Frame, h *index.Hit) []fragment {
	var all []fragment
	for _, fr := range h.Fragments {
		if fr.Field != "title" && len(all) < hitFragments {
			all = append(all, newFragment(f, &h.Article, fr))
		}
	}
	if len(all) > 0 {
		return all
	}
	for _, fr := range mark.Lead("body", h.Article.Body()) {
		all = append(all, newFragment(f, &h.Article, fr))
	}
	return all
}

func newFragment(f Frame, a *article.Article, fr index.Fragment) fragment {
	v := fragment{Lang: langOf(a, fr.Text), Segments: Segments(fr.Text, fr.Marks)}
	whole := a.Body()
	if fr.Field == "removed" {
		v.Tag, whole = f.T("hit.removed"), a.Rest()
	}
	v.Edges = edges(whole, fr.Text)
	return v
}

// edges tells where part, a piece of whole, begins or ends within a sentence.
func edges(whole, part string) string {
	before, after, found := strings.Cut(whole, part)
	if !found {
		return ""
	}
	var classes []string
	if !endsSentence(before) {
		classes = append(classes, "cut-before")
	}
	if after != "" && after[0] != '\n' && !endsSentence(part) {
		classes = append(classes, "cut-after")
	}
	return strings.Join(classes, " ")
}

func endsSentence(text string) bool {
	text = strings.TrimRight(text, " ")
	last, _ := utf8.DecodeLastRuneInString(text)
	return text == "" || strings.ContainsRune("\n.!?…:”»\"", last)
}

// langOf returns the language of the passage that holds text, else of the article.
func langOf(a *article.Article, text string) string {
	for _, p := range a.Passages {
		if p.Lang != "" && strings.Contains(p.Of(a.Text), text) {
			return p.Lang
		}
	}
	return a.Lang
}
