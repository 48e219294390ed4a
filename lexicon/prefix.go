package lexicon

import (
	"slices"
	"strings"
	"sync"

	"kiosque/analyzers"
)

// prefix is a row of data/prefixes.tsv.
type prefix struct {
	spelt  [2]string // by language
	always bool      // also before words that are learnt whole
}

var prefixes = sync.OnceValue(func() []prefix {
	var found []prefix
	for _, row := range rows("prefixes", 3) {
		found = append(found, prefix{[2]string{row[0], row[1]}, row[2] == "always"})
	}
	return found
})

// shortestRest is how many letters stay behind a prefix at least: antique is not
// anti and que, prose not pro and se.
const shortestRest = 4

// composed reads a token as prefix and word, and returns that word's translations
// behind each spelling the prefix has in the other language; nil where the word is not known. Of a
// word that is learnt whole it reads only the prefixes that stand above that.
func (t translator) composed(token analyzers.Token, learnt bool) []Way {
	var ways []Way
	for _, p := range prefixes() {
		rest, ok := strings.CutPrefix(token.Exact, p.spelt[t.direction])
		if ok && len(rest) >= shortestRest && (p.always || !learnt) {
			ways = append(ways, t.behind(p.spelt[1-t.direction], rest)...)
		}
	}
	return normalised(ways)
}

// behind translates rest and writes spelt before each way.
func (t translator) behind(spelt, rest string) []Way {
	tokens := analyzers.Tokens(t.from, rest)
	if len(tokens) != 1 {
		return nil
	}
	ways, _ := t.pairs.ways(t.from, rest, tokens)
	if ways == nil {
		ways = t.table.translations(t.direction, tokens[0].Term)
	}
	made := make([]Way, 0, len(ways))
	for _, w := range ways {
		if joined, terms := t.joined(spelt, w.Text); terms != nil {
			made = append(made, Way{Text: joined, Terms: terms, Weight: w.Weight})
		}
	}
	return made
}

// joined writes a prefix before a word: in one where the chain reads that as it reads it with
// a hyphen, otherwise with the hyphen.
func (t translator) joined(spelt, word string) (string, []Term) {
	text := spelt + "-" + word
	terms, whole := termsOf(t.to, text), termsOf(t.to, spelt+word)
	if slices.Equal(terms, whole) {
		text = spelt + word
	}
	return text, terms
}
