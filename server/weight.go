package server

import (
	"kiosque/analyzers"
	"kiosque/article"
	"kiosque/query"
)

// A question that weighs more than this is heavy: more words than most sentences have. It may
// take a hundred times as long as others.
const heavy = 32

// What a part of a question weighs besides its words, or, of a loose phrase, for each of them:
// about as much longer it takes to answer.
const (
	weightOfFuzzy  = 7 // a walk through all words
	weightOfPrefix = 3 // many words
	weightOfSlop   = 4 // places of all its words
	valuesOfWeight = 8 // so many values of a filter weigh one
)

// weigh estimates what a question costs, in words.
func weigh(q query.Query) int {
	weight := 0
	for _, values := range q.Filters {
		weight += len(values) / valuesOfWeight
	}
	query.Walk(q.Expression().Root, func(n query.Node) bool {
		weight += weighNode(n)
		return true
	})
	return weight
}

func weighNode(n query.Node) int {
	switch n := n.(type) {
	case query.Words:
		return words(n.Text)
	case query.Exact:
		return words(n.Text)
	case query.Phrase:
		if n.Slop > 0 {
			return weightOfSlop * words(n.Text)
		}
		return words(n.Text)
	case query.Prefix:
		return weightOfPrefix + words(n.Text)
	case query.Fuzzy:
		return weightOfFuzzy + words(n.Text)
	case query.Has, query.Dated:
		return 1
	}
	return 0
}

// words counts the words that are looked for: blanks alone do not part them.
func words(text string) int { return len(analyzers.Tokens(article.Other, text)) }
