package lexicon

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kiosque/analyzers"
)

// leastBeside is the weight that a learnt way has at least to stand beside checked ones: what is
// rarer there is more often noise of the training than another sense. Chosen on xling_cds_blog.
const leastBeside = 0.1

// beside leaves those learnt ways that the checked table states too, and those that are not rare.
func beside(stated, learnt []Way) []Way {
	kept := filtered(learnt, func(w Way) bool { return w.Weight >= leastBeside || holds(stated, w) })
	return normalised(kept)
}

// named leaves those learnt ways of a name that may be names themselves. An acronym stands for an
// acronym (EEC is CEE, not Rome); a word with a capital that both languages write alike (Paris, Ford,
// Max) is that and no common noun (a bet, a ford).
func (t translator) named(token analyzers.Token, learnt []Way) []Way {
	spelt := t.text[token.Start:token.End]
	switch {
	case isAcronym(spelt):
		return normalised(filtered(learnt, func(w Way) bool { return isAcronym(strings.TrimSuffix(w.Text, "s")) }))
	case isCapitalised(spelt) && t.weightOf(spelt, learnt) >= alikeName:
		return normalised(filtered(learnt, func(w Way) bool { return isCapitalised(w.Text) }))
	}
	return learnt
}

// isOnlyItself tells whether the checked table states that a word is the same in both languages
// and nothing else: Brexit.
func (t translator) isOnlyItself(token analyzers.Token, stated []Way) bool {
	terms := termsOf(t.to, t.text[token.Start:token.End])
	return !slices.ContainsFunc(stated, func(w Way) bool { return !sameTerms(terms, w.Terms) })
}

// alikeName is the share that a name has at least among what is learnt of it.
const alikeName = 0.6

// weightOf returns what a word that both languages write alike has of the weight of ways.
func (t translator) weightOf(spelt string, ways []Way) float64 {
	terms := termsOf(t.to, spelt)
	return sum(filtered(ways, func(w Way) bool { return sameTerms(w.Terms, terms) }))
}

// isAcronym tells whether a word is two or more capitals and nothing else: NATO, no J.-C.
func isAcronym(word string) bool {
	return utf8.RuneCountInString(word) > 1 && !strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsUpper(r) })
}

// isCapitalised tells whether a word begins with a capital.
func isCapitalised(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

func filtered(ways []Way, keep func(Way) bool) []Way {
	var kept []Way
	for _, w := range ways {
		if keep(w) {
			kept = append(kept, w)
		}
	}
	return kept
}

// holds tells whether w is among ways.
func holds(ways []Way, w Way) bool {
	return slices.ContainsFunc(ways, func(have Way) bool { return sameTerms(have.Terms, w.Terms) })
}
