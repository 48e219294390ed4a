package indextest

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"kiosque/index"
	"kiosque/query"
)

// every takes what All gives, until an error ends it; nothing may follow that.
func every(ctx context.Context, e index.Searcher, q query.Query) (all []index.Hit, err error) {
	for hit, failed := range e.All(ctx, q) {
		if err != nil {
			return all, fmt.Errorf("%w, and more after it", err)
		}
		if err = failed; err == nil {
			all = append(all, hit)
		}
	}
	return all, err
}

// plainly is a hit as All gives it.
var plainly = cmp.Options{cmpopts.IgnoreFields(index.Hit{}, "Fragments", "Reasons"), cmpopts.EquateEmpty()}

// allDiffers holds what All gives to the pages put together.
func (h *comparing) allDiffers(ctx context.Context, q query.Query, got response) string {
	all, err := every(ctx, h.engine, q)
	if err != nil {
		return "all: " + err.Error()
	}
	for _, hit := range all {
		if len(hit.Fragments) > 0 || len(hit.Reasons) > 0 {
			return hit.Article.ID + " has fragments or reasons among all hits"
		}
	}
	if d := cmp.Diff(got.all, all, plainly); d != "" {
		return "all hits are not the pages put together:\n" + d
	}
	return ""
}

// allIsThePages: all hits are the pages put together, as many as the total, whichever page was asked for.
func allIsThePages(t *testing.T, open Open) {
	e, truth := filled(t, open)
	h := newComparing(e, truth, nil)
	r := rand.New(rand.NewPCG(51, 51))
	for range questions {
		q := randomQuestion(r)
		q.Sort = pick(r, sorts)
		got, err := h.response(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		q.Page, q.Size, q.Explain = 1+r.IntN(3), 1+r.IntN(20), true
		if d := h.allDiffers(t.Context(), q, got); d != "" || got.Total != len(got.all) {
			t.Fatalf("%s: total %d, %d hits on pages\n%s", shown(q), got.Total, len(got.all), d)
		}
	}
}

// allStops: who stops gets no more, and harms nobody; who waits no longer is told so, once.
func allStops(t *testing.T, open Open) {
	e := crowd(t, open)
	q := words("police")
	right, err := every(t.Context(), e, q)
	if err != nil || len(right) < 100 {
		t.Fatalf("%d hits (%v)", len(right), err)
	}
	for _, most := range []int{1, 2, 50} {
		n := 0
		for range e.All(t.Context(), q) {
			if n++; n == most {
				break
			}
		}
		if n != most {
			t.Fatalf("%d hits, want %d", n, most)
		}
	}
	for _, looks := range []int{0, 1, 2, 3, 5, 8, 20, 100, 500} {
		got, err := every(newFading(looks), e, q)
		if err != nil && !errors.Is(err, context.Canceled) || err == nil && len(got) < len(right) || len(got) > len(right) {
			t.Fatalf("ended after %d looks: %d of %d hits (%v)", looks, len(got), len(right), err)
		}
		if d := cmp.Diff(ids(right[:len(got)]), ids(got)); d != "" {
			t.Fatalf("ended after %d looks:\n%s", looks, d)
		}
	}
}

// allEnds: a context that ends between two hits ends them there.
func allEnds(t *testing.T, open Open) {
	e := crowd(t, open)
	ctx, end := context.WithCancel(t.Context())
	n := 0
	var last error
	for _, err := range e.All(ctx, words("police")) {
		if n++; n == 3 {
			end()
		}
		if err != nil {
			last = err
		}
	}
	if n != 4 || !errors.Is(last, context.Canceled) {
		t.Errorf("%d times after the end at 3 (%v), want context.Canceled at 4", n, last)
	}
	end()
}

// allStays: all hits are of the generation that was current when they began, or that a view holds.
func allStays(t *testing.T, open Open) {
	e := open(t)
	for hit, err := range e.All(t.Context(), everything()) {
		if !errors.Is(err, index.ErrUnavailable) {
			t.Errorf("%v of an empty engine (%v), want ErrUnavailable", hit, err)
		}
	}
	_, articles := edition(0)
	Rebuild(t, e, articles)
	v, err := e.View(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = v.Close() }()
	n := 0
	for hit, err := range e.All(t.Context(), everything()) {
		if err != nil || hit.Article.Source != "edition 0" {
			t.Fatalf("hit %d of %s (%v), want edition 0", n, hit.Article.Source, err)
		}
		if n%40 == 0 {
			_, others := edition(1 + n/40)
			Rebuild(t, e, others)
		}
		n++
	}
	held, err := every(t.Context(), v, everything())
	if err != nil || n != len(articles) || len(held) != n || held[0].Article.Source != "edition 0" {
		t.Errorf("%d hits, of the view %d (%v), want %d", n, len(held), err, len(articles))
	}
}
