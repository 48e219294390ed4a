package lexicon

import (
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
// behind the prefix as the other language spells it; nil where the word is not known.
func (t translator) composed(token analyzers.Token) (prefix, []Way) {
	for _, p := range prefixes() {
		rest, ok := strings.CutPrefix(token.Exact, p.spelt[t.direction])
		if !ok || len(rest) < shortestRest {
			continue
		}
		if ways := t.behind(p.spelt[1-t.direction], rest); ways != nil {
			return p, ways
		}
	}
	return prefix{}, nil
}

// behind translates rest and writes spelt before each way. The hyphen lets the chain
// of the other language join what that language writes as one word.
func (t translator) behind(spelt, rest string) []Way {
	tokens := analyzers.Tokens(t.from, rest)
	if len(tokens) != 1 {
		return nil
	}
	ways, _ := t.pairs.ways(t.from, rest, tokens)
	if ways == nil {
		ways = t.table.translations(t.direction, tokens[0].Term, MaxWays)
	}
	var made []Way
	for _, w := range ways {
		joined := spelt + "-" + w.Text
		if terms := termsOf(t.to, joined); terms != nil {
			made = append(made, Way{Text: joined, Terms: terms, Weight: w.Weight})
		}
	}
	return normalised(made)
}
