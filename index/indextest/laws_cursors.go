package indextest

import (
	"errors"
	"slices"
	"testing"

	"kiosque/index"
	"kiosque/query"
)

// cursorsSurvive: who has begun to page through an answer reads it to its end in the generation in which he began,
// though another is current. After further rebuilds the cursor still is that, or is refused; it never goes on in another.
func cursorsSurvive(t *testing.T, open Open) {
	e := open(t)
	_, articles := edition(0)
	for _, sort := range append(slices.Clone(sorts), query.Added) {
		first := Rebuild(t, e, articles)
		q := everything()
		q.Sort, q.Size, q.Copies = sort, 3, query.All
		want := allHits(t, e, q)
		begun := search(t, e, q)
		_, others := edition(1)
		Rebuild(t, e, others)
		q.Cursor = begun.Next
		checkGoesOn(t, e, q, first.Generation, want[q.Size:])
		Rebuild(t, e, articles)
		if r, err := e.Search(t.Context(), q); !errors.Is(err, index.ErrCursor) && (err != nil || r.Generation != first.Generation) {
			t.Errorf("%s, two rebuilds later: of %s, %v", sort, r.Generation, err)
		}
	}
}

// checkGoesOn looks that the cursor of q leads to these hits, all of a generation.
func checkGoesOn(t *testing.T, e index.Engine, q query.Query, generation string, want []string) {
	t.Helper()
	if have := allHits(t, e, q); !slices.Equal(have, want) {
		t.Errorf("%s: after a rebuild the cursor leads to %d hits, want the other %d of its generation", q.Sort, len(have), len(want))
	}
	v, err := e.ViewOf(t.Context(), q.Cursor)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = v.Close() }()
	if r := search(t, v, q); v.Generation() != generation || r.Generation != generation {
		t.Errorf("%s: a view of the cursor is of %s and answers of %s, want %s", q.Sort, v.Generation(), r.Generation, generation)
	}
	plain, err := e.ViewOf(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = plain.Close() }()
	if plain.Generation() == generation {
		t.Error("without a cursor the generation before answers")
	}
}
