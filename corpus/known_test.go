package corpus

import (
	"fmt"
	"slices"
	"testing"
)

func TestIdentifiersAreNumberedInTheirOrder(t *testing.T) {
	k := newKnown()
	const many = 5000
	for i := range many {
		for again := range 2 {
			if n, added := k.add(fmt.Sprintf("id%d", i)); n != i || added != (again == 0) {
				t.Fatalf("id%d: number %d, added %t", i, n, added)
			}
		}
	}
	for i := range many {
		if n := k.number(fmt.Sprintf("id%d", i)); n != i {
			t.Fatalf("id%d: number %d", i, n)
		}
	}
	if n := k.number("other"); n != -1 {
		t.Errorf("an id that was not added has number %d", n)
	}
}

func TestAStoryHasTheNameOfItsFirstArticle(t *testing.T) {
	s := newStories([]int32{0, 1, 0, 3, 1, 0})
	var have []string
	for i := range 7 {
		have = append(have, s.of(i, fmt.Sprint("a", i)))
	}
	want := []string{"a0", "a1", "a0", "", "a1", "a0", ""}
	if !slices.Equal(have, want) {
		t.Errorf("have %q, want %q", have, want)
	}
}

func TestOutlinesAreFoundByTheirNumbers(t *testing.T) {
	var o outlines
	long := make([]byte, outlineBlock-3)
	for i, outline := range [][]byte{[]byte("one"), long, {}, make([]byte, outlineBlock+1), []byte("five")} {
		o.add(outline)
		have := o.of(i)
		if i > 1 && i < 4 && have != nil || i < 2 && string(have[:len(outline)]) != string(outline) {
			t.Errorf("outline %d: %d bytes", i, len(have))
		}
	}
	if o.of(-1) != nil || o.of(5) != nil {
		t.Error("an outline of no document")
	}
}
