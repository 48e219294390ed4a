package web

import (
	"math"
	"strconv"

	"kiosque/index"
)

// maxShades is how many shades a map has: more cannot be told apart.
const maxShades = 5

// shades are the least counts of the classes of a map, ascending, the first 1; the last
// class ends with most. Each class spans about the same factor, for a few countries have
// most of the articles, and most countries few.
type shades struct {
	least []int
	most  int
}

func newShades(values []index.Value) shades {
	s := shades{least: []int{1}}
	for _, v := range values {
		s.most = max(s.most, v.Count)
	}
	for i := 1; i < maxShades; i++ {
		bound := round(math.Pow(float64(s.most), float64(i)/maxShades))
		if bound > s.least[len(s.least)-1] && bound <= s.most {
			s.least = append(s.least, bound)
		}
	}
	return s
}

// round returns the nearest number that is 1, 2, 3 or 5 and zeros.
func round(x float64) int {
	best, unit := 1.0, math.Pow(10, math.Floor(math.Log10(max(x, 1))))
	for _, lead := range []float64{1, 2, 3, 5, 10} {
		if near := lead * unit; math.Abs(math.Log(near/x)) < math.Abs(math.Log(best/x)) {
			best = near
		}
	}
	return int(best)
}

// class returns the class of style for a count: "shade-0" for none, the darkest of all for the most.
func (s shades) class(count int) string {
	class := 0
	for i, least := range s.least {
		if count >= least {
			class = i + 1 + maxShades - len(s.least)
		}
	}
	return "shade-" + strconv.Itoa(class)
}

// mapClass is a row of the legend.
type mapClass struct{ Class, Text string }

func (s shades) legend(f Frame) []mapClass {
	if s.most == 0 {
		return nil
	}
	all := []mapClass{{s.class(0), f.T("map.none")}}
	for i, least := range s.least {
		last := s.most
		if i+1 < len(s.least) {
			last = s.least[i+1] - 1
		}
		text := f.Language.Number(least)
		if last > least {
			text = f.T("map.range", "from", text, "to", f.Language.Number(last))
		}
		all = append(all, mapClass{s.class(least), text})
	}
	return all
}
