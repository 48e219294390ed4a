package vocabulary

import (
	"math"
	"strings"
)

const (
	leastSplit   = 6    // letters of a word that may be two
	leastHalf    = 2    // letters of each
	splitCost    = 4.0  // a blank was not typed between words that are a phrase
	unknownCost  = 10.0 // nor between others
	elisionCost  = 3.0  // an apostrophe was not typed
	stopShare    = 2    // one article in so many has a given stop word, about
	leastUnknown = 3    // letters of each half when the two are no known phrase
)

// elided are the French articles and pronouns that an apostrophe ends.
var elided = []string{"l", "d", "j", "n", "s", "c", "m", "t", "qu"}

// split returns the likeliest way to read typed as two words: "porte-parole" for
// "porteparole", "l’état" for "letat".
func (v *Vocabulary) split(lang, typed string) (best candidate, ok bool) {
	best.score = float32(math.Inf(-1))
	if len(typed) >= leastSplit {
		for i := leastHalf; i <= len(typed)-leastHalf; i++ {
			if c, found := v.halves(lang, typed[:i], typed[i:]); found && c.score > best.score {
				best, ok = c, true
			}
		}
	}
	if c, found := v.unelided(lang, typed); found && c.score > best.score {
		best, ok = c, true
	}
	return best, ok
}

// halves weighs two words by the articles that have them as a phrase, or by those
// that would if words were independent.
func (v *Vocabulary) halves(lang, left, right string) (candidate, bool) {
	a, textA := v.half(lang, left)
	b, textB := v.half(lang, right)
	if a < leastRight || b < leastRight {
		return candidate{}, false
	}
	if n, text := v.phrase(left + " " + right); n > 0 {
		return candidate{text: text, articles: n, cost: splitCost, score: logarithm(n) - splitCost}, true
	}
	if len(left) < leastUnknown && len(right) < leastUnknown {
		return candidate{}, false
	}
	together := logarithm(a) + logarithm(b) - logarithm(int(v.total))
	return candidate{text: textA + " " + textB, articles: min(a, b), cost: unknownCost, score: together - unknownCost}, true
}

// half returns how many articles have a word and how it is written; a stop word is in many.
func (v *Vocabulary) half(lang, word string) (int, string) {
	if isStop(word) {
		return int(v.total) / stopShare, word
	}
	f := v.forms[lang]
	if i, ok := f.words.find(word); ok {
		return int(f.articles[i]), f.display(i)
	}
	return 0, ""
}

// phrase returns how many articles have a phrase, given folded, and how it is written.
func (v *Vocabulary) phrase(folded string) (articles int, text string) {
	if i, ok := v.phrases.whole(folded); ok {
		return int(v.phrases.counts[i]), v.phrases.texts.at(i)
	}
	return 0, ""
}

// unelided reads "letat" as "l’état".
func (v *Vocabulary) unelided(lang, typed string) (candidate, bool) {
	if lang != "fr" {
		return candidate{}, false
	}
	for _, article := range elided {
		rest, ok := strings.CutPrefix(typed, article)
		if !ok || len(rest) < leastLetters || !isVowel(rest[0]) && rest[0] != 'h' {
			continue
		}
		if i, known := v.forms[lang].words.find(rest); known && v.forms[lang].articles[i] >= leastRight {
			n := int(v.forms[lang].articles[i])
			return candidate{text: article + "’" + v.forms[lang].display(i), articles: n, cost: elisionCost, score: logarithm(n) - elisionCost}, true
		}
	}
	return candidate{}, false
}

func logarithm(n int) float32 { return float32(math.Log(float64(max(n, 1)))) }
