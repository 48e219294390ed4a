package indextest

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kiosque/index"
	"kiosque/query"
)

// viewsStay: a view answers from the generation that it holds, however many are built
// meanwhile, and whatever else is asked.
func viewsStay(t *testing.T, open Open) {
	e := open(t)
	if _, err := e.View(t.Context()); !errors.Is(err, index.ErrUnavailable) {
		t.Errorf("a view of nothing: %v, want ErrUnavailable", err)
	}
	shape, articles := edition(0)
	first := Rebuild(t, e, articles)
	v, err := e.View(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	h := newComparing(v, newNaive(articles), nil)
	for number := 1; number < edits; number++ {
		_, articles := edition(number)
		Rebuild(t, e, articles)
		for _, q := range shape.questions(h.truth, repeated/6) {
			if d := h.difference(t.Context(), q); d != "" {
				t.Fatalf("after edition %d, %s\n%s", number, shown(q), d)
			}
		}
	}
	if v.Generation() != first.Generation {
		t.Errorf("the view is of %s, want %s", v.Generation(), first.Generation)
	}
	for range 2 {
		if err := v.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	}
	search(t, e, everything())
}

// sameDigest: the same articles have the same digest, other articles another.
func sameDigest(t *testing.T, open Open) {
	_, articles := edition(0)
	_, others := edition(1)
	e, again := open(t), open(t)
	first, second, third := Rebuild(t, e, articles), Rebuild(t, e, others), Rebuild(t, e, articles)
	if first.Digest == "" || first.Digest == second.Digest || first.Digest != third.Digest {
		t.Errorf("digests %q, %q of other articles, and %q of the same", first.Digest, second.Digest, third.Digest)
	}
	if elsewhere := Rebuild(t, again, articles); elsewhere.Digest != first.Digest {
		t.Errorf("another engine has digest %q, want %q", elsewhere.Digest, first.Digest)
	}
}

// keptAreListed: what is kept is listed, newest first, one of them current.
func keptAreListed(t *testing.T, open Open) {
	e := open(t)
	if all, err := e.Generations(t.Context()); err != nil || len(all) > 0 {
		t.Errorf("%v is kept of nothing (%v)", all, err)
	}
	first, second := Rebuild(t, e, Random(1, 10)), Rebuild(t, e, Random(2, 20))
	all, err := e.Generations(t.Context())
	if err != nil || len(all) != 2 {
		t.Fatalf("%d generations (%v), want 2", len(all), err)
	}
	for i, want := range []index.Report{second, first} {
		g := all[i]
		if g.Name != want.Generation || g.Articles != want.Articles || g.Digest != want.Digest || g.Changed != want.Changed || g.Current != (i == 0) ||
			g.Refused != "" || g.Bytes == 0 || g.Created.IsZero() {
			t.Errorf("%+v is listed, want what was reported: %+v", g, want)
		}
	}
	every := everything()
	every.Copies = query.All
	undated := every.Toggle(query.Year, query.Undated)
	if have, want := all[0].Covered[query.Year], search(t, e, every).Total-search(t, e, undated).Total; have != want {
		t.Errorf("%d articles are said to have a date, want %d", have, want)
	}
}

// unreadIsKept: a generation knows how many texts of the corpus gave no article.
func unreadIsKept(t *testing.T, open Open) {
	e := open(t)
	articles := Random(1, 10)
	twice := append(slices.Clone(articles), articles[0])
	if _, err := e.Rebuild(t.Context(), Sequence(twice), index.Gates{Unread: func() int { return 4 }}); err != nil {
		t.Fatal(err)
	}
	all, err := e.Generations(t.Context())
	if err != nil || len(all) != 1 || all[0].Unread != 5 {
		t.Errorf("%+v (%v): want 5 texts that gave no article", all, err)
	}
}

// broughtBack: a generation that is brought back answers as it did.
func broughtBack(t *testing.T, open Open) {
	e := open(t)
	first := Rebuild(t, e, Random(1, 10))
	before := search(t, e, everything())
	refused(t, e, "", "nothing before the first")
	second := Rebuild(t, e, Random(2, 20))
	refused(t, e, second.Generation, "the current one")
	refused(t, e, "../"+first.Generation, "what is not kept")
	if got := search(t, e, everything()).Generation; got != second.Generation {
		t.Errorf("%s answers after refusals, want %s", got, second.Generation)
	}
	for _, name := range []string{"", second.Generation, first.Generation} {
		back, err := e.Rollback(t.Context(), name)
		if err != nil || !back.Current || name != "" && back.Name != name {
			t.Fatalf("brought back %q: %+v (%v)", name, back, err)
		}
		if got := search(t, e, everything()).Generation; got != back.Name {
			t.Errorf("%s answers, want %s", got, back.Name)
		}
	}
	if diff := cmp.Diff(before.Hits, search(t, e, everything()).Hits); diff != "" {
		t.Errorf("it does not answer as it did:\n%s", diff)
	}
	third := Rebuild(t, e, Random(3, 5))
	if third.Generation == first.Generation || third.Generation == second.Generation {
		t.Errorf("the next generation has the name of another, %s", third.Generation)
	}
}

func refused(t *testing.T, e index.Engine, name, what string) {
	t.Helper()
	if back, err := e.Rollback(t.Context(), name); err == nil {
		t.Errorf("brought back %s: %+v", what, back)
	}
}
