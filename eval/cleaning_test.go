package eval_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kiosque/eval"
)

func TestTheCleanerIsAsGoodAsWasAsked(t *testing.T) {
	scores, err := eval.Cleaning(sharedData(t))
	if err != nil {
		t.Fatal(err)
	}
	holds(t, scores, []ask{
		{"body kept, 4-gram F1", "cleaning/en_pages", 0.88, 1},
		{"body kept, 4-gram recall", "cleaning/en_pages", 0.95, 1},
		{"body kept, 4-gram F1", "cleaning/fr_pages, pages fit to judge by", 0.90, 1},
		{"body kept, 4-gram recall", "cleaning/fr_pages", 0.95, 1},
		{"must_keep kept", "cleaning/segments", 0.95, 1},
		{"must_drop dropped", "cleaning/segments", 0.75, 1},
		{"words kept of clean press", "press/fr_press", 0.993, 1},
		{"clean articles that lose no more than 30 %", "press/fr_press", 1, 1},
		{"repeats left", "press/fr_press with pasted repeats", 0, 0.01},
	})
}

func TestLanguagesAreToldAsWellAsWasAsked(t *testing.T) {
	scores, err := eval.Languages(sharedData(t))
	if err != nil {
		t.Fatal(err)
	}
	const held = "open/language/items, held half"
	holds(t, scores, []ask{
		{"language, 3 words, French and English", held, 0.99, 1},
		{"language, 10 words, French and English", held, 0.999, 1},
		{"language, 3 words, others", held, 0.97, 1},
		{"language, 10 words, others", held, 0.997, 1},
		{"language, dominant of two", "open/language/mixed", 0.99, 1},
	})
}

// sharedData returns the folder of the labelled sets; where it is absent the test is skipped, or
// fails when KIOSQUE_REQUIRE names "data".
func sharedData(t *testing.T) string {
	t.Helper()
	dir := filepath.Join("..", "..", "shared", "data")
	if _, err := os.Stat(dir); err == nil {
		return dir
	}
	if slices.Contains(strings.Split(os.Getenv("KIOSQUE_REQUIRE"), ","), "data") {
		t.Fatalf("the labelled sets are not at %s", dir)
	}
	t.Skipf("the labelled sets are not at %s: nothing to measure on", dir)
	return ""
}

// ask is what a score must reach.
type ask struct {
	name, set   string
	least, most float64
}

func holds(t *testing.T, scores []eval.Score, asks []ask) {
	t.Helper()
	for _, a := range asks {
		s, ok := scoreOf(scores, a.name, a.set)
		if !ok || s.Value < a.least || s.Value > a.most {
			t.Errorf("%s on %s is %.4f, want %.3f to %.3f", a.name, a.set, s.Value, a.least, a.most)
		}
	}
}

func scoreOf(scores []eval.Score, name, set string) (eval.Score, bool) {
	for _, s := range scores {
		if s.Name == name && s.Set == set {
			return s, true
		}
	}
	return eval.Score{}, false
}
