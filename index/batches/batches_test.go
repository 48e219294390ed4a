package batches

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"kiosque/article"
)

// numbered are n articles of a byte each, of which every third has the id of the first.
func numbered(n int) iter.Seq2[article.Article, error] {
	return func(yield func(article.Article, error) bool) {
		for i := range n {
			id := fmt.Sprint(i)
			if i%3 == 2 {
				id = "0"
			}
			if !yield(article.Article{ID: id, Text: "x"}, nil) {
				return
			}
		}
	}
}

// added collects what is added.
type added struct {
	to  *[]string
	ids []string
}

func (a added) Add() error {
	*a.to = append(*a.to, a.ids...)
	return nil
}

func TestArticlesAreAddedInTheirOrder(t *testing.T) {
	for _, size := range []Size{{Articles: 1, Bytes: 100}, {Articles: 7, Bytes: 100}, {Articles: 100, Bytes: 3}, {Articles: 1000, Bytes: 1000}} {
		var all, want []string
		duplicates, n, err := Run(t.Context(), numbered(100), size, func(_ context.Context, b *Batch) (Worked, error) {
			time.Sleep(rand.N(time.Millisecond))
			a := added{to: &all}
			for i := range b.Articles {
				a.ids = append(a.ids, fmt.Sprint(b.Articles[i].ID, " at ", b.First+i))
			}
			return a, nil
		})
		for i := range 100 {
			if i%3 != 2 {
				want = append(want, fmt.Sprint(i, " at ", len(want)))
			}
		}
		if err != nil || !slices.Equal(all, want) {
			t.Errorf("%v: added %v (%v), want %v", size, all, err, want)
		}
		if least := (67 + size.Articles - 1) / size.Articles; len(duplicates) != 33 || n < least {
			t.Errorf("%v: %d duplicates and %d batches, want 33 and at least %d", size, len(duplicates), n, least)
		}
	}
}

func TestAnErrorEndsIt(t *testing.T) {
	failing := errors.New("it failed")
	fails := func(yield func(article.Article, error) bool) {
		for a := range numbered(50) {
			if !yield(a, nil) {
				return
			}
		}
		yield(article.Article{}, failing)
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	tests := []struct {
		name     string
		ctx      context.Context
		articles iter.Seq2[article.Article, error]
		work     Work
		want     error
	}{
		{"reading", t.Context(), fails, nothing, failing},
		{"work", t.Context(), numbered(50), func(context.Context, *Batch) (Worked, error) { return nil, failing }, failing},
		{"adding", t.Context(), numbered(50), func(context.Context, *Batch) (Worked, error) { return refusing{failing}, nil }, failing},
		{"the context", ended, numbered(50), nothing, context.Canceled},
	}
	for _, test := range tests {
		if _, _, err := Run(test.ctx, test.articles, Size{Articles: 4, Bytes: 100}, test.work); !errors.Is(err, test.want) {
			t.Errorf("%s: %v", test.name, err)
		}
	}
}

func nothing(context.Context, *Batch) (Worked, error) { return refusing{}, nil }

type refusing struct{ err error }

func (r refusing) Add() error { return r.err }

func TestNothingIsNoBatch(t *testing.T) {
	if _, n, err := Run(t.Context(), numbered(0), Size{Articles: 4, Bytes: 100}, nothing); n != 0 || err != nil {
		t.Errorf("%d batches (%v)", n, err)
	}
}

// TestIdsAreTheirOwn: what was refused is named as often as it came.
func TestIdsAreTheirOwn(t *testing.T) {
	duplicates, _, err := Run(t.Context(), numbered(9), Size{Articles: 4, Bytes: 100}, nothing)
	if have := strings.Join(duplicates, " "); have != "0 0 0" || err != nil {
		t.Errorf("refused %q (%v)", have, err)
	}
}
