package indextest

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"kiosque/article"
	"kiosque/index"
	"kiosque/query"
)

const edits = 4 // times that the corpus of a law is built again, with other articles under the same ids

// edition is the articles of one rebuild: their source tells which.
func edition(number int) (Shape, []article.Article) {
	shape := Shapes()[3]
	shape.Seed += uint64(100 * number)
	shape.Articles -= number
	articles := shape.Make()
	for i := range articles {
		articles[i].Source = fmt.Sprintf("edition %d", number)
	}
	return shape, articles
}

// newGenerationAnswers: after a rebuild nothing of the older generation is answered, to
// whatever question, by whatever was kept of answers.
func newGenerationAnswers(t *testing.T, open Open) {
	e := open(t)
	shape, articles := edition(0)
	questions := shape.questions(newNaive(articles), repeated/3)
	for number := range edits {
		_, articles := edition(number)
		report := Rebuild(t, e, articles)
		h := newComparing(e, newNaive(articles), nil)
		for _, q := range questions {
			if d := h.difference(t.Context(), q); d != "" {
				t.Fatalf("edition %d, %s\n%s", number, shown(q), d)
			}
			if got := search(t, e, q).Generation; got != report.Generation {
				t.Fatalf("generation %s answers, want %s", got, report.Generation)
			}
		}
	}
}

// generationsAreWhole: while generations follow each other, an answer is of one of them
// alone: its hits, its total, its facets and the article behind a hit.
func generationsAreWhole(t *testing.T, open Open) {
	e := open(t)
	_, articles := edition(0)
	Rebuild(t, e, articles)
	reading, stop := context.WithCancel(t.Context())
	defer stop()
	var all sync.WaitGroup
	editions := &sync.Map{} // by generation
	for range 4 {
		all.Go(func() {
			for reading.Err() == nil && !t.Failed() {
				if err := checkEdition(e, editions); err != nil {
					t.Error(err)
				}
			}
		})
	}
	for number := 1; number < edits; number++ {
		_, articles := edition(number)
		Rebuild(t, e, articles)
	}
	stop()
	all.Wait()
}

// checkEdition holds an answer to the edition of its first hit.
func checkEdition(e index.Engine, editions *sync.Map) error {
	q := everything()
	q.Size = 30
	result, err := e.Search(context.Background(), q)
	if err != nil {
		return err
	}
	source := result.Hits[0].Article.Source
	if known, _ := editions.LoadOrStore(result.Generation, source); known != source {
		return fmt.Errorf("generation %s is of %s and of %s", result.Generation, known, source)
	}
	var number int
	if _, err := fmt.Sscanf(source, "edition %d", &number); err != nil {
		return err
	}
	for _, h := range result.Hits {
		if h.Article.Source != source {
			return fmt.Errorf("hits of %s and of %s in one answer", source, h.Article.Source)
		}
	}
	if want := Shapes()[3].Articles - number; result.Total != want || countOf(result, query.Source, source) != want {
		return fmt.Errorf("%s: total %d, %d counted, want %d", source, result.Total, countOf(result, query.Source, source), want)
	}
	return nil
}

// countOf returns the count beside a value.
func countOf(r index.Result, f query.Facet, value string) int {
	for _, facet := range r.Facets {
		for _, v := range facet.Values {
			if facet.Name == f && v.Value == value {
				return v.Count
			}
		}
	}
	return 0
}
