package eval

import (
	"math"
	"slices"
	"testing"
)

func TestIntervalHoldsTheMeanAndNarrows(t *testing.T) {
	width := map[int]float64{}
	for _, n := range []int{20, 500} {
		values := make([]float64, n)
		for i := range values {
			values[i] = float64(i % 2)
		}
		low, high := interval(n, meanOf(values))
		if low > .5 || high < .5 || low < 0 || high > 1 {
			t.Errorf("%d questions: %v to %v", n, low, high)
		}
		width[n] = high - low
	}
	// The normal approximation gives ±1.96·√(.25/n): .438 and .088 wide.
	if math.Abs(width[20]-.438) > .07 || math.Abs(width[500]-.088) > .01 {
		t.Errorf("widths %v", width)
	}
}

func TestChanceOfFewDifferencesIsThatOfAllTosses(t *testing.T) {
	for _, c := range []struct {
		differences []float64
		want        float64 // counted over all 2^n tosses
	}{
		{[]float64{1, 1, 1, 1, 1}, 2. / 32},
		{[]float64{1, 1, 1, 1, -1}, 12. / 32},
		{[]float64{.5, -.5}, 1},
		{[]float64{0, 0, 0}, 1},
		{[]float64{.3, .2, .1}, 2. / 8},
	} {
		if got := chance(c.differences); math.Abs(got-c.want) > .015 {
			t.Errorf("%v: p is %.4f, want %.4f", c.differences, got, c.want)
		}
	}
}

func TestAComparisonNamesWhatChangedMost(t *testing.T) {
	set := Set{Name: "made"}
	set.add("one", "première", "", "a")
	set.add("two", "deuxième", "", "b")
	set.add("three", "troisième", "", "c")
	before := Run{set, map[string][]string{"one": {"a"}, "two": {"x", "b"}}}
	after := Run{set, map[string][]string{"one": {"a"}, "two": {"b"}, "three": {"x", "y", "c"}}}
	c := Compare(before, after)
	if c.Wins != 2 || c.Losses != 0 || c.Ties != 1 || len(c.Changed) != 2 {
		t.Fatalf("%+v", c)
	}
	if c.Changed[0].ID != "three" || c.Changed[0].After != .5 || c.Changed[1].ID != "two" {
		t.Errorf("%+v", c.Changed)
	}
	if back := Compare(after, before); back.Losses != 2 || back.P != c.P {
		t.Errorf("the other way round: %+v", back)
	}
}

func TestASetIsHeldToTheOneItNames(t *testing.T) {
	own, across := Set{Name: "own"}, Set{Name: "across", ShareOf: "own"}
	for _, s := range []*Set{&own, &across} {
		s.add("1", "a", "", "x")
		s.add("2", "b", "", "y")
	}
	figures := Figures([]Run{
		{across, map[string][]string{"1": {"x"}}},
		{own, map[string][]string{"1": {"x"}, "2": {"y"}}},
	})
	i := slices.IndexFunc(figures, func(f Figure) bool { return f.Name == nameOfShare })
	if i < 0 || figures[i].Set != "across" || figures[i].Value != .5 {
		t.Errorf("%+v", figures)
	}
}
