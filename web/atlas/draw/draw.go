package main

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Units of the map: it is 2000 wide.
const (
	least = 32 // the area of the smallest outline that a reader can see and point at
	speck = 2  // the area of the smallest island of a country that is drawn
)

const antarctica = "AQ"

// draw returns the rows of both tables, in the order of the codes.
func draw(coarse, fine []country) (outlines, points []string) {
	drawn := map[string]bool{antarctica: true, none: true}
	for _, c := range coarse {
		if c.code == antarctica {
			continue
		}
		code, rings := c.code, projected(c.rings)
		if largest(rings) < least {
			code = none
		}
		drawn[code] = true
		if path := pathOf(rings); path != "" {
			outlines = append(outlines, code+"\t"+path)
		}
	}
	for _, c := range fine {
		if !drawn[c.code] {
			at := middle(projected(c.rings))
			points = append(points, fmt.Sprintf("%s\t%d\t%d", c.code, at.x, at.y))
			drawn[c.code] = true
		}
	}
	slices.Sort(outlines)
	slices.Sort(points)
	return outlines, points
}

// spot is a point of the map.
type spot struct{ x, y int }

func projected(rings [][]place) [][]spot {
	all := make([][]spot, len(rings))
	for i, ring := range rings {
		for _, p := range ring {
			all[i] = append(all[i], project(p))
		}
	}
	return all
}

// pathOf returns the path of rings, without those that are specks.
func pathOf(rings [][]spot) string {
	var b strings.Builder
	for _, ring := range rings {
		if ring = straightened(ring); math.Abs(area(ring)) >= speck {
			writeRing(&b, ring)
		}
	}
	return b.String()
}

// writeRing writes where a ring begins, and then steps.
func writeRing(b *strings.Builder, ring []spot) {
	fmt.Fprintf(b, "M%d%s", ring[0].x, number(ring[0].y))
	for i, p := range ring[1:] {
		x, y := p.x-ring[i].x, p.y-ring[i].y
		if i == 0 {
			fmt.Fprintf(b, "l%d%s", x, number(y))
		} else {
			fmt.Fprintf(b, "%s%s", number(x), number(y))
		}
	}
	b.WriteByte('z')
}

// number writes a number that follows another.
func number(n int) string {
	if n < 0 {
		return strconv.Itoa(n)
	}
	return " " + strconv.Itoa(n)
}

// straightened leaves out every spot that is no corner, and the last, where the ring closes.
func straightened(ring []spot) []spot {
	var kept []spot
	for i, p := range ring[:len(ring)-1] {
		before, after := ring[(i+len(ring)-2)%(len(ring)-1)], ring[i+1]
		if len(kept) > 0 {
			before = kept[len(kept)-1]
		}
		if cross(before, p, after) != 0 {
			kept = append(kept, p)
		}
	}
	return kept
}

func cross(a, b, c spot) int { return (b.x-a.x)*(c.y-b.y) - (b.y-a.y)*(c.x-b.x) }

// area is that of a ring, negative where it runs the other way round.
func area(ring []spot) float64 {
	sum := 0
	for i, p := range ring {
		next := ring[(i+1)%len(ring)]
		sum += p.x*next.y - next.x*p.y
	}
	return float64(sum) / 2
}

// largest is the area of the largest ring.
func largest(rings [][]spot) (most float64) {
	for _, ring := range rings {
		most = max(most, math.Abs(area(ring)))
	}
	return most
}

// middle is the middle of the box around the ring with the largest area, or with the most
// corners where all have none.
func middle(rings [][]spot) spot {
	ring := slices.MaxFunc(rings, func(a, b []spot) int {
		if d := math.Abs(area(a)) - math.Abs(area(b)); d != 0 {
			return int(math.Copysign(1, d))
		}
		return len(a) - len(b)
	})
	low, high := ring[0], ring[0]
	for _, p := range ring {
		low, high = spot{min(low.x, p.x), min(low.y, p.y)}, spot{max(high.x, p.x), max(high.y, p.y)}
	}
	return spot{(low.x + high.x) / 2, (low.y + high.y) / 2}
}
