package associations

import (
	"slices"

	"kiosque/index"
	"kiosque/index/shown"
	"kiosque/index/vocabulary"
)

// MaxSample is how many of the best hits are read for their words.
const MaxSample = 100

// Told leaves out of the best hits the further copies of a story: its words would count as often as it was
// reprinted. StoryOf is "" for what has no copies.
func Told[T any](hits []T, storyOf func(T) string) []T {
	seen := map[string]bool{}
	return slices.DeleteFunc(hits, func(hit T) bool {
		story := storyOf(hit)
		again := seen[story]
		seen[story] = story != ""
		return again
	})
}

// Archive is what is known of the words of all articles.
type Archive struct {
	Words    *vocabulary.Vocabulary
	Articles func(lang string) int // of a language
}

// Sample counts the words of hits that are not marked in them. The zero value is not ready: see NewSample.
type Sample struct {
	matchers shown.Matchers
	hits     int
	in       map[string]int // by language
	words    map[formIn]int
}

// formIn is an exact form in a language.
type formIn struct{ lang, exact string }

// NewSample returns a Sample of the hits of a question, which is marked by matchers.
func NewSample(matchers shown.Matchers) *Sample {
	return &Sample{matchers: matchers, in: map[string]int{}, words: map[formIn]int{}}
}

// Add counts the words of a hit, each once.
func (s *Sample) Add(p *shown.Page) {
	s.hits++
	s.in[p.Article.Lang]++
	for exact := range p.OtherWords(s.matchers) {
		s.words[formIn{p.Article.Lang, exact}]++
	}
}

// Candidates returns the words, but for those of a language of which there are few hits: they say little.
func (s *Sample) Candidates(of Archive) []Candidate {
	var all []Candidate
	for f, n := range s.words {
		sample := s.in[f.lang]
		if n < leastHits || sample < min(leastSample, (s.hits+1)/2) {
			continue
		}
		everywhere := of.Words.Articles(f.lang, f.exact)
		if everywhere == 0 { // no word to the vocabulary: cop21
			continue
		}
		word := index.Association{Kind: index.AssociatedWord, Value: of.Words.Display(f.lang, f.exact), Here: n, Sample: sample, Everywhere: everywhere}
		all = append(all, Candidate{word, of.Articles(f.lang), s.hits})
	}
	return all
}
