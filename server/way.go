package server

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"kiosque/article"
	"kiosque/index"
	"kiosque/query"
	"kiosque/web"
)

// spot is what the address of an article's page says besides the question that led there.
type spot struct {
	hit     int // number of the article among the hits, 0: not said
	passage article.Span
	removed bool
}

var spotSetters = map[string]setter[spot]{
	web.HitParameter: setHit, web.PassageParameter: setPassage, web.RemovedParameter: setRemoved,
}

func setHit(p *spot, text string) string {
	n, ok := number(text, query.MaxOffset)
	if p.hit = n; !ok || n == 0 {
		return fmt.Sprintf("a whole number from 1 to %d", query.MaxOffset)
	}
	return ""
}

// maxPlace is above every place in a text that is read.
const maxPlace = 1 << 30

func setPassage(p *spot, text string) string {
	start, end, _ := strings.Cut(text, "-")
	from, isFrom := number(start, maxPlace)
	to, isTo := number(end, maxPlace)
	if !isFrom || !isTo || to <= from || to-from > web.MaxPassage {
		return fmt.Sprintf("two places in the text such as 120-240, at most %d bytes apart", web.MaxPassage)
	}
	p.passage = article.Span{Start: from, End: to}
	return ""
}

func setRemoved(p *spot, text string) string {
	if p.removed = text == "on"; !p.removed && text != "off" {
		return "one of on, off"
	}
	return ""
}

// number reads digits, and nothing else, as a number that is at most so large.
func number(text string, most int) (n int, ok bool) {
	u, err := strconv.ParseUint(text, 10, 31) // no sign
	return int(u), err == nil && int(u) <= most
}

// way returns the neighbours of an article among the hits of q. Where the archive has another article at
// its place by now, nobody knows them; where they cannot be had, the page is right without.
func (s *server) way(ctx context.Context, from index.View, r *request, q query.Query, hit int, id string) web.Way {
	way, err := findWay(ctx, from, q, hit, id)
	if err != nil {
		s.leaveOut(r, "neighbours", err)
		return web.Way{}
	}
	return way
}

// findWay asks for the page of results that has the article, which the engine remembers, and for a page
// beside it where the article is the first or the last.
func findWay(ctx context.Context, from index.View, q query.Query, number int, id string) (web.Way, error) {
	page, ok := web.PageOfHit(q, number)
	if !ok || q.Cursor != "" {
		return web.Way{}, nil
	}
	result, err := from.Search(ctx, page)
	if err != nil {
		return web.Way{}, err
	}
	known := hitsFrom{page.Offset(), result.Hits}
	if here := known.hit(number); here == nil || here.Article.ID != id {
		return web.Way{}, nil
	}
	way := web.Way{Number: number, Total: result.Total}
	if way.Before, err = known.neighbour(ctx, from, q, number-1); err == nil && number < result.Total {
		way.After, err = known.neighbour(ctx, from, q, number+1)
	}
	return way, err
}

// hitsFrom are the hits after so many.
type hitsFrom struct {
	offset int
	hits   []index.Hit
}

// hit returns the hit with a number, from 1; nil where it is not among h.
func (h hitsFrom) hit(number int) *index.Hit {
	if i := number - 1 - h.offset; i >= 0 && i < len(h.hits) {
		return &h.hits[i]
	}
	return nil
}

// neighbour returns the hit with a number, of h or of the page that has it; nil where pages do not go so far.
func (h hitsFrom) neighbour(ctx context.Context, from index.View, q query.Query, number int) (*index.Hit, error) {
	page, ok := web.PageOfHit(q, number)
	if hit := h.hit(number); hit != nil || !ok {
		return hit, nil
	}
	result, err := from.Search(ctx, page)
	return hitsFrom{page.Offset(), result.Hits}.hit(number), err
}
