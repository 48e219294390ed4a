package server

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"testing"

	"kiosque/article"
	"kiosque/index"
	"kiosque/query"
)

func TestTheFiguresAreThoseOfTheArchive(t *testing.T) {
	h := overSeeds(t)
	r := get(h, "/stats?ui=fr")
	s := decode[statsJSON](t, r)
	if r.StatusCode != 200 || s.Generation != r.Header.Get(generationHeader) || s.Articles != 5 || s.Stories != 5 || len(s.Digest) != 64 || s.Analysers == "" || s.Created.IsZero() {
		t.Errorf("%d %+v", r.StatusCode, s)
	}
	facets := decode[answer](t, get(h, "/search?ui=fr&copies=all")).Facets
	if !slices.Equal(s.Languages, facets.Lang) || s.Covered["lang"] != 5 || len(s.Covered) != len(query.Facets) {
		t.Errorf("%v, the facets have %v; covered %v", s.Languages, facets.Lang, s.Covered)
	}
	dated := 0
	for _, v := range facets.Year {
		if v.Value != query.Undated {
			dated += v.Count
		}
	}
	if s.Covered["year"] != dated || s.Years.Undated != 5-dated || dated > 0 && (s.Years.First == nil || *s.Years.First > *s.Years.Last) {
		t.Errorf("%d dated, %+v", dated, s.Years)
	}
	if again := decode[statsJSON](t, get(h, "/stats?ui=en")); again.Languages[0].Label == s.Languages[0].Label {
		t.Errorf("one label in two languages: %s", again.Languages[0].Label)
	}
}

func TestTheYearsOfAnArchive(t *testing.T) {
	y := newYearsJSON([]index.Value{{Value: "2017", Count: 3}, {Value: query.Undated, Count: 2}, {Value: "1998", Count: 1}, {Value: "2020", Count: 1}})
	if *y.First != 1998 || *y.Last != 2020 || y.Undated != 2 {
		t.Errorf("%+v", y)
	}
	if none := newYearsJSON(nil); none.First != nil || none.Last != nil {
		t.Errorf("%+v", none)
	}
}

// overStory serves an article of a story that others tell too, and one that stands alone.
func overStory() http.Handler {
	articles := map[string]article.Article{"alone": {ID: "alone", Lang: "fr"}}
	for _, id := range []string{"a", "b", "c"} {
		articles[id] = article.Article{ID: id, Story: "a", Lang: "fr"}
	}
	return New(fake{
		article: func(_ context.Context, id string) (article.Article, error) {
			if a, ok := articles[id]; ok {
				return a, nil
			}
			return article.Article{}, index.ErrNotFound
		},
		search: func(_ context.Context, q query.Query) (index.Result, error) {
			if q.Story != "a" || q.Copies != query.All || q.Sort != query.Oldest {
				return index.Result{}, index.ErrUnavailable
			}
			r := index.Result{Total: 3, Hits: []index.Hit{{Article: articles["a"]}, {Article: articles["b"]}, {Article: articles["c"]}}}
			if r.Hits = r.Hits[:min(q.Size, 3)]; q.Size < 3 {
				r.Next = "further"
			}
			return r, nil
		},
	}, Options{Logger: quiet})
}

func TestTheCopiesOfAnArticleAreTheOthers(t *testing.T) {
	h := overStory()
	for address, want := range map[string]string{
		"/articles/b/copies":                  `{"total":2,"hits":[{"id":"a"},{"id":"c"}]}`,
		"/articles/b/copies?size=2":           `{"total":2,"hits":[{"id":"a"}],"next":"further"}`,
		"/articles/c/copies?cursor=x&size=50": `{"total":2,"hits":[{"id":"a"},{"id":"b"}]}`,
		"/articles/alone/copies":              `{"total":0,"hits":[]}`,
	} {
		sign := "?"
		if strings.Contains(address, "?") {
			sign = "&"
		}
		if have := strings.TrimSpace(bodyOf(t, get(h, address+sign+"fields=id"))); have != want {
			t.Errorf("%s: %s", address, have)
		}
	}
	for address, want := range map[string]int{"/articles/none/copies": 404, "/articles/a/copies?q=x": 400, "/articles/a/copies?size=0": 400, "/articles/a/copies": 200} {
		if have := get(h, address).StatusCode; have != want {
			t.Errorf("%s: %d", address, have)
		}
	}
}
