package analyzers

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/registry"
)

// stemmer is a stemmer with corrections read from data/stems.tsv and data/verbs.tsv: words
// whose stem is given, suffixes that change before the inner stemmer sees the word, and
// stems that become another after it.
type stemmer struct {
	words    map[string]string
	suffixes []suffix
	inner    func(term string) string // Bleve's, or endings
	stems    map[string]string
}

// suffix replaces an ending of words that are long enough.
type suffix struct {
	from, to string
	min      int // letters in front of the suffix
}

// stemming returns the stemmer of lang around the one that Bleve registers as name.
func stemming(lang, name string) *stemmer {
	inner, err := registry.NewCache().TokenFilterNamed(name)
	if err != nil {
		panic(err) // the stemmer is compiled in
	}
	return corrected(lang, func(term string) string {
		return string(inner.Filter(analysis.TokenStream{{Term: []byte(term)}})[0].Term)
	})
}

// corrected returns inner behind the tables of lang.
func corrected(lang string, inner func(term string) string) *stemmer {
	s := &stemmer{words: verbs(lang), inner: inner, stems: map[string]string{}}
	for _, row := range rows("stems", lang, 4) {
		if err := s.correct(row[0], row[1], row[2]); err != nil {
			panic(err) // the table is compiled in
		}
	}
	return s
}

// correct adds a row of data/stems.tsv.
func (s *stemmer) correct(kind, from, to string) error {
	switch kind {
	case "word":
		for _, word := range strings.Fields(from) {
			s.words[word] = to
		}
	case "same":
		for _, word := range strings.Fields(from) {
			s.words[word] = word
		}
	case "noun":
		for _, noun := range strings.Fields(from) {
			conjugate(s.words, []string{noun}, nounEndings)
		}
	case "stem":
		s.stems[from] = to
	case "suffix":
		return s.addSuffix(from, to)
	default:
		return fmt.Errorf("read table stems: kind %q", kind)
	}
	return nil
}

// nounEndings are what a French noun or adjective of data/stems.tsv may add.
var nounEndings = []string{"-", "s", "e", "es"}

func (s *stemmer) addSuffix(from, to string) error {
	letters, ending, _ := strings.Cut(from, "-")
	n, err := strconv.Atoi(letters)
	if err != nil {
		return fmt.Errorf("read table stems: %q: %w", from, err)
	}
	s.suffixes = append(s.suffixes, suffix{from: ending, to: to, min: n})
	return nil
}

// stem returns the term of a folded word; it may share memory with it.
func (s *stemmer) stem(word string) string {
	if given, ok := s.words[word]; ok {
		return given
	}
	if !isWordOfLetters(word) {
		return word
	}
	spelt := s.respell(word)
	if given, ok := s.words[spelt]; ok {
		return given
	}
	found := s.inner(spelt)
	if merged, ok := s.stems[found]; ok {
		return merged
	}
	if strings.HasPrefix(word, found) {
		return word[:len(found)] // one string for both
	}
	return found
}

// respell changes the first suffix of the table that fits.
func (s *stemmer) respell(word string) string {
	for _, x := range s.suffixes {
		if n := len(word) - len(x.from); n >= x.min && word[n:] == x.from {
			return word[:n] + x.to
		}
	}
	return word
}

// isWordOfLetters keeps numbers, C++ and B2B from the stemmers, which undouble letters.
func isWordOfLetters(word string) bool {
	for i := range len(word) {
		if word[i] < 'a' {
			return false
		}
	}
	return true
}
