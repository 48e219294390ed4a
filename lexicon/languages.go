package lexicon

import (
	"math"
	"slices"
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
	t, err := statistical()
	alike := err == nil && t.allAlike(text)
	if alike || allAcronyms(text) {
		french = 0.5 + (french-0.5)*(1-alikeSays)
	}
	if !alike {
		french = told(text, french)
	}
	return french, 1 - french
}

// told makes a short question likelier to be in the language that alone has its words in the
// checked table: PME, FMI are French, SME, IMF English, whatever their letters look like.
func told(text string, french float64) float64 {
	tokens := analyzers.Tokens("und", text)
	if len(tokens) > fewWords {
		return french
	}
	odds := french / (1 - french)
	for _, token := range tokens {
		word := text[token.Start:token.End]
		inFrench, inEnglish := states(0, word), states(1, word)
		switch {
		case inFrench && !inEnglish:
			odds *= wordSays
		case inEnglish && !inFrench:
			odds /= wordSays
		}
	}
	if math.IsInf(odds, 1) {
		return 1
	}
	return odds / (1 + odds)
}

// states tells whether one side of the checked table has a word.
func states(side int, word string) bool {
	tokens := analyzers.Tokens(languages[side], word)
	return len(tokens) == 1 && press()[side].states(languages[side], word, tokens)
}

// allAcronyms tells whether a question has only words in capitals, whose letters say little.
func allAcronyms(text string) bool {
	words := strings.Fields(text)
	return len(words) > 0 && len(words) <= fewWords && !slices.ContainsFunc(words, func(w string) bool { return !isAcronym(w) })
}

const (
	alikeSays = 0.8  // how much of what letters say is disregarded for words of both languages
	wordSays  = 6    // how many times likelier a language is for a word that it alone has
	fewWords  = 5    // a longer question has words enough that tell
	oneWord   = 0.15 // the weight, there and back, from which two words spelt alike are one
)

// allAlike tells whether a short question has only words that both languages spell so.
func (t *table) allAlike(text string) bool {
	tokens := analyzers.Tokens("und", text)
	if len(tokens) == 0 || len(tokens) > fewWords {
		return false
	}
	for _, token := range tokens {
		french, inFrench := t.spelt(0, token.Exact)
		english, inEnglish := t.spelt(1, token.Exact)
		if !inFrench || !inEnglish || t.weight(0, french, english) < oneWord || t.weight(1, english, french) < oneWord {
			return false
		}
	}
	return true
}

// spelt returns the number of a term whose usual form is this folded word.
func (t *table) spelt(side int, exact string) (int, bool) {
	tokens := analyzers.Tokens(languages[side], exact)
	if len(tokens) != 1 {
		return 0, false
	}
	i, found := t.sides[side].find(tokens[0].Term)
	if !found {
		return 0, false
	}
	form := analyzers.Tokens("und", t.sides[side].form(i))
	return i, len(form) == 1 && strings.TrimSuffix(form[0].Exact, "s") == strings.TrimSuffix(exact, "s")
}

// weight returns how likely a term of language from is translated by one of the other.
func (t *table) weight(from, term, by int) float64 {
	s := t.sides[from]
	for _, l := range t.links[from][s.first[term]:s.first[term+1]] {
		if int(l.term) == by {
			return float64(l.weight) / full
		}
	}
	return 0
}
