package vocabulary

import (
	"math"

	"kiosque/analyzers"
	"kiosque/article"
)

// Correction is a word or two neighbours as typed, and what was probably meant.
type Correction struct {
	Typed string
	// Text has accents and capitals as the archive mostly writes them: "cybersécurité". It holds a
	// blank or an apostrophe where what was typed in one word should be two.
	Text string
	// Articles have Text; of two words that are no known phrase, the rarer one. 0 for a stop
	// word ("quelle" for "qulle"), which no search asks for.
	Articles int
	// Start and End are where Typed stands in the text given to CorrectText, in bytes; in
	// the word given to Correct, which Typed is.
	Start, End int
}

const (
	farMore     = 50  // times as frequent is a word whose misspelling a word of one article may be
	cheapSlip   = 4.2 // and then it must be as near as this
	foreignSlip = 2.5 // as near is what a word of the other language may be a slip of: a French spelling in English
	nameSlip    = 3.5 // as near is what a name may be a slip of, or a word of what is in the other language
)

// Correct returns what was probably meant by a word that the archive does not know; ok
// is false when it is right, or nothing is near. Languages, those most likely first, are where
// the word is looked for first; all others follow. Without any, a word of either language is right.
func (v *Vocabulary) Correct(word string, languages ...string) (c Correction, ok bool) {
	if len(word) > 4*maxFormBytes || isLeftAlone(word) || v.isRight(word, leastRight) || isOf(word, own(word, languages)...) {
		return Correction{}, false
	}
	if parts := analyzers.Tokens(article.Other, word); len(parts) > 1 && !v.isOneWord(word) {
		return v.correctParts(word, parts, languages)
	}
	best, ok := v.best(word, languages)
	if !ok || !v.isLikely(word, best) {
		return Correction{}, false
	}
	return Correction{Typed: word, Text: best.text, Articles: best.articles, End: len(word)}, true
}

// own are the languages whose words are right whatever is near: the likeliest, or all when
// none is known, or for a name, which has no language.
func own(word string, languages []string) []string {
	if len(languages) == 0 || isCapital(word) {
		return analyzers.Languages()
	}
	return languages[:1]
}

// isLikely tells whether what is typed is rather a slip of c than a word of its own: one that a
// single article has, one of the other language, or a name.
func (v *Vocabulary) isLikely(word string, c candidate) bool {
	switch {
	case v.isRight(word, 1):
		return c.articles >= farMore && c.cost <= cheapSlip
	case isOf(word, analyzers.Languages()...):
		return c.cost <= foreignSlip
	case isCapital(word) || c.isForeign:
		return c.cost <= nameSlip
	}
	return true
}

// isOneWord tells whether a chain makes one word of word, as of "cyber-attaque".
func (v *Vocabulary) isOneWord(word string) bool {
	for lang := range v.forms {
		if _, ok := exactOf(lang, word); ok {
			return true
		}
	}
	return false
}

// correctParts corrects the parts of "porte-parolle" one by one.
func (v *Vocabulary) correctParts(word string, parts []analyzers.Token, languages []string) (Correction, bool) {
	c := Correction{Typed: word, Articles: math.MaxInt, End: len(word)}
	at := 0
	for _, part := range parts {
		fixed, ok := v.Correct(word[part.Start:part.End], languages...)
		if !ok {
			continue
		}
		c.Text += word[at:part.Start] + fixed.Text
		c.Articles = min(c.Articles, fixed.Articles)
		at = part.End
	}
	c.Text += word[at:]
	return c, at > 0
}
