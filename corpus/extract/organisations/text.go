package organisations

import (
	"strings"

	"kiosque/article"
	"kiosque/corpus/extract/gazetteer"
)

// passageText is one passage of an article as the finder of organisations reads it.
type passageText struct {
	text     string // the article's: the words' spans are of it
	span     article.Span
	lang     string
	words    []gazetteer.Word
	joined   bool   // several lines that are one paragraph
	shouting bool   // mostly capitals: case says nothing
	covered  []bool // of each word, whether a name was read there
}

// passageTexts returns the title and the body passages of a, in order.
func passageTexts(a *article.Article) []*passageText {
	var texts []*passageText
	var whole article.Passage // one paragraph: a passage, and those that go it on
	for _, p := range a.Passages {
		if !p.Said() {
			continue
		}
		if !whole.Empty() && (p.Joined && strings.TrimSpace(a.Text[whole.End:p.Start]) == "" || wrapped(a.Text, whole.End, p.Start)) {
			whole.End, whole.Joined = p.End, true
			continue
		}
		texts = appendText(texts, a, whole)
		whole = article.Passage{Span: p.Span, Lang: p.Lang}
	}
	texts = appendText(texts, a, whole)
	if !gazetteer.TitleCovered(a) {
		texts = append([]*passageText{newPassageText(a, article.Passage{Span: a.Title.Span})}, texts...)
	}
	return texts
}

// The bytes of a line that was broken for want of room: wires broke theirs at 60 to 80.
const (
	minWrapped = 40
	maxWrapped = 90
)

// wrapped tells whether the line of text that ends at end goes on at next: one
// line end between, no full stop before it, and as long as broken lines are.
func wrapped(text string, end, next int) bool {
	if text[end:next] != "\n" || strings.ContainsRune(".!?:;", rune(text[end-1])) {
		return false
	}
	length := end - 1 - strings.LastIndexByte(text[:end], '\n')
	return minWrapped <= length && length <= maxWrapped
}

func appendText(texts []*passageText, a *article.Article, p article.Passage) []*passageText {
	if p.Empty() {
		return texts
	}
	return append(texts, newPassageText(a, p))
}

// newPassageText reads p, in which line ends are blanks when it is Joined.
func newPassageText(a *article.Article, p article.Passage) *passageText {
	if p.Lang == "" {
		p.Lang = a.Lang
	}
	t := &passageText{text: a.Text, span: p.Span, lang: p.Lang, joined: p.Joined, words: gazetteer.Words(p.Of(a.Text), p.Start)}
	t.covered = make([]bool, len(t.words))
	t.breakSentences()
	t.shouting = t.shouts()
	return t
}

// minShouting is the number of words in capitals from which a line is a headline and not three acronyms.
const minShouting = 3

// shouts tells whether most words are in capitals.
func (t *passageText) shouts() bool {
	capitals, long := 0, 0
	for _, w := range t.words {
		if len(w.Plain) < 2 {
			continue
		}
		long++
		if w.Shouts() {
			capitals++
		}
	}
	return capitals >= minShouting && 2*capitals > long
}

// breakSentences parts words that only look joined: a full stop without its
// blank ("terminé.Elle"), and in French a line that ends before a capital
// letter, since French pages keep a paragraph on one line.
func (t *passageText) breakSentences() {
	for i := 1; i < len(t.words); i++ {
		w, previous := &t.words[i], t.words[i-1]
		if t.joined && strings.TrimSpace(t.before(i)) == "" && w.Joint == gazetteer.Break {
			w.Joint = gazetteer.Blank
		}
		if !w.Upper() || len(previous.Plain) == 1 && previous.Upper() {
			continue
		}
		glued := w.Joint == gazetteer.Hyphen && t.before(i) == "."
		line := w.Joint == gazetteer.Blank && t.lang == article.French && !t.joined && strings.Contains(t.before(i), "\n")
		if glued || line {
			w.Joint = gazetteer.Break
		}
	}
}

// before returns what stands between word i and the one before it.
func (t *passageText) before(i int) string {
	switch {
	case i == 0:
		return t.text[t.span.Start:t.words[0].Start]
	case i >= len(t.words):
		return t.text[t.words[len(t.words)-1].End:t.span.End]
	}
	return t.text[t.words[i-1].End:t.words[i].Start]
}

// startsSentence tells whether a capital letter at word i is owed to its place.
func (t *passageText) startsSentence(i int) bool {
	if i == 0 {
		return true
	}
	return t.words[i].Joint == gazetteer.Break && strings.ContainsAny(t.before(i), ".!?…:«“\"•\n–—")
}

// hyphenAfter tells whether a hyphen joins word last to the word before it.
func (t *passageText) hyphenAfter(last int) bool {
	return last < len(t.words) && t.words[last].Joint == gazetteer.Hyphen
}
