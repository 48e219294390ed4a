package lexicon

import (
	"strings"

	"kiosque/analyzers"
	"kiosque/corpus/language"
)

// Languages returns how likely a question is French and English; they add up to 1, and
// are one half each where nothing is known: no words, or words of other scripts. Words that
// both languages spell alike (village, Paris) say little, so that a question of such
// words alone is near one half.
func Languages(text string) (french, english float64) {
	s := language.Share(text)
	if s.French+s.English == 0 {
		return 0.5, 0.5
	}
	french = s.French / (s.French + s.English)
	if t, err := statistical(); err == nil {
		french = 0.5 + (french-0.5)*(1-alikeSays*t.alike(text))
	}
	return french, 1 - french
}

const (
	alikeSays = 0.8 // how much of what letters say is disregarded for words of both languages
	fewWords  = 5   // a longer question has words enough that tell
)

// alike returns the part of the words of a short question that both languages spell so.
func (t *table) alike(text string) float64 {
	tokens := analyzers.Tokens("und", text)
	if len(tokens) == 0 || len(tokens) > fewWords {
		return 0
	}
	n := 0
	for _, token := range tokens {
		if t.spells(0, token.Exact) && t.spells(1, token.Exact) {
			n++
		}
	}
	return float64(n) / float64(len(tokens))
}

// spells tells whether a folded word of a question is the usual form of its term in a language.
func (t *table) spells(side int, exact string) bool {
	tokens := analyzers.Tokens(languages[side], exact)
	if len(tokens) != 1 {
		return false
	}
	i, found := t.sides[side].find(tokens[0].Term)
	if !found {
		return false
	}
	form := analyzers.Tokens("und", t.sides[side].form(i))
	return len(form) == 1 && strings.TrimSuffix(form[0].Exact, "s") == strings.TrimSuffix(exact, "s")
}
