package eval

import (
	"math"
	"math/rand/v2"
	"slices"
)

const (
	resamples = 2000   // bootstrap samples: the bounds stand still in the second decimal
	shuffles  = 20_000 // of the randomisation test: p-values down to 0.0001
	seed      = 2002   // fixed, so that a run can be repeated to the digit
)

// interval returns the bounds that hold a statistic in 95 of 100 samples of n
// questions drawn anew from the n that there are (the percentile bootstrap: Efron
// and Tibshirani 1993). The statistic gets the drawn questions' numbers.
func interval(n int, statistic func(drawn []int) float64) (low, high float64) {
	if n == 0 {
		return 0, 0
	}
	r := rand.New(rand.NewPCG(seed, seed))
	drawn := make([]int, n)
	found := make([]float64, resamples)
	for i := range found {
		for j := range drawn {
			drawn[j] = r.IntN(n)
		}
		found[i] = statistic(drawn)
	}
	slices.Sort(found)
	return found[resamples*25/1000], found[resamples*975/1000-1]
}

// meanOf returns the mean of the drawn values.
func meanOf(values []float64) func(drawn []int) float64 {
	return func(drawn []int) float64 {
		sum := 0.0
		for _, i := range drawn {
			sum += values[i]
		}
		return sum / float64(max(len(drawn), 1))
	}
}

// every is the numbers from 0 to n-1.
func every(n int) []int {
	numbers := make([]int, n)
	for i := range numbers {
		numbers[i] = i
	}
	return numbers
}

// chance is the p-value of the paired randomisation test on the mean, two-sided
// (Smucker, Allan and Carterette 2007): how often differences as large would be
// seen if which of the two runs a question's figures belong to were a coin's toss.
func chance(differences []float64) float64 {
	const rounding = 1e-9
	observed := math.Abs(sum(differences)) - rounding
	r := rand.New(rand.NewPCG(seed, seed))
	atLeast := 1 // the observed one
	for range shuffles {
		tossed, coins := 0.0, uint64(0)
		for i, d := range differences {
			if i%64 == 0 {
				coins = r.Uint64()
			}
			if coins&1 == 0 {
				d = -d
			}
			coins >>= 1
			tossed += d
		}
		if math.Abs(tossed) >= observed {
			atLeast++
		}
	}
	return float64(atLeast) / (shuffles + 1)
}

func sum(values []float64) float64 {
	total := 0.0
	for _, v := range values {
		total += v
	}
	return total
}
