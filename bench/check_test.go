package main

import (
	"testing"

	"kiosque/bench/peer"
	"kiosque/bench/queries"
)

// years are counts of n values, the most frequent first, and further ones.
func years(n int, further map[string]int) map[string]int {
	counts := map[string]int{}
	for i := range n {
		counts[string(rune('a'+i))] = 100 - i
	}
	for value, count := range further {
		counts[value] = count
	}
	return counts
}

func TestFacetsAreEqualWhenTheTenLargestCountsAre(t *testing.T) {
	for _, c := range []struct {
		name string
		a, b map[string]int
		want bool
	}{
		{"nothing counted", nil, map[string]int{}, true},
		{"the same", years(5, nil), years(5, nil), true},
		{"one lists what the other leaves out", years(12, nil), years(10, nil), true},
		{"values without hits", years(3, map[string]int{"z": 0}), years(3, nil), true},
		{"another of those that share the last count", years(9, map[string]int{"y": 7}), years(9, map[string]int{"z": 7}), true},
		{"another value with a count of its own", years(8, map[string]int{"y": 9, "w": 7}), years(8, map[string]int{"z": 9, "w": 7}), false},
		{"another count", years(5, nil), years(5, map[string]int{"a": 99}), false},
		{"a value less", years(5, nil), years(4, nil), false},
	} {
		if have := sameCounts(c.a, c.b); have != c.want {
			t.Errorf("%s: %v", c.name, have)
		}
	}
}

func TestQueriesInWhichEnginesDifferAreCountedAndNamed(t *testing.T) {
	asked := []queries.Query{{Kind: queries.Word, Words: []string{"peace"}}, {Kind: queries.Word, Words: []string{"oil"}}, {Kind: queries.Word, Words: []string{"gas"}}}
	facets := func(n int) map[string]map[string]int {
		return map[string]map[string]int{"year": {"1999": n}, "countries": {}, "orgs": {}}
	}
	a := peer.Results{Hits: []int{1, 2, 3}, Best: []string{"x", "y", "z"}, Facets: []map[string]map[string]int{facets(1), facets(2), facets(3)}}
	b := peer.Results{Hits: []int{1, 2, 4}, Best: []string{"x", "v", "z"}, Facets: []map[string]map[string]int{facets(1), facets(1), facets(3)}}
	all := []finding{{"first", a}, {"other", b}}
	have := agree(asked, all, all[1])
	if have.Hits != 2 || have.Facets != 2 || have.Best["first"] != 2 || have.Best["other"] != 3 || len(have.Apart) != 2 {
		t.Errorf("%+v", have)
	}
}
