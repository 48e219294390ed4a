package embedded

import (
	"slices"
	"testing"
)

func TestAPhraseIsCountedWhereItsTermsStandInTheirPlaces(t *testing.T) {
	at := [][]uint32{{1, 5, 9, 12}, {2, 7, 11, 14}, {4, 8, 12, 13}}
	for range 2 { // the second count begins anew
		if title, body := (phrase{0, 2, 3}).occurrences(at); title != 2 || body != 0 { // at 5, 7, 8 and at 9, 11, 12
			t.Errorf("%d in the title, %d in the body; want 2 in the title", title, body)
		}
	}
}

func TestTheEndOfATitleAndTheBeginningOfABodyAreNoPhrase(t *testing.T) {
	at := [][]uint32{{3, 7 | inBody}, {1 | inBody, 8 | inBody}}
	for name, count := range map[string]counter{"phrase": phrase{0, 1}.occurrences, "near": near{span: 5}.windows, "following": following} {
		if title, body := count(at); title != 0 || body != 1 {
			t.Errorf("%s: %d in the title, %d in the body; want one in the body", name, title, body)
		}
	}
}

// A count that looks at every position for every other would not end before the
// test run does.
func TestAPhraseOfAWordThatFillsAnArticleIsCounted(t *testing.T) {
	const words = 1_000_000
	all := make([]uint32, words)
	for i := range all {
		all[i] = uint32(i+1) | inBody
	}
	at := [][]uint32{all, slices.Clone(all)}
	if _, body := (phrase{0, 1}).occurrences(at); body != words-1 {
		t.Errorf("%v occurrences, want %d", body, words-1)
	}
}
