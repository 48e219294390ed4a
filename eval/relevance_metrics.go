package eval

import (
	"cmp"
	"math"
	"slices"
)

// cutoff is how far down a reader looks: the first page.
const cutoff = 10

// Judgements are the grades of articles by question: 0 was judged and is not
// relevant, an article that is missing was not judged and counts as 0.
type Judgements map[string]Grades

// Grades are those of one question, by the article's id.
type Grades map[string]int

// relevant returns how many articles have a grade above 0.
func (g Grades) relevant() int {
	n := 0
	for _, grade := range g {
		if grade > 0 {
			n++
		}
	}
	return n
}

// A metric judges one answer, ids best first, from 0 to 1.
type metric struct {
	name string
	of   func(answer []string, g Grades) float64
}

const (
	nameOfNDCG   = "nDCG@10"
	nameOfMRR    = "MRR@10"
	nameOfRecall = "recall@10"
)

// metrics lists what is measured of every question.
var metrics = []metric{
	{nameOfNDCG, ndcg},
	{nameOfMRR, reciprocalRank},
	{nameOfRecall, func(answer []string, g Grades) float64 { return recall(answer, g, cutoff) }},
	{"recall@100", func(answer []string, g Grades) float64 { return recall(answer, g, depth) }},
	{"answered", answered},
}

// ndcg is the discounted cumulative gain of the first ten, as a share of the best
// there is (Järvelin and Kekäläinen 2002): a gain of 2^grade − 1, divided by the
// binary logarithm of one more than the rank.
func ndcg(answer []string, g Grades) float64 {
	gains := make([]float64, 0, cutoff)
	for _, id := range answer[:min(cutoff, len(answer))] {
		gains = append(gains, gain(g[id]))
	}
	best := make([]float64, 0, len(g))
	for _, grade := range g {
		best = append(best, gain(grade))
	}
	slices.SortFunc(best, func(a, b float64) int { return cmp.Compare(b, a) })
	ideal := discounted(best[:min(cutoff, len(best))])
	if ideal == 0 {
		return 0
	}
	return discounted(gains) / ideal
}

func gain(grade int) float64 { return math.Exp2(float64(max(grade, 0))) - 1 }

func discounted(gains []float64) float64 {
	sum := 0.0
	for i, g := range gains {
		sum += g / math.Log2(float64(i+2))
	}
	return sum
}

// reciprocalRank is one over the rank of the first relevant article among the first ten, 0 without one.
func reciprocalRank(answer []string, g Grades) float64 {
	for i, id := range answer[:min(cutoff, len(answer))] {
		if g[id] > 0 {
			return 1 / float64(i+1)
		}
	}
	return 0
}

// recall is the share of the relevant articles that stand among the first so many.
func recall(answer []string, g Grades, first int) float64 {
	found := 0
	for _, id := range answer[:min(first, len(answer))] {
		if g[id] > 0 {
			found++
		}
	}
	return share(found, g.relevant())
}

// answered is 1 when there is any answer at all.
func answered(answer []string, _ Grades) float64 {
	return float64(min(len(answer), 1))
}

// values measures m on every question of r, in their order.
func (r Run) values(m metric) []float64 {
	values := make([]float64, len(r.Set.Questions))
	for i, q := range r.Set.Questions {
		values[i] = m.of(r.Answers[q.ID], r.Set.Judgements[q.ID])
	}
	return values
}
