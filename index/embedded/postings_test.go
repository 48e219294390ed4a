package embedded

import (
	"testing"

	bleve "github.com/blevesearch/bleve_index_api"
)

// positioned is a term that stands at the given positions of one document.
func positioned(positions ...uint64) *term {
	t := &term{}
	for _, at := range positions {
		t.entry.Vectors = append(t.entry.Vectors, &bleve.TermFieldVector{Pos: at})
	}
	return t
}

func TestAPhraseIsCountedWhereItsTermsStandInTheirPlaces(t *testing.T) {
	p := &phrase{
		terms:  []*term{positioned(1, 5, 9, 12), positioned(2, 7, 11, 14), positioned(4, 8, 12, 13)},
		places: []int{0, 2, 3},
		at:     make([]int, 3),
	}
	for range 2 { // the second count begins anew
		if n := p.occurrences(); n != 2 { // at 5, 7, 8 and at 9, 11, 12
			t.Errorf("%v occurrences, want 2", n)
		}
	}
}

// A count that looks at every position for every other would not end before the
// test run does.
func TestAPhraseOfAWordThatFillsAnArticleIsCounted(t *testing.T) {
	const words = 1_000_000
	all := make([]uint64, words)
	for i := range all {
		all[i] = uint64(i + 1)
	}
	p := &phrase{terms: []*term{positioned(all...), positioned(all...)}, places: []int{0, 1}, at: make([]int, 2)}
	if n := p.occurrences(); n != words-1 {
		t.Errorf("%v occurrences, want %d", n, words-1)
	}
}
