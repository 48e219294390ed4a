package columns

import (
	"slices"

	"kiosque/index"
)

// Ranked returns every value that was counted, and the chosen ones, in the order of Facets, for who counted
// without a Counter.
func Ranked(counts map[string]int, chosen []string) []index.Value {
	values := make([]index.Value, 0, len(counts)+len(chosen))
	for value, count := range counts {
		if count > 0 {
			values = append(values, index.Value{Value: value, Count: count, Chosen: slices.Contains(chosen, value)})
		}
	}
	slices.SortFunc(values, byCount)
	return append(values, missing(values, chosen)...)
}

// Listed returns those of all values, as Ranked gives them, that an answer lists, and how many it does not.
func Listed(all []index.Value) (values []index.Value, unlisted int) {
	for i, v := range all {
		if i < maxValues || v.Chosen {
			values = append(values, v)
		} else {
			unlisted++
		}
	}
	return values, unlisted
}
