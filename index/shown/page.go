// Package shown is what a reader sees of an article that was found: its title and the pieces of it that answer
// the question, marked. Engines read articles as they can; what is shown of them is the same.
package shown

import (
	"unicode"
	"unicode/utf8"

	"kiosque/article"
	"kiosque/index"
	"kiosque/index/formula"
	"kiosque/index/mark"
	"kiosque/query"
)

const maxFragments = 3 // of a hit's body

// Page is an article that was shown, with its texts ready to be marked. It never changes.
type Page struct {
	Article              article.Article
	title, body, removed *mark.Text
}

// New returns the page of a, of which nothing was analysed yet.
func New(a article.Article) *Page {
	return &Page{
		Article: a, title: mark.Analyse(a.Lang, a.TitleText()),
		body: mark.Analyse(a.Lang, a.Body()), removed: mark.Analyse(a.Lang, a.Rest()),
	}
}

// bytesOfFacts is about how much an article takes besides its texts.
const bytesOfFacts = 4096

// Cost is about how many bytes p takes.
func (p *Page) Cost() int {
	return bytesOfFacts + len(p.Article.Text) + p.title.Bytes() + p.body.Bytes() + p.removed.Bytes()
}

// Fragments returns where the question stands in p: title, body, and with scope=raw
// what was removed; the body's beginning when nothing of it is marked.
func (p *Page) Fragments(all Matchers, scope query.Scope) []index.Fragment {
	m := all.of(&p.Article)
	var found, shown []index.Fragment
	if title, ok := m.Whole(formula.Title, p.title); ok {
		shown = append(shown, title)
	}
	found = m.Fragments(formula.Body, p.body, maxFragments)
	if scope == query.Raw {
		found = append(found, m.Fragments(formula.Removed, p.removed, maxFragments)...)
	}
	if len(found) == 0 {
		found = mark.Lead(formula.Body, p.body.String())
	}
	return append(shown, found...)
}

// OtherWords returns the exact forms of title and body that are not marked in them and say something.
func (p *Page) OtherWords(all Matchers) map[string]bool {
	m, words := all.of(&p.Article), map[string]bool{}
	for _, text := range []*mark.Text{p.title, p.body} {
		asked := map[int]bool{}
		for _, s := range m.Marks(text) {
			asked[s.Start] = true
		}
		for span, exact := range text.Words() {
			if !asked[span.Start] && saysSomething(exact) {
				words[exact] = true
			}
		}
	}
	return words
}

const leastLetters = 4 // of a word that is shown

// saysSomething tells whether an exact form is long enough, and no number.
func saysSomething(exact string) bool {
	first, _ := utf8.DecodeRuneInString(exact)
	return unicode.IsLetter(first) && utf8.RuneCountInString(exact) >= leastLetters
}
