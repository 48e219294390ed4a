package web

import (
	"math"

	"kiosque/index"
)

// The plot in tenths of a pixel: bars stand on the base, below it is the line of what is chosen.
const (
	plotHeight = 840
	plotBelow  = 860
	plotTotal  = 900
	slotWidth  = 10
	barWidth   = 8
	barLeast   = 15 // what has a hit is seen
)

// scale says how high a bar is.
type scale struct {
	share bool
	top   float64 // articles, or per cent
}

func newScale(periods []index.Period, share bool) scale {
	s, most := scale{share: share}, 0.
	for _, p := range periods {
		most = max(most, s.value(p.Count, p.All))
	}
	s.top = roundUp(most, !share)
	return s
}

// value is what is drawn of a count: itself, or per cent of all.
func (s scale) value(count, all int) float64 {
	if !s.share {
		return float64(count)
	}
	return 100 * float64(count) / float64(max(count, all, 1))
}

// height is that of a bar, 0 for nothing.
func (s scale) height(count, all int) int {
	if count == 0 {
		return 0
	}
	return max(barLeast, int(math.Round(plotHeight*s.value(count, all)/s.top)))
}

// tops are the ends of an axis, up to powers of ten: half of each is a short number too.
var tops = []float64{1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10}

// roundUp returns the next end of an axis, a whole number where it counts.
func roundUp(most float64, whole bool) float64 {
	if most <= 0 {
		return 1
	}
	power := math.Pow(10, math.Floor(math.Log10(most)))
	for _, t := range tops {
		top := t * power
		if top >= most*(1-1e-9) && (!whole || top == math.Trunc(top)) {
			return top
		}
	}
	return 10 * power
}

// axis returns the numbers at the top and in the middle, "" where that is none to be counted.
func (s scale) axis(l *Language) (top, middle string) {
	if s.share {
		return l.Percent(s.top), l.Percent(s.top / 2)
	}
	if half := int(s.top) / 2; 2*half == int(s.top) {
		middle = l.Number(half)
	}
	return l.Number(int(s.top)), middle
}
