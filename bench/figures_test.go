package main

import (
	"fmt"
	"math"
	"testing"

	"kiosque/bench/peer"
	"kiosque/bench/queries"
)

func TestFiguresAreOfTheNearestRank(t *testing.T) {
	var hundred []float64
	for i := range 100 {
		hundred = append(hundred, float64(100-i))
	}
	for _, c := range []struct {
		name  string
		costs []float64
		want  figures
	}{
		{"nothing", nil, figures{}},
		{"one", []float64{3}, figures{3, 3, 3, 3, 3}},
		{"two", []float64{4, 2}, figures{3, 2, 4, 4, 4}},
		{"a hundred", hundred, figures{50.5, 50, 95, 99, 100}},
	} {
		if have := summed(c.costs); have != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, have, c.want)
		}
	}
}

func TestOfEachQueryTheLeastOfAllPassesCounts(t *testing.T) {
	asked := []queries.Query{{Kind: queries.Word}, {Kind: queries.Or}, {Kind: queries.Or}}
	passes := []peer.Pass{
		{CPU: []float64{10, 50, 9}, Wall: []float64{11, 51, 10}, Process: 90},
		{CPU: []float64{30, 20, 10}, Wall: []float64{31, 21, 11}, Process: 75},
	}
	have := costsOf(passes, asked)
	if have.CPU.Mean != 13 || have.CPU.Most != 20 || have.Wall.Mean != 14 || have.Process != 25 {
		t.Errorf("%+v", have)
	}
	if fmt.Sprint(have.Kinds) != "map[or:14.5 word:10]" {
		t.Errorf("%v", have.Kinds)
	}
}

func TestAPassThatIsRepeatedChangesNothing(t *testing.T) {
	pass := []float64{3, 1, 4, 1, 5}
	for n := 1; n < 4; n++ {
		passes := make([][]float64, n)
		for i := range passes {
			passes[i] = pass
		}
		if have := mean(leastOf(passes)); math.Abs(have-2.8) > 1e-9 {
			t.Errorf("%d times: %v", n, have)
		}
	}
}
