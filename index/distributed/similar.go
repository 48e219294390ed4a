package distributed

import (
	"context"
	"fmt"

	"kiosque/article"
	"kiosque/index"
	"kiosque/index/likeness"
	"kiosque/query"
)

// similar asks for the words that tell most of an article, in its own language and,
// translated, in the other.
func (g *generation) similar(ctx context.Context, id string, most int) ([]index.Hit, error) {
	a, err := g.article(ctx, id)
	if err != nil {
		return nil, err
	}
	words, err := g.telling(ctx, &a)
	if err != nil {
		return nil, fmt.Errorf("find what is like an article: %w", err)
	}
	hits, err := g.best(ctx, likeness.Asked(a.Lang, words), most+1)
	if err != nil {
		return nil, fmt.Errorf("find what is like an article: %w", err)
	}
	return likeness.Others(&a, hits, most), nil
}

// telling returns the words of a that tell most.
func (g *generation) telling(ctx context.Context, a *article.Article) ([]likeness.Word, error) {
	words := likeness.Words(a)
	with, f := make([]int, len(words)), newFrequencies(g)
	for range 2 { // once to know what is asked for
		for i, w := range words {
			with[i] = int(f.of(term(inLang(wordImpacts, a.Lang), w.Term, 0)))
		}
		if f.areKnown() {
			break
		}
		if err := f.fetch(ctx); err != nil {
			return nil, err
		}
	}
	return likeness.Telling(words, g.manifest.Languages[a.Lang].Articles, with), nil
}

// best returns the best hits of readings, one a story.
func (g *generation) best(ctx context.Context, asked []index.Asked, most int) ([]index.Hit, error) {
	s := &searching{generation: g, q: query.New()}
	s.q.Size = most
	var err error
	if s.words, err = g.wordsOf(ctx, asked, s.q.Scope, false); err != nil {
		return nil, err
	}
	answer, err := g.ask(ctx, s.page())
	if err != nil {
		return nil, err
	}
	page, _, err := s.tellers(ctx, answer.Hits.Hits)
	if err != nil {
		return nil, err
	}
	return s.show(page, nil)
}
