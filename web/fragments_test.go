package web

import (
	"strings"
	"testing"

	"kiosque/article"
	"kiosque/index"
)

// A fragment's edges are found in the passage that holds it; they must be those that the
// whole body tells.
func TestTheEdgesOfAFragmentAreThoseOfTheWholeBody(t *testing.T) {
	for _, joined := range []int{0b0000, 0b1111, 0b0010, 0b0101, 0b1010} {
		a := written("a", "Titre", []string{"Un deux. Trois", "quatre cinq.", "  Six « sept » huit", "neuf."}, []string{"dix"})
		for i := range a.Passages {
			a.Passages[i].Joined = joined>>i&1 == 1
		}
		body, of := a.Body(), cuts{Article: &a}
		for start := range body {
			for end := start + 1; end <= len(body); end++ {
				part := body[start:end]
				before, after, _ := strings.Cut(body, part)
				have := of.fragment(frame("fr"), index.Fragment{Field: "body", Text: part}).Edges
				if want := edges(before, part, after, true); have != want {
					t.Fatalf("%b, %q: have %q, want %q", joined, part, have, want)
				}
			}
		}
	}
}

func TestAFragmentHasTheLanguageOfItsPassage(t *testing.T) {
	a := written("a", "Titre", []string{"Un deux.", "One two."}, nil)
	a.Passages[2].Lang = article.English
	for part, want := range map[string]string{"deux": "fr", "two": "en", "nowhere": "fr"} {
		if lang, _ := whereIn(&a, part); lang != want {
			t.Errorf("%s: have %s", part, lang)
		}
	}
}
