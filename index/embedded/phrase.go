package embedded

import (
	"cmp"
	"slices"

	"kiosque/index/formula"
	"kiosque/index/reading"
)

// counting returns what counts how often the terms of w stand as it says, by their
// positions in one document: sorted, those in the body marked as such.
func counting(w reading.Way) counter {
	if w.Slop > 0 {
		return near{span: uint32(w.Span())}.windows
	}
	places := make([]uint32, len(w.Terms))
	for i, t := range w.Terms {
		places[i] = uint32(t.Place)
	}
	return phrase(places).occurrences
}

// tally counts a position.
func tally(position uint32, title, body *int) {
	if position&inBody != 0 {
		*body++
	} else {
		*title++
	}
}

// phrase is the places of several terms, counted from the first.
type phrase []uint32

// occurrences counts the positions of the first term at which the others follow. All
// positions rise, so that each is passed once.
func (p phrase) occurrences(at [][]uint32) (title, body int) {
	rest := slices.Clone(at)
	for _, first := range at[0] {
		if p.followed(first, rest) {
			tally(first, &title, &body)
		}
	}
	return title, body
}

func (p phrase) followed(first uint32, rest [][]uint32) bool {
	for i := 1; i < len(p); i++ {
		wanted := first + p[i]
		for len(rest[i]) > 0 && rest[i][0] < wanted {
			rest[i] = rest[i][1:]
		}
		if len(rest[i]) == 0 || rest[i][0] != wanted {
			return false
		}
	}
	return true
}

// near is several terms within so many places, in any order.
type near struct{ span uint32 } // from the first place to the last

// placedTerm is one occurrence: a position, and which term stands there.
type placedTerm struct {
	position uint32
	term     int
}

// windows counts the occurrences from which on all terms stand within the span.
func (n near) windows(at [][]uint32) (title, body int) {
	var seen []placedTerm
	for i, positions := range at {
		for _, p := range positions {
			seen = append(seen, placedTerm{p, i})
		}
	}
	slices.SortFunc(seen, func(a, b placedTerm) int { return cmp.Compare(a.position, b.position) })
	held := make([]int, len(at)) // occurrences of each term within the window
	different, last := 0, 0
	for first, p := range seen {
		for last < len(seen) && seen[last].position-p.position <= n.span {
			if held[seen[last].term]++; held[seen[last].term] == 1 {
				different++
			}
			last++
		}
		if different == len(at) {
			tally(p.position, &title, &body)
		}
		if held[seen[first].term]--; held[seen[first].term] == 0 {
			different--
		}
	}
	return title, body
}

// following counts the places of the first of two terms after which the second stands soon.
func following(at [][]uint32) (title, body int) {
	after := at[1]
	for _, first := range at[0] {
		for len(after) > 0 && after[0] <= first {
			after = after[1:]
		}
		if len(after) > 0 && after[0]-first <= formula.PairReach {
			tally(first, &title, &body)
		}
	}
	return title, body
}
