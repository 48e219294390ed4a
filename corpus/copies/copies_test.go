package copies_test

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"

	"kiosque/corpus/copies"
)

// story makes n words that no other story has in the same order.
func story(r *rand.Rand, n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = fmt.Sprintf("mot%d", r.IntN(2000))
	}
	return strings.Join(words, " ")
}

func TestCopiesAreGroupedWithTheFirst(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	a, b := story(r, 300), story(r, 300)
	words := strings.Fields(a)
	texts := []string{
		a, b,
		"Accueil Menu Newsletter\n\n" + a + "\n\nPartager cet article",       // under other chrome
		strings.Join(words[:180], " "),                                       // cut
		strings.Join(append(slices.Clone(words[150:]), words[:150]...), " "), // re-ordered
		strings.ToUpper(b),
		"Trop court.", "Trop court.", "",
		story(r, 300),
		"« " + strings.Join(words[:40], " ") + " » " + story(r, 400), // a quotation
	}
	want := []int{0, 1, 0, 0, 0, 1, 6, 7, 8, 9, 10}
	if got := copies.Groups(sketches(texts)); !slices.Equal(got, want) {
		t.Errorf("groups %v, want %v", got, want)
	}
}

func sketches(texts []string) []copies.Sketch {
	all := make([]copies.Sketch, len(texts))
	for i, text := range texts {
		all[i] = copies.Of(text)
	}
	return all
}

func TestManyCopiesOfOneStoryTakeLinearTime(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	wire := story(r, 200)
	all := make([]copies.Sketch, 50_000)
	one := copies.Of(wire)
	for i := range all {
		all[i] = one
	}
	for i, g := range copies.Groups(all) {
		if g != 0 {
			t.Fatalf("copy %d is in group %d", i, g)
		}
	}
}

func TestAHundredThousandArticlesAreGroupedInBoundedMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a few seconds")
	}
	r := rand.New(rand.NewPCG(3, 3))
	all := make([]copies.Sketch, 100_000)
	for i := range all {
		if i%10 == 9 {
			all[i] = all[i-1]
			continue
		}
		all[i] = copies.Of(story(r, 80))
	}
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	groups := copies.Groups(all)
	runtime.ReadMemStats(&after)
	if taken := after.TotalAlloc - before.TotalAlloc; taken > 200<<20 {
		t.Errorf("%d MiB for 100,000 articles, want at most 200", taken>>20)
	}
	for i, g := range groups {
		if want := i - max(0, i%10-8); g != want {
			t.Fatalf("article %d is in group %d, want %d", i, g, want)
		}
	}
}

func FuzzOf(f *testing.F) {
	f.Add("Le gouvernement a parlé de la sécurité et de la coopération entre les pays de l’Union européenne depuis lundi.")
	f.Add("\xff\xfe a b c")
	f.Fuzz(func(t *testing.T, text string) {
		s := copies.Of(text)
		if !slices.IsSorted(s) || len(slices.Compact(slices.Clone(s))) != len(s) {
			t.Errorf("sketch of %q is not sorted or repeats", text)
		}
		if s != nil && !copies.Alike(s, s) {
			t.Errorf("%q is not like itself", text)
		}
	})
}
