package web

import (
	"cmp"
	"slices"
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
	of := cuts{Article: &h.Article}
	all := make([]fragment, 0, hitFragments)
	for _, fr := range h.Fragments {
		if fr.Field != "title" && len(all) < hitFragments {
			all = append(all, of.fragment(f, fr))
		}
	}
	if len(all) > 0 {
		return all
	}
	for _, fr := range mark.Lead("body", of.Body()) {
		all = append(all, of.fragment(f, fr))
	}
	return all
}

// cuts are an article and its body, put together once where a fragment needs the whole.
type cuts struct {
	*article.Article
	body string
}

func (c *cuts) fragment(f Frame, fr index.Fragment) fragment {
	lang, at := whereIn(c.Article, fr.Text)
	before, after, found := c.around(fr, at)
	v := fragment{Lang: lang, Segments: Segments(fr.Text, fr.Marks), Edges: edges(before, fr.Text, after, found)}
	if fr.Field == "removed" {
		v.Tag = f.T("hit.removed")
	}
	return v
}

// around returns what stands before and after a fragment in its field; at is where whereIn
// found it.
func (c *cuts) around(fr index.Fragment, at int) (before, after string, found bool) {
	switch {
	case fr.Field == "removed":
		return strings.Cut(c.Rest(), fr.Text)
	case at >= 0:
		return cutPassage(c.Article, at, fr.Text)
	case c.body == "":
		c.body = c.Body()
	}
	return strings.Cut(c.body, fr.Text)
}

// whereIn returns the language of the passage that holds text, else of the article, and
// which passage of the body holds it, -1 where none does by itself.
func whereIn(a *article.Article, text string) (lang string, body int) {
	body = -1
	for i := range a.Passages {
		p := &a.Passages[i]
		ofLang, ofBody := lang == "" && p.Lang != "", body < 0 && p.Kind == article.KindBody
		if !ofLang && !ofBody || !strings.Contains(p.Of(a.Text), text) {
			continue
		}
		if ofLang {
			lang = p.Lang
		}
		if ofBody {
			body = i
		}
	}
	return cmp.Or(lang, a.Lang), body
}

// cutPassage returns what stands before and after part in the body: as much of it as tells
// whether it is cut out of a sentence, for the whole takes long to put together.
func cutPassage(a *article.Article, at int, part string) (before, after string, found bool) {
	p := &a.Passages[at]
	before, after, found = strings.Cut(p.Of(a.Text), part)
	if p.Joined && strings.Trim(before, " ") == "" {
		before = lastOf(a, at)
	}
	if after == "" && goesOn(a.Passages[at+1:]) {
		after = " "
	}
	return before, after, found
}

// lastOf returns the passage of the body before another, "" where that is the first.
func lastOf(a *article.Article, at int) string {
	for _, p := range slices.Backward(a.Passages[:at]) {
		if p.Kind == article.KindBody {
			return p.Of(a.Text)
		}
	}
	return ""
}

// goesOn tells whether the paragraph before passages goes on in them.
func goesOn(passages []article.Passage) bool {
	for i := range passages {
		if passages[i].Kind == article.KindBody {
			return passages[i].Joined
		}
	}
	return false
}

// edges tells whether part begins or ends within a sentence, by what stands around it.
func edges(before, part, after string, found bool) string {
	var classes []string
	if found && !endsSentence(before) {
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
