package indextest

import (
	"maps"
	"slices"
	"testing"

	"kiosque/article"
	"kiosque/index"
)

// history is when the articles of an engine came, by id: with the first of the rebuilds that followed each
// other without a break, and had them.
type history map[string]index.Arrival

// after returns the history of what e holds once it was rebuilt of articles.
func (h history) after(t *testing.T, e index.Engine, articles []article.Article) history {
	t.Helper()
	Rebuild(t, e, articles)
	now := current(t, e)
	came := history{}
	for _, a := range articles {
		came[a.ID] = now
		if was, known := h[a.ID]; known {
			came[a.ID] = was
		}
	}
	return came
}

// current is the arrival of what the current generation brings.
func current(t *testing.T, e index.Engine) index.Arrival {
	t.Helper()
	v, err := e.View(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = v.Close() }()
	return index.Arrival{Generation: v.Generation(), At: v.Created()}
}

// generations returns the names of those that brought anything, the oldest first.
func (h history) generations() []string {
	names := map[string]bool{}
	for _, a := range h {
		names[a.Generation] = true
	}
	return slices.Sorted(maps.Keys(names))
}

// grown fills e with articles, a third at first, then two, then all.
func grown(t *testing.T, e index.Engine, articles []article.Article) (came history) {
	t.Helper()
	for third := range 3 {
		var some []article.Article
		for i, a := range articles {
			if i%3 <= third {
				some = append(some, a)
			}
		}
		came = came.after(t, e, some)
	}
	return came
}
