package embedded

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kiosque/index"
	"kiosque/index/indextest"
)

func TestACopyHasAllThatWasGiven(t *testing.T) {
	from, to := writer(t, t.TempDir()), writer(t, t.TempDir())
	indextest.Rebuild(t, from, withReadings(30))
	indextest.Rebuild(t, from, withReadings(50)[10:])
	for range 2 { // the second time another generation has the name
		if err := from.Give(t.Context(), func(c index.Copy) error {
			_, err := to.Take(t.Context(), c)
			return err
		}); err != nil {
			t.Fatal(err)
		}
	}
	want, got := indextest.Give(t, from), indextest.Give(t, to)
	if got.Generation.Name != "000003" || want.Generation.Name != "000002" {
		t.Errorf("generation %s was copied as %s", want.Generation.Name, got.Generation.Name)
	}
	if len(want.Articles) != 40 || len(want.Gone) != 10 || len(want.Changes) != 30 {
		t.Errorf("%d articles, %d gone and %d changes are given", len(want.Articles), len(want.Gone), len(want.Changes))
	}
	got.Generation.Name = want.Generation.Name
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestACopyThatEndsInAnErrorIsNotTaken(t *testing.T) {
	from, to := writer(t, t.TempDir()), writer(t, t.TempDir())
	indextest.Rebuild(t, from, papers(9))
	indextest.Rebuild(t, to, papers(3))
	broken := errors.New("broken")
	err := from.Give(t.Context(), func(c index.Copy) error {
		c.Gone = func(yield func(index.Gone, error) bool) { yield(index.Gone{}, broken) }
		_, err := to.Take(t.Context(), c)
		return err
	})
	if !errors.Is(err, broken) {
		t.Errorf("%v, want %v", err, broken)
	}
	if all, err := to.Generations(t.Context()); err != nil || len(all) != 1 || all[0].Articles != 3 {
		t.Errorf("%+v is kept (%v)", all, err)
	}
}

func TestTheSumTellsWhatWasCopied(t *testing.T) {
	from := writer(t, t.TempDir())
	indextest.Rebuild(t, from, withReadings(5))
	sumOf := func(change func([]index.Kept)) string {
		all := indextest.Give(t, from).Articles
		change(all)
		var s index.Sum
		for range s.Of(func(yield func(index.Kept, error) bool) {
			for _, k := range all {
				if !yield(k, nil) {
					return
				}
			}
		}) {
		}
		return s.String()
	}
	same := sumOf(func([]index.Kept) {})
	if again := sumOf(func([]index.Kept) {}); again != same {
		t.Errorf("%s, then %s", same, again)
	}
	for what, change := range map[string]func([]index.Kept){
		"text": func(all []index.Kept) { all[2].Article.Text += "." }, "order": slices.Reverse[[]index.Kept],
		"reading": func(all []index.Kept) { all[0].Reading.Chrome++ }, "arrival": func(all []index.Kept) { all[4].Arrival.Generation = "000009" },
	} {
		if sumOf(change) == same {
			t.Errorf("another %s has the same sum", what)
		}
	}
}
