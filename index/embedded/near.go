package embedded

import (
	"cmp"
	"slices"
)

// near is several terms within so many places, in any order.
type near struct {
	terms []*term
	span  uint64 // from the first place to the last
	seen  []placedTerm
}

// placedTerm is one occurrence: a position, and which term stands there.
type placedTerm struct {
	position uint64
	term     int
}

// windows counts the occurrences from which on all terms stand within the span.
func (n *near) windows() (count float64) {
	n.seen = n.seen[:0]
	for i, t := range n.terms {
		for _, v := range t.entry.Vectors {
			n.seen = append(n.seen, placedTerm{v.Pos, i})
		}
	}
	slices.SortFunc(n.seen, func(a, b placedTerm) int { return cmp.Compare(a.position, b.position) })
	held := make([]int, len(n.terms)) // occurrences of each term within the window
	different, last := 0, 0
	for first, p := range n.seen {
		for last < len(n.seen) && n.seen[last].position-p.position <= n.span {
			if held[n.seen[last].term]++; held[n.seen[last].term] == 1 {
				different++
			}
			last++
		}
		if different == len(n.terms) {
			count++
		}
		if held[n.seen[first].term]--; held[n.seen[first].term] == 0 {
			different--
		}
	}
	return count
}
