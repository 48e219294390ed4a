package web

import (
	"slices"
	"testing"

	"kiosque/index"
	"kiosque/query"
)

func TestAHitIsLinkedByItsNumber(t *testing.T) {
	hits := []index.Hit{{Article: written("a1", "Un", nil, nil)}, {Article: written("a2", "Deux", nil, nil)}}
	for asked1, want := range map[string][]string{
		"q=a":               {"/read/a1?hit=1&q=a", "/read/a2?hit=2&q=a"},
		"q=a&page=3&size=5": {"/read/a1?hit=11&page=3&q=a&size=5", "/read/a2?hit=12&page=3&q=a&size=5"},
		"q=a&cursor=x":      {"/read/a1?cursor=x&q=a", "/read/a2?cursor=x&q=a"},
	} {
		view := newSearchView(frame("en"), searched(asked(t, asked1), 40, hits...))
		if have := []string{view.Hits[0].Link, view.Hits[1].Link}; !slices.Equal(have, want) {
			t.Errorf("%s: have %q, want %q", asked1, have, want)
		}
	}
}

func TestTheWayLeadsToBothNeighboursAndBackToTheHit(t *testing.T) {
	before, after := index.Hit{Article: written("a9", "Avant", nil, nil)}, index.Hit{Article: written("b1", "", nil, nil)}
	p := readPage(t, frame("en"), ReadPage{
		Article: written("a1", "Titre", []string{"Corps."}, nil), Search: asked(t, "q=a&size=5&page=2"), Hit: 10,
		Way: Way{Number: 10, Total: 1128, Before: &before, After: &after},
	})
	p.want(".way > span", "result 10 of 1,128")
	p.want(".onward bdi", "Avant", "Untitled")
	want := []string{"/read/a9?hit=9&page=2&q=a&size=5", "/read/b1?hit=11&page=3&q=a&size=5"}
	for _, selector := range []string{".way a", ".onward a"} {
		if have := p.attributes(selector, "href"); !slices.Equal(have, want) {
			t.Errorf("%s: have %q", selector, have)
		}
	}
	if have := p.attributes(".back a", "href"); !slices.Equal(have, []string{"/?page=2&q=a&size=5#hit-5"}) {
		t.Errorf("the way back is %q", have)
	}
}

func TestWhereNobodyKnowsTheWayThereIsNone(t *testing.T) {
	p := readPage(t, frame("en"), ReadPage{Article: written("a1", "Titre", nil, nil), Search: asked(t, "q=a"), Hit: 3})
	if n := len(p.all(".way, .onward")); n != 0 {
		t.Errorf("%d ways", n)
	}
	p = readPage(t, frame("en"), ReadPage{Article: written("a1", "Titre", nil, nil), Search: asked(t, "q=a"), Hit: 1, Way: Way{Number: 1, Total: 1}})
	p.want(".way > span", "result 1 of 1")
	if n := len(p.all(".onward")); n != 0 {
		t.Error("the only hit leads on")
	}
	p = readPage(t, frame("en"), ReadPage{Article: written("a1", "Titre", nil, nil), Search: asked(t, "q=a&cursor=x"), Hit: 3})
	if have := p.attributes(".back a", "href"); !slices.Equal(have, []string{"/?cursor=x&q=a"}) {
		t.Errorf("the way back is %q", have)
	}
}

func TestAHitIsOnThePageThatPagesOfResultsSay(t *testing.T) {
	q := query.New()
	for q.Size = 1; q.Size <= query.MaxSize; q.Size += 7 {
		for number := 1; number <= query.MaxOffset+1; number += 13 {
			page, ok := PageOfHit(q, number)
			if ok && (number <= page.Offset() || number > page.Offset()+page.Size || page.Offset()+page.Size > query.MaxOffset) {
				t.Fatalf("hit %d of pages of %d: page %d", number, q.Size, page.Page)
			}
			if !ok && number <= query.MaxOffset-q.Size {
				t.Fatalf("hit %d of pages of %d cannot be reached", number, q.Size)
			}
		}
	}
	if _, ok := PageOfHit(query.New(), 0); ok {
		t.Error("there is no hit 0")
	}
}
