package main

import (
	_ "embed"
	"math"
	"strconv"

	"kiosque/tsv"
)

//go:embed parts.tsv
var partsTable string

// near is how far, in degrees, the middle of a part may lie from where the table has it.
const near = 1

// split gives parts of countries that have codes of their own those codes.
func split(all []country) ([]country, error) {
	for _, row := range tsv.Rows(partsTable) {
		east, err := strconv.ParseFloat(row[2], 64)
		if err != nil {
			return nil, err
		}
		north, err := strconv.ParseFloat(row[3], 64)
		if err != nil {
			return nil, err
		}
		part := country{code: row[0]}
		for i := range all {
			if all[i].code == row[1] {
				all[i].rings, part.rings = apart(all[i].rings, part.rings, place{east, north})
			}
		}
		if len(part.rings) > 0 {
			all = append(all, part)
		}
	}
	return all, nil
}

// apart moves the rings around a place from one list to another.
func apart(rings, to [][]place, around place) (left, moved [][]place) {
	for _, ring := range rings {
		c := center(ring)
		if math.Hypot(c.east-around.east, c.north-around.north) < near {
			to = append(to, ring)
		} else {
			left = append(left, ring)
		}
	}
	return left, to
}

// center is the middle of the box around a ring.
func center(ring []place) place {
	low, high := ring[0], ring[0]
	for _, p := range ring {
		low = place{min(low.east, p.east), min(low.north, p.north)}
		high = place{max(high.east, p.east), max(high.north, p.north)}
	}
	return place{(low.east + high.east) / 2, (low.north + high.north) / 2}
}
