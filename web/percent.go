package web

import (
	"math"
	"strconv"
	"strings"
)

// Share returns how much of a whole a part is, in percent; "" of a whole that is nothing.
func (l *Language) Share(part, whole int) string {
	if whole == 0 {
		return ""
	}
	return l.Percent(100 * float64(part) / float64(whole))
}

// Percent returns so many per cent with one digit behind the point, two below one, none that is
// not needed. What is neither nothing nor all is never written as 0 or 100.
func (l *Language) Percent(n float64) string {
	unit := 10.
	if math.Abs(n) < 1 {
		unit = 100
	}
	rounded := math.Round(unit*n) / unit
	switch {
	case rounded == 0 && n > 0:
		return l.Text("percent.below", "n", l.decimals(1/unit))
	case rounded == 100 && n < 100:
		rounded -= 1 / unit
	}
	return l.Text("percent", "n", l.decimals(rounded))
}

// decimals writes a number below a thousand with as many digits as it has.
func (l *Language) decimals(n float64) string {
	return strings.Replace(strconv.FormatFloat(n, 'f', -1, 64), ".", l.point, 1)
}
