package analyzers

import (
	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/registry"
)

// Token is one word of a text as the index knows it.
type Token struct {
	Term       string // what is compared: folded, stemmed, never empty
	Exact      string // the word itself, folded and not stemmed: what =word compares
	Start, End int    // bytes of the text that a reader would mark, on rune boundaries
	Position   int    // from 1, increasing; gaps where stop words stood
}

// The names of the analysers in Bleve's registry.
const (
	FrenchName  = "kiosque_fr"
	EnglishName = "kiosque_en"
	OtherName   = "kiosque_und" // any other language: folded, nothing dropped, nothing stemmed
)

// named lists every chain once: the language, its name in the registry, its recipe.
var named = []struct {
	lang, name string
	chain      func() *chain
}{
	{"fr", FrenchName, french},
	{"en", EnglishName, english},
	{"und", OtherName, other},
}

// Languages returns the languages that have a chain, as BCP 47 tags: "fr", "en",
// and "und" for all others.
func Languages() []string {
	var langs []string
	for _, n := range named {
		langs = append(langs, n.lang)
	}
	return langs
}

// Name returns the name in Bleve's registry of the analyser of lang;
// a language without a chain has that of "und".
func Name(lang string) string { return named[index(lang)].name }

// Tokens returns the words of text that the chain of lang keeps, in order.
// Text may be any bytes. It is safe for concurrent use, and the terms are those
// that Bleve gets from the analyser Name(lang).
func Tokens(lang, text string) []Token {
	var tokens []Token
	named[index(lang)].chain().each(text, func(w word, e entry) {
		if tokens == nil {
			tokens = make([]Token, 0, len(text)/bytesPerToken+1)
		}
		tokens = append(tokens, Token{Term: e.term, Exact: e.exact, Start: w.start, End: w.end, Position: w.position})
	})
	return tokens
}

// bytesPerToken is how much text stands behind a kept word, measured low so that
// a slice of tokens is rarely copied.
const bytesPerToken = 8

func index(lang string) int {
	for i, n := range named {
		if n.lang == lang {
			return i
		}
	}
	return len(named) - 1
}

func init() {
	for _, n := range named {
		build := func(map[string]any, *registry.Cache) (analysis.Analyzer, error) { return n.chain(), nil }
		if err := registry.RegisterAnalyzer(n.name, build); err != nil {
			panic(err) // two packages claim one name: no index could be trusted
		}
	}
}
