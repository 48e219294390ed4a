package distributed

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"

	"kiosque/article"
	"kiosque/index"
	"kiosque/index/shown"
	"kiosque/query"
)

// search answers q. Most questions are one request, and one before it where words are new: only where few articles
// have all that was asked is it asked what comes near, and then that.
func (g *generation) search(ctx context.Context, q query.Query) (index.Result, error) {
	r, err := g.find(ctx, q.Undrawn())
	if err != nil {
		return index.Result{}, fmt.Errorf("search: %w", err)
	}
	return r, nil
}

func (g *generation) find(ctx context.Context, q query.Query) (index.Result, error) {
	s, err := g.newSearching(ctx, q)
	if err != nil {
		return index.Result{}, err
	}
	read, err := g.read(ctx, q)
	if err != nil {
		return index.Result{}, err
	}
	answer, err := s.ask(ctx, read)
	if err != nil {
		return index.Result{}, err
	}
	if !read.isDecided {
		relaxed, err := g.decide(ctx, q, read, answer)
		if err != nil {
			return index.Result{}, err
		}
		if relaxed {
			if answer, err = s.ask(ctx, read); err != nil {
				return index.Result{}, err
			}
		}
	}
	return s.result(ctx, read, answer)
}

// searching is one search under way.
type searching struct {
	generation *generation
	q          query.Query
	after      []json.RawMessage // the rank after which the page begins; nil: it is numbered
	words      any               // as they were asked last
	compiler   *compiler         // that made them
	collapsed  bool              // the cluster gives one hit of each story
}

func (g *generation) newSearching(ctx context.Context, q query.Query) (*searching, error) {
	s := &searching{generation: g, q: q}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	var err error
	if q.Cursor != "" {
		s.after, err = g.after(q)
	}
	return s, err
}

// ask asks for the page, the counts and, where that is not decided yet, what tells whether to relax.
func (s *searching) ask(ctx context.Context, r *read) (answer found, err error) {
	s.compiler = &compiler{ctx: ctx, generation: s.generation, raw: s.q.Scope == query.Raw, explaining: s.q.Explain}
	if s.words, err = s.generation.asking(s.compiler, s.q, r.asked); err != nil {
		return answer, err
	}
	body := s.page()
	counts := maps.Clone(countsOf(s.q))
	if !r.isDecided {
		counts[strictName] = strict(r.asked)
	}
	body["aggs"], body["track_total_hits"] = counts, true
	if s.q.Explain {
		return s.generation.explained(ctx, body)
	}
	return s.generation.ask(ctx, body)
}

// asking is the words of q as they were read, everything where none were asked.
func (g *generation) asking(c *compiler, q query.Query, asked []index.Asked) (any, error) {
	if q.Expression().Root == nil {
		return unranked(), nil
	}
	return g.compiled(c, asked)
}

// page asks for the hits of the page, ranked. Those after a cursor are one more than the page, so that it is known
// whether another follows.
func (s *searching) page() object {
	if s.after != nil {
		return s.chunk(s.after, s.q.Size+1)
	}
	body := s.ranked(s.q.Size)
	body["from"] = s.q.Offset()
	if isFolded(s.q) {
		s.collapsed = true
		body["collapse"] = object{"field": toldField}
	}
	return body
}

// chunk asks for so many hits that rank after one, copies among them; nil: for the first.
func (s *searching) chunk(after []json.RawMessage, size int) object {
	body := s.ranked(size)
	if after != nil {
		body["search_after"] = after
	}
	return body
}

func (s *searching) ranked(size int) object {
	return object{
		"query": s.words, "post_filter": narrowed(s.q, ""), "sort": order(s.q), "size": size, "track_scores": true,
		"docvalue_fields": []string{storyField},
	}
}

// result makes of an answer what readers are told.
func (s *searching) result(ctx context.Context, r *read, answer found) (index.Result, error) {
	result := index.Result{Generation: s.generation.manifest.Generation, Asked: r.asked}
	if err := s.generation.counted(ctx, s.words, s.q, answer.Aggregations, &result); err != nil {
		return index.Result{}, err
	}
	page, more, err := s.tellers(ctx, answer.Hits.Hits)
	if err != nil {
		return index.Result{}, err
	}
	if s.after == nil {
		more = s.q.Offset()+len(page) < result.Total
	}
	if more && len(page) > 0 {
		result.Next = s.generation.cursor(s.q, page[len(page)-1].hit)
	}
	result.Hits, err = s.show(page, r.asked)
	return result, err
}

// show reads the articles of a page, with what the question marks in them.
func (s *searching) show(page []teller, asked []index.Asked) ([]index.Hit, error) {
	hits, matchers := make([]index.Hit, len(page)), shown.NewMatchers(asked)
	for i, t := range page {
		read, err := t.read()
		if err != nil {
			return nil, err
		}
		read.Fragments, read.Copies = s.generation.page(t.hit, read.Article).Fragments(matchers, s.q.Scope), t.copies
		hits[i] = read
		if s.q.Explain {
			if hits[i].Reasons, err = s.reasons(asked, t.hit, &hits[i].Article); err != nil {
				return nil, err
			}
		}
	}
	return hits, nil
}

// page is the article of h, analysed once.
func (g *generation) page(h *hit, a article.Article) *shown.Page {
	p, _ := g.memory.pages.Get(h.ID, func() (*shown.Page, error) { return shown.New(a), nil })
	return p
}
