package extract

import (
	"strings"

	"kiosque/article"
)

// passageText is one passage of an article as the finder of organisations reads it.
type passageText struct {
	text     string // the article's: the words' spans are of it
	span     article.Span
	lang     string
	words    []word
	shouting bool   // mostly capitals: case says nothing
	covered  []bool // of each word, whether a name was read there
}

// passageTexts returns the title and the body passages of a, in order.
func passageTexts(a *article.Article) []*passageText {
	var texts []*passageText
	titled := a.Title.Empty()
	for _, p := range a.Passages {
		if p.Kind != article.KindTitle && p.Kind != article.KindBody {
			continue
		}
		titled = titled || p.Contains(a.Title.Span)
		texts = append(texts, newPassageText(a, p.Span, p.Lang))
	}
	if !titled {
		texts = append([]*passageText{newPassageText(a, a.Title.Span, a.Lang)}, texts...)
	}
	return texts
}

func newPassageText(a *article.Article, span article.Span, lang string) *passageText {
	if lang == "" {
		lang = a.Lang
	}
	t := &passageText{text: a.Text, span: span, lang: lang, words: words(span.Of(a.Text), span.Start)}
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
		if len(w.plain) < 2 {
			continue
		}
		long++
		if w.shouts() {
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
		if !w.upper() || len(previous.plain) == 1 && previous.upper() {
			continue
		}
		glued := w.joint == jointHyphen && t.before(i) == "."
		line := w.joint == jointBlank && t.lang == article.French && strings.Contains(t.before(i), "\n")
		if glued || line {
			w.joint = jointBreak
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
	return t.words[i].joint == jointBreak && strings.ContainsAny(t.before(i), ".!?…:«“\"•\n–—")
}

// hyphenAfter tells whether a hyphen joins word last to the word before it.
func (t *passageText) hyphenAfter(last int) bool {
	return last < len(t.words) && t.words[last].joint == jointHyphen
}
