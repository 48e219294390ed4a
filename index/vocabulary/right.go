package vocabulary

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kiosque/analyzers"
	"kiosque/article"
)

const (
	leastLetters = 4 // a shorter word is near too many others
	mostCapitals = 4 // letters of what is an acronym when all are capitals
)

// isLeftAlone tells whether word is of a kind that is never corrected: short, with
// digits or signs, an acronym, the plural of one (NGOs).
func isLeftAlone(word string) bool {
	word = singular(word)
	letters, small := 0, false
	for _, r := range word {
		switch {
		case unicode.IsLetter(r):
			letters++
			small = small || unicode.IsLower(r)
		case !unicode.IsMark(r) && !strings.ContainsRune(" \u00A0'’-‐‑", r):
			return true
		}
	}
	return letters < leastLetters || !small && letters <= mostCapitals
}

// singular cuts the s of the plural of an acronym.
func singular(word string) string {
	one, plural := strings.CutSuffix(word, "s")
	if plural && one != "" && strings.ToUpper(one) == one {
		return one
	}
	return word
}

// exactOf is the form of a word in a language; ok is false when it is none or several.
func exactOf(lang, word string) (exact analyzers.Token, ok bool) {
	tokens := analyzers.Tokens(lang, word)
	if len(tokens) != 1 || !isForm(tokens[0].Exact) {
		return analyzers.Token{}, false
	}
	return tokens[0], true
}

// isStop tells whether a language drops word, so that nobody searches for it.
func isStop(word string) bool {
	for _, lang := range analyzers.Languages() {
		if lang != article.Other && len(analyzers.Tokens(lang, word)) == 0 {
			return true
		}
	}
	return false
}

// isRight tells whether at least so many articles have word, or the archive has it with another
// ending, or it is a stop word.
func (v *Vocabulary) isRight(word string, least int) bool {
	if isStop(word) {
		return true
	}
	for lang, f := range v.forms {
		t, ok := exactOf(lang, word)
		if ok && (f.count(t.Exact) >= least || f.isInflected(lang, t.Exact)) {
			return true
		}
	}
	return false
}

// isOf tells whether word is one of the languages, whatever the archive has.
func isOf(word string, languages ...string) bool {
	return slices.ContainsFunc(languages, func(lang string) bool {
		t, ok := exactOf(lang, word)
		return ok && isKnown(lang, t.Exact)
	})
}

// lettersOf is how many letters a folded word has.
func lettersOf(word string) int { return utf8.RuneCountInString(word) }
