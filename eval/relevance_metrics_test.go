package eval

import (
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestMetricsAreThoseComputedByHand(t *testing.T) {
	grades := Grades{"a": 3, "b": 2, "c": 1, "d": 0}
	for _, c := range []struct {
		about  string
		answer string
		want   []float64 // nDCG@10, MRR@10, recall@10, recall@100, answered
	}{
		// ideal: 7 + 3/log2(3) + 1/log2(4) = 9.392789
		{"the best order", "a b c", []float64{1, 1, 1, 1, 1}},
		{"the worst order of the three", "c b a", []float64{(1 + 3/1.5849625 + 7/2.0) / 9.392789, 1, 1, 1, 1}},
		{"judged and not relevant stands first", "d a", []float64{(7 / 1.5849625) / 9.392789, .5, 1 / 3., 1 / 3., 1}},
		{"what was not judged counts as not relevant", "x y b", []float64{(3 / 2.0) / 9.392789, 1 / 3., 1 / 3., 1 / 3., 1}},
		{"the eleventh counts for recall@100 alone", "1 2 3 4 5 6 7 8 9 10 a", []float64{0, 0, 0, 1 / 3., 1}},
		{"no answer", "", []float64{0, 0, 0, 0, 0}},
	} {
		for i, m := range metrics {
			if got := m.of(strings.Fields(c.answer), grades); math.Abs(got-c.want[i]) > 1e-6 {
				t.Errorf("%s: %s is %.6f, want %.6f", c.about, m.name, got, c.want[i])
			}
		}
	}
}

func TestMetricsWithoutARelevantArticleAreNought(t *testing.T) {
	for _, m := range metrics[:4] {
		if got := m.of([]string{"a"}, Grades{"a": 0}); got != 0 {
			t.Errorf("%s is %v", m.name, got)
		}
	}
}

func TestLawsOfNDCG(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 500 {
		grades, answer := someJudgements(r)
		got := ndcg(answer, grades)
		if got < 0 || got > 1+1e-12 {
			t.Fatalf("%v of %v: %v is not from 0 to 1", answer, grades, got)
		}
		best := slices.Clone(answer)
		slices.SortStableFunc(best, func(a, b string) int { return grades[b] - grades[a] })
		if perfect := ndcg(best, grades); grades.relevant() > 0 && math.Abs(perfect-1) > 1e-12 {
			t.Fatalf("%v of %v: the best order has %v", best, grades, perfect)
		}
		if i, j := r.IntN(len(answer)), r.IntN(len(answer)); grades[answer[i]] == grades[answer[j]] {
			answer[i], answer[j] = answer[j], answer[i]
			if swapped := ndcg(answer, grades); math.Abs(swapped-got) > 1e-12 {
				t.Fatalf("%v of %v: the order of equal grades counts: %v, %v", answer, grades, got, swapped)
			}
		}
	}
}

// someJudgements returns grades and an answer that has every judged article.
func someJudgements(r *rand.Rand) (Grades, []string) {
	grades := Grades{}
	for i := range 1 + r.IntN(30) {
		grades[fmt.Sprint("d", i)] = r.IntN(4)
	}
	answer := slices.Sorted(maps.Keys(grades))
	r.Shuffle(len(answer), func(i, j int) { answer[i], answer[j] = answer[j], answer[i] })
	return grades, answer
}
