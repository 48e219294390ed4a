package embedded

import (
	"cmp"
	"context"
	"errors"
	"math"
	"slices"
	"strings"

	"kiosque/analyzers"
	"kiosque/article"
	"kiosque/index"
	"kiosque/index/reading"
	"kiosque/lexicon"
	"kiosque/query"
)

const (
	maxTelling  = 25  // words by which articles are alike: the rest of a text is common
	leastShared = 3   // of them: two articles that share two words are not alike
	maxDistinct = 600 // different words of an article that are weighed
	titleCounts = 3   // a word of the title counts as so many of the body
)

// telling is a word of an article, and how much it tells of what the article is about.
type telling struct {
	token  analyzers.Token
	typed  string
	count  float64
	weight float64
}

// similar asks for the words that tell most of an article, in its own language and,
// translated, in the other.
func (g *generation) similar(ctx context.Context, id string, most int) ([]index.Hit, error) {
	a, err := g.article(id)
	if err != nil {
		return nil, err
	}
	words, err := g.telling(ctx, &a)
	if err != nil {
		return nil, err
	}
	asked := []index.Asked{{Reading: likeness(a.Lang, words, own)}}
	if to := lexicon.Other(a.Lang); to != "" {
		asked = append(asked, index.Asked{Reading: likeness(to, words, translated(a.Lang, to))})
	}
	hits, err := g.best(ctx, asked, most+1)
	hits = slices.DeleteFunc(hits, func(h index.Hit) bool {
		return h.Article.ID == a.ID || a.Story != "" && h.Article.Story == a.Story
	})
	return hits[:min(most, len(hits))], err
}

// best returns the best hits of readings, one a story.
func (g *generation) best(ctx context.Context, asked []index.Asked, most int) ([]index.Hit, error) {
	q := query.New()
	c := newCollector(g.columns, q)
	defer c.counter.Release()
	c.most = most
	s, err := newPlan(ctx, g, q.Scope).question(asked)
	if err != nil {
		return nil, err
	}
	if err := c.collect(ctx, s); err != nil {
		return nil, err
	}
	return g.hits(c.ranking(), matchers{}, q.Scope)
}

// telling returns the words of a that tell most: often in a, seldom elsewhere.
func (g *generation) telling(ctx context.Context, a *article.Article) ([]telling, error) {
	all := countWords(a)
	articles := float64(g.manifest.Languages[a.Lang].Articles)
	b := newPlan(ctx, g, query.Body).in(a.Lang)
	for i := range all {
		forms, err := b.formsOf(wordsField, reading.Term{Text: all[i].token.Term}, false)
		if err != nil || ctx.Err() != nil {
			return nil, errors.Join(err, ctx.Err())
		}
		if len(forms) > 0 {
			all[i].weight = math.Sqrt(all[i].count) * idf(articles, float64(union(forms).GetCardinality()))
		}
	}
	slices.SortStableFunc(all, func(a, b telling) int { return cmp.Compare(b.weight, a.weight) })
	return all[:min(maxTelling, len(all))], nil
}

// countWords counts the different words of a, title first.
func countWords(a *article.Article) []telling {
	var all []telling
	at := map[string]int{}
	add := func(text string, times float64) {
		for _, t := range analyzers.Tokens(a.Lang, text) {
			i, seen := at[t.Term]
			if !seen {
				if i = len(all); i == maxDistinct || len(t.Exact) < 3 {
					continue
				}
				at[t.Term] = i
				all = append(all, telling{token: t, typed: text[t.Start:t.End]})
			}
			all[i].count += times
		}
	}
	add(a.TitleText(), titleCounts)
	add(a.Body(), 1)
	return all
}

// likeness asks for at least some of words.
func likeness(lang string, words []telling, ways func(telling) []reading.Way) reading.Reading {
	var classes []reading.Node
	for _, w := range words {
		if found := ways(w); len(found) > 0 {
			classes = append(classes, &reading.Class{Typed: w.typed, Times: math.Sqrt(w.count), Ways: found})
		}
	}
	if len(classes) == 0 {
		return reading.Reading{Lang: lang}
	}
	return reading.Reading{Lang: lang, Root: reading.Some{Least: min(leastShared, len(classes)), Of: classes}}
}

func own(w telling) []reading.Way {
	return []reading.Way{{Weight: 1, Terms: []reading.Term{{Text: w.token.Term}}}}
}

func translated(from, to string) func(telling) []reading.Way {
	return func(w telling) []reading.Way {
		matches := lexicon.Translate(from, to, strings.TrimSpace(w.typed))
		if len(matches) != 1 {
			return nil
		}
		return reading.WaysOf(matches[0])
	}
}
