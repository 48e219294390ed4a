package analyzers

import (
	"sync"

	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/analysis/lang/fr"
)

// french is the chain of French.
var french = sync.OnceValue(func() *chain {
	return language("fr", fr.StopName, inflection("fr"), false)
})

// english is the chain of English.
var english = sync.OnceValue(func() *chain {
	return language("en", en.StopName, stemming("en", en.SnowballStemmerName), true)
})

// other is the chain of every other language: no word is dropped, none is stemmed.
var other = sync.OnceValue(func() *chain {
	return newChain(&tokenizer{}, nil, nil)
})

// language builds the chain of a language from its rows in the tables and from
// Bleve's stop words for it. A further language is one call.
func language(lang, stopList string, stemmer *stemmer, possessive bool) *chain {
	stops := stopWords(lang, stopList)
	t := &tokenizer{
		elisions:   readElisions(lang),
		compounds:  readCompounds(lang, stops),
		nouns:      nouns(lang),
		euphonic:   euphonics(lang),
		possessive: possessive,
	}
	return newChain(t, stops, stemmer)
}
