package embedded

import (
	"math/rand/v2"
	"slices"
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
