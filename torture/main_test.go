package main

import (
	"math"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"
	"time"

	"kiosque/torture/program"
)

func TestMain(m *testing.M) {
	if status, inside := insideNamespace(); inside {
		os.Exit(status)
	}
	status := program.Main(m)
	if path := os.Getenv("KIOSQUE_TORTURE_REPORT"); path != "" && status == 0 {
		if err := figures.write(path); err != nil {
			panic(err)
		}
	}
	os.Exit(status)
}

// times says how often something is done: a little with -short, enough to see that it
// works where nothing is said, and in full where KIOSQUE_REQUIRE names torture, times
// KIOSQUE_TORTURE, a number such as 3 or 0.25: never less often than where nothing is said.
func times(short, usual, full int) int {
	factor, err := strconv.ParseFloat(os.Getenv("KIOSQUE_TORTURE"), 64)
	switch {
	case err == nil && factor > 0 && factor <= mostFactor:
		return max(1, usual, int(math.Round(float64(full)*factor)))
	case program.Required("torture"):
		return full
	case testing.Short():
		return short
	}
	return usual
}

// mostFactor is a week of torture.
const mostFactor = 500

// inFull says how large something is that KIOSQUE_TORTURE makes neither larger nor smaller: a crowd, an
// archive, a list of different things, of which each is tried.
func inFull(short, usual, all int) int {
	if _, said := os.LookupEnv("KIOSQUE_TORTURE"); said || program.Required("torture") {
		return all
	}
	return times(short, usual, all)
}

// chance returns what the moments and places of faults are drawn from. Its seed is logged;
// KIOSQUE_TORTURE_SEED sets it.
func chance(t *testing.T) *rand.Rand {
	t.Helper()
	seed, err := strconv.ParseUint(os.Getenv("KIOSQUE_TORTURE_SEED"), 10, 64)
	if err != nil {
		seed = uint64(time.Now().UnixNano())
	}
	t.Logf("KIOSQUE_TORTURE_SEED=%d", seed)
	return rand.New(rand.NewPCG(seed, 0))
}

// figures are what the tests of this run have counted and measured.
var figures = newReport()

// note records figures of a test, and logs them.
func note(t *testing.T, fault string, counted ...figure) {
	t.Helper()
	r := result{Fault: fault, Test: t.Name(), Figures: counted}
	t.Log(r.sentence())
	figures.add(r)
}
