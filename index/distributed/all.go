package distributed

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"

	"kiosque/index"
	"kiosque/query"
)

// atOnce is how many hits are asked for at once when all are: so many articles are held.
const atOnce = 1000

// all gives every hit of q. Each request asks for what follows the one before, as a cursor does.
func (g *generation) all(ctx context.Context, q query.Query) iter.Seq2[index.Hit, error] {
	return func(yield func(index.Hit, error) bool) {
		if err := g.each(ctx, listOf(q), func(h index.Hit) bool { return yield(h, nil) }); err != nil {
			yield(index.Hit{}, fmt.Errorf("all hits: %w", err))
		}
	}
}

// each gives take every hit of q, until it wants no more.
func (g *generation) each(ctx context.Context, q query.Query, take func(index.Hit) bool) error {
	s, err := g.newSearching(ctx, q)
	if err != nil {
		return err
	}
	if s.words, err = g.ranking(ctx, q); err != nil {
		return err
	}
	var after []json.RawMessage
	for {
		answer, err := g.ask(ctx, s.unhurried(after))
		if err != nil {
			return err
		}
		hits := answer.Hits.Hits
		goOn, err := s.rows(ctx, hits, take)
		if err != nil || !goOn || len(hits) < atOnce {
			return err
		}
		after = hits[len(hits)-1].Sort
	}
}

// ranking is the words of q, relaxed where they must be, as they are ranked.
func (g *generation) ranking(ctx context.Context, q query.Query) (any, error) {
	r, err := g.read(ctx, q)
	if err == nil && !r.isDecided {
		err = g.decideFirst(ctx, q, r)
	}
	if err != nil {
		return nil, err
	}
	return g.asking(&compiler{ctx: ctx, generation: g, raw: q.Scope == query.Raw}, q, r.asked)
}

// unhurried asks for many hits and no counts.
func (s *searching) unhurried(after []json.RawMessage) object {
	body := s.chunk(after, atOnce)
	body["track_total_hits"] = false
	return body
}

// rows gives take the articles of hits; goOn is false when it wants no more.
func (s *searching) rows(ctx context.Context, hits []hit, take func(index.Hit) bool) (goOn bool, err error) {
	told, err := s.told(ctx, hits)
	if err != nil {
		return false, err
	}
	for _, t := range told {
		if ctx.Err() != nil {
			return false, ctx.Err()
		}
		h, err := t.read()
		if err != nil {
			return false, err
		}
		if h.Copies = t.copies; !take(h) {
			return false, nil
		}
	}
	return true, nil
}
