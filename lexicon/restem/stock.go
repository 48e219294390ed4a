package main

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/blevesearch/bleve/v2/analysis"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/en" // registers the analyser "en"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/fr" // registers the analyser "fr"
	"github.com/blevesearch/bleve/v2/registry"
	"golang.org/x/text/unicode/norm"
)

// stock is one of Bleve's analysers: the lexicon's stems are what it makes of a
// word, and then without accents.
type stock struct{ inner analysis.Analyzer }

func newStock(lang string) (stock, error) {
	a, err := registry.NewCache().AnalyzerNamed(lang)
	if err != nil {
		return stock{}, fmt.Errorf("build stock analyser %s: %w", lang, err)
	}
	return stock{a}, nil
}

// stems returns the stems that a word may have in the lexicon: some of its sources had lost
// their accents before they were stemmed.
func (s stock) stems(text string) []string {
	var found []string
	for _, spelt := range []string{text, folded(text)} {
		tokens := s.inner.Analyze([]byte(spelt))
		if len(tokens) == 1 {
			if stem := folded(string(tokens[0].Term)); len(found) == 0 || found[0] != stem {
				found = append(found, stem)
			}
		}
	}
	return found
}

// ligatures are the letters that do not decompose and occur in French and English.
var ligatures = strings.NewReplacer("œ", "oe", "æ", "ae", "Œ", "oe", "Æ", "ae", "ø", "o", "ł", "l")

// folded takes the accents off.
func folded(text string) string {
	bare := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFKD.String(text))
	return ligatures.Replace(bare)
}
