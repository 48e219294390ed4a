package indextest

import (
	"context"
	"encoding/json"
	"math/rand/v2"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kiosque/index"
	"kiosque/query"
)

const (
	repeated = 100 // questions that are asked again
	readers  = 8   // that ask at the same time
)

// asking is an engine with a corpus, and questions to it.
func asking(t *testing.T, open Open, questions int) (index.Engine, []query.Query) {
	t.Helper()
	shape := Shapes()[1]
	e := open(t)
	articles := shape.Make()
	Rebuild(t, e, articles)
	return e, shape.questions(NewNaive(articles, nil), questions)
}

func (s Shape) questions(truth *Naive, n int) []query.Query {
	ask := newAsker(rand.New(rand.NewPCG(s.Seed, 4)), truth, s.Words)
	all := make([]query.Query, n)
	for i := range all {
		all[i] = ask.question()
	}
	return all
}

// written is a whole answer as text, which nothing can change.
func written(t *testing.T, answer any) string {
	t.Helper()
	text, err := json.MarshalIndent(answer, "", " ")
	if err != nil {
		t.Fatalf("write an answer: %v", err)
	}
	return string(text)
}

func answers(t *testing.T, e index.Engine, questions []query.Query) []string {
	t.Helper()
	all := make([]string, len(questions))
	for i, q := range questions {
		all[i] = written(t, search(t, e, q))
	}
	return all
}

// sameAgain: a question has the same answer whatever was asked before it.
func sameAgain(t *testing.T, open Open) {
	e, questions := asking(t, open, repeated)
	first := answers(t, e, questions)
	for i := len(questions) - 1; i >= 0; i-- {
		for range 2 {
			if again := written(t, search(t, e, questions[i])); again != first[i] {
				t.Fatalf("%s asked again:\n%s", shown(questions[i]), cmp.Diff(first[i], again))
			}
		}
	}
}

// sameTogether: readers that ask at the same time have the answers that they have alone.
func sameTogether(t *testing.T, open Open) {
	e, questions := asking(t, open, repeated)
	alone := answers(t, e, questions)
	var together sync.WaitGroup
	for reader := range readers {
		together.Go(func() {
			for _, i := range rand.New(rand.NewPCG(uint64(reader), 5)).Perm(len(questions)) {
				result, err := e.Search(context.Background(), questions[i])
				if text, _ := json.MarshalIndent(result, "", " "); err != nil || string(text) != alone[i] {
					t.Errorf("%s asked by many: %v\n%s", shown(questions[i]), err, cmp.Diff(alone[i], string(text)))
					return
				}
			}
		})
	}
	together.Wait()
}
