package mark

import (
	"iter"
	"strings"
	"sync"

	"kiosque/analyzers"
	"kiosque/article"
	"kiosque/article/sentences"
)

// Text is a text that is analysed once for any number of questions: its words and its
// sentences are found when a matcher first asks for them, and kept. It is safe for
// concurrent use.
type Text struct {
	lang, text string

	words  sync.Once
	tokens []token
	forms  string // the forms of all tokens, one behind the other

	parts sync.Once
	cuts  []article.Span
}

// token is one word of a text, compact: a pool holds thousands of texts. Its exact
// form stands in forms at at; its term is the beginning of that, or stands behind it.
type token struct {
	start, end, position uint32
	at                   uint32
	exact, term          uint16 // lengths in bytes; analyzers bounds them
}

// bytesAnalysed is what the words and sentences of a byte of text take: a token of
// twenty bytes and a form of nine stand behind some ten bytes of press.
const bytesAnalysed = 4

// ofText is what a Text takes without its words.
const ofText = 160

// Analyse returns text, in a language of package analyzers, ready to be marked. The
// work is done when it is first needed, so that a text nobody marks costs nothing.
func Analyse(lang, text string) *Text { return &Text{lang: lang, text: text} }

// String returns the text as it was given.
func (t *Text) String() string { return t.text }

// Lang returns the language by whose chain the text is analysed.
func (t *Text) Lang() string { return t.lang }

// Bytes estimates the memory of t with all that it may come to keep, the text itself
// included. It does not change, so that a pool can count with it.
func (t *Text) Bytes() int { return ofText + len(t.text)*(1+bytesAnalysed) }

// Words yields the words of the text that are searched, in order: where each stands,
// and its exact form. The form is valid as long as t is.
func (t *Text) Words() iter.Seq2[article.Span, string] {
	return func(yield func(article.Span, string) bool) {
		tokens := t.analysed()
		for i := range tokens {
			if !yield(tokens[i].span(), t.exact(i)) {
				return
			}
		}
	}
}

// analysed returns the tokens of t.
func (t *Text) analysed() []token {
	t.words.Do(t.analyse)
	return t.tokens
}

// scratch is the memory in which texts are analysed.
var scratch = sync.Pool{New: func() any { return new([]analyzers.Token) }}

// maxScratch is the longest list of tokens kept for the next text: a press article has
// some hundred, a book should not stay in memory.
const maxScratch = 1 << 14

func (t *Text) analyse() {
	buffer := scratch.Get().(*[]analyzers.Token)
	found := analyzers.AppendTokens((*buffer)[:0], t.lang, t.text)
	t.keep(found)
	if cap(found) <= maxScratch {
		clear(found) // the words must not stay in memory
		*buffer = found
		scratch.Put(buffer)
	}
}

// keep copies tokens into as little memory as they need.
func (t *Text) keep(found []analyzers.Token) {
	var forms strings.Builder
	forms.Grow(lengthOfForms(found))
	t.tokens = make([]token, len(found))
	for i := range found {
		f := &found[i]
		t.tokens[i] = token{
			start: uint32(f.Start), end: uint32(f.End), position: uint32(f.Position),
			at: uint32(forms.Len()), exact: uint16(len(f.Exact)), term: uint16(len(f.Term)),
		}
		forms.WriteString(f.Exact)
		if !strings.HasPrefix(f.Exact, f.Term) {
			forms.WriteString(f.Term)
		}
	}
	t.forms = forms.String()
}

func lengthOfForms(found []analyzers.Token) int {
	n := 0
	for i := range found {
		n += len(found[i].Exact)
		if !strings.HasPrefix(found[i].Exact, found[i].Term) {
			n += len(found[i].Term)
		}
	}
	return n
}

func (t token) span() article.Span { return article.Span{Start: int(t.start), End: int(t.end)} }

// exact returns the exact form of token i.
func (t *Text) exact(i int) string {
	at := t.tokens[i].at
	return t.forms[at : at+uint32(t.tokens[i].exact)]
}

// term returns the term of token i.
func (t *Text) term(i int) string {
	w, end := &t.tokens[i], uint32(len(t.forms))
	if i+1 < len(t.tokens) {
		end = t.tokens[i+1].at
	}
	if behind := w.at + uint32(w.exact); behind < end {
		return t.forms[behind:end]
	}
	return t.forms[w.at : w.at+uint32(w.term)]
}

// sentences returns the sentences of t.
func (t *Text) sentences() []article.Span {
	t.parts.Do(func() { t.cuts = sentences.Of(t.text) })
	return t.cuts
}
