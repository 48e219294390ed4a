package main

import "math"

// split shares the goals of a stem out among the terms it has become.
//
// Every term has its part of the stem's words, every goal its weight, and words that
// are spelt alike belong together: organisation leads to organisation and organe
// to organ, where one stem had been both. The shares that keep the parts and the weights, and
// otherwise follow likeness, are found by iterative proportional fitting (Deming and Stephan 1940).
func split(terms []share, goals []goal, own, other *carrier) []flow {
	var flows []flow
	var groups []int // of each flow: its goal
	for g, goal := range goals {
		for _, to := range other.shares(goal.stem, rare) {
			for _, from := range terms {
				alike := likeness(own.forms[from.term].text, other.forms[to.term].text)
				flows = append(flows, flow{from, to.term, from.part * goal.weight * to.part * alike})
				groups = append(groups, g)
			}
		}
	}
	fit(flows, terms, groups, goals)
	for i, f := range flows {
		if own.listed[f.from.term] && !other.listed[f.to] && likeness(own.forms[f.from.term].text, other.forms[f.to].text) < akin {
			flows[i].weight *= doubtful
		}
	}
	for i := range flows {
		flows[i].weight /= flows[i].from.part
	}
	return flows
}

// A word of a list is seldom translated by what no list has and is not akin: that is mostly a name
// beside it in the texts, or two words that had lost their blank.
const (
	akin     = 0.1 // the likeness from which two words are
	doubtful = 0.1 // what is left of the weight where they are not
)

// rounds of fitting: after these the parts stand to a percent.
const rounds = 20

// fit scales flows in turn to the terms' parts and to the goals' weights, which come last.
func fit(flows []flow, terms []share, groups []int, goals []goal) {
	whole := 0.0
	parts := make(map[string]float64, len(terms))
	for _, g := range goals {
		whole += g.weight
	}
	for _, t := range terms {
		parts[t.term] = t.part * whole
	}
	for range rounds {
		if len(terms) > 1 { // one term has all, and its flows fit after one round
			scale(flows, func(i int) string { return flows[i].from.term }, func(term string) float64 { return parts[term] })
		}
		scale(flows, func(i int) int { return groups[i] }, func(g int) float64 { return goals[g].weight })
		if len(terms) == 1 {
			return
		}
	}
}

// scale makes the flows of each group add up to what is wanted of it.
func scale[K comparable](flows []flow, group func(i int) K, wanted func(K) float64) {
	sums := map[K]float64{}
	for i, f := range flows {
		sums[group(i)] += f.weight
	}
	for i := range flows {
		k := group(i)
		flows[i].weight *= wanted(k) / sums[k]
	}
}

// likeness is from 0.02 to 1.02: the fourth power of the common beginning's share of the longer form.
func likeness(a, b string) float64 {
	a, b = folded(a), folded(b)
	n := 0
	for n < min(len(a), len(b)) && a[n]|0x20 == b[n]|0x20 {
		n++
	}
	return 0.02 + math.Pow(float64(n)/float64(max(len(a), len(b), 1)), 4)
}
