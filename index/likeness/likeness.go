// Package likeness says by which words an article is asked for others like it: those that tell most of what it is
// about, in its own language and, translated, in the other. It knows how often a word is used only as it is told.
package likeness

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"kiosque/analyzers"
	"kiosque/article"
	"kiosque/index"
	"kiosque/index/formula"
	"kiosque/index/reading"
	"kiosque/lexicon"
)

const (
	maxTelling  = 25  // words by which articles are alike: the rest of a text is common
	leastShared = 3   // of them: two articles that share two words are not alike
	maxDistinct = 600 // different words of an article that are weighed
	titleCounts = 3   // a word of the title counts as so many of the body
)

// Word is a word of an article, and how much it tells of what the article is about.
type Word struct {
	Term   string // its stem
	typed  string
	count  float64
	weight float64
}

// Words returns the different words of a, title first: at most maxDistinct.
func Words(a *article.Article) []Word {
	var all []Word
	at := map[string]int{}
	add := func(text string, times float64) {
		for _, t := range analyzers.Tokens(a.Lang, text) {
			i, seen := at[t.Term]
			if !seen {
				if i = len(all); i == maxDistinct || len(t.Exact) < 3 {
					continue
				}
				at[t.Term] = i
				all = append(all, Word{Term: t.Term, typed: text[t.Start:t.End]})
			}
			all[i].count += times
		}
	}
	add(a.TitleText(), titleCounts)
	add(a.Body(), 1)
	return all
}

// Telling returns the words that tell most: often in the article, seldom in the articles of its language, of which
// there are so many. With is how many of them have the stem of each word; 0 where it is not searched.
func Telling(words []Word, articles int, with []int) []Word {
	for i, n := range with {
		if n > 0 {
			words[i].weight = math.Sqrt(words[i].count) * formula.IDF(float64(articles), float64(n))
		}
	}
	slices.SortStableFunc(words, func(a, b Word) int { return cmp.Compare(b.weight, a.weight) })
	return words[:min(maxTelling, len(words))]
}

// Asked asks for articles with at least some of words, which are of lang.
func Asked(lang string, words []Word) []index.Asked {
	asked := []index.Asked{{Reading: read(lang, words, own)}}
	if to := lexicon.Other(lang); to != "" {
		asked = append(asked, index.Asked{Reading: read(to, words, translated(lang, to))})
	}
	return asked
}

func read(lang string, words []Word, ways func(Word) []reading.Way) reading.Reading {
	var classes []reading.Node
	for _, w := range words {
		if found := ways(w); len(found) > 0 {
			classes = append(classes, &reading.Class{Typed: w.typed, Times: math.Sqrt(w.count), Ways: found})
		}
	}
	if len(classes) == 0 {
		return reading.Reading{Lang: lang}
	}
	return reading.Reading{Lang: lang, Root: reading.Some{Least: min(leastShared, len(classes)), Of: classes, Bag: true}}
}

func own(w Word) []reading.Way {
	return []reading.Way{{Weight: 1, Terms: []reading.Term{{Text: w.Term}}}}
}

func translated(from, to string) func(Word) []reading.Way {
	return func(w Word) []reading.Way {
		matches := lexicon.Translate(from, to, strings.TrimSpace(w.typed))
		if len(matches) != 1 {
			return nil
		}
		return reading.WaysOf(matches[0])
	}
}

// Others leaves a itself, and what tells its story, out of hits, and keeps at most so many.
func Others(a *article.Article, hits []index.Hit, most int) []index.Hit {
	hits = slices.DeleteFunc(hits, func(h index.Hit) bool {
		return h.Article.ID == a.ID || a.Story != "" && h.Article.Story == a.Story
	})
	return hits[:min(most, len(hits))]
}
