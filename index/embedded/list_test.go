package embedded

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"
)

func TestACursorFindsWhatALookThroughTheListFinds(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		docs := make([]uint32, r.IntN(300))
		for i := range docs {
			docs[i] = r.Uint32N(1000)
		}
		slices.Sort(docs)
		docs = slices.Compact(docs)
		c := cursor{list: &list{docs: docs}}
		for doc := uint32(0); doc < 1100; doc += 1 + r.Uint32N(1+r.Uint32N(200)) {
			want := uint32(none)
			if i, _ := slices.BinarySearch(docs, doc); i < len(docs) {
				want = docs[i]
			}
			if got := c.seek(doc); got != want {
				t.Fatalf("seek %d: %d, want %d", doc, got, want)
			}
		}
	}
}

// sized is a value that costs what it says.
type sized int

func (s sized) cost() int { return int(s) }

func TestWhatIsHeldIsBoundedAndTheOldestGoesFirst(t *testing.T) {
	b := newBounded[sized](1000)
	made := 0
	ask := func(n, size int) {
		_, _ = b.get(strconv.Itoa(n), func() (sized, error) { made++; return sized(size), nil })
	}
	for n := range 9 {
		ask(n, 99)
	}
	ask(0, 99) // is held, and now the latest
	ask(9, 99)
	ask(10, 99)
	if made != 11 || b.held > 1000 {
		t.Errorf("made %d, %d bytes held", made, b.held)
	}
	for n, held := range map[int]bool{0: true, 1: false, 2: false, 3: true, 10: true} {
		if _, ok := b.find(strconv.Itoa(n)); ok != held {
			t.Errorf("%d is held: %t, want %t", n, ok, held)
		}
	}
	if ask(11, 900); b.held > 1000 {
		t.Errorf("%d bytes held", b.held)
	}
	before := b.held
	b.put("10", 49)
	if v, _ := b.find("10"); v != 49 || b.held != before-50 {
		t.Errorf("%d is held in the place of 99, %d bytes in all, want %d", v, b.held, before-50)
	}
}
