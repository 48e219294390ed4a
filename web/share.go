package web

import "math"

// Share returns how much of a whole a part is, in percent with one digit: a part that is
// neither nothing nor all is never written as 0 or 100. "" of a whole that is nothing.
func (l *Language) Share(part, whole int) string {
	switch tenths := math.Round(1000 * float64(part) / float64(whole)); {
	case whole == 0:
		return ""
	case part == 0 || part == whole:
		return l.Text("percent", "n", l.Number(100*part/whole))
	case tenths < 1:
		return l.Text("percent.below", "n", l.printed("%.1f", 0.1))
	default:
		return l.Text("percent", "n", l.printed("%.1f", min(tenths, 999)/10))
	}
}

// Fraction returns a number in percent, with one digit where that is not 0: 0.9906 is "99.1%", 0.95 "95%".
func (l *Language) Fraction(x float64) string {
	tenths := math.Round(1000 * x)
	if math.Mod(tenths, 10) == 0 {
		return l.Text("percent", "n", l.Number(int(tenths/10)))
	}
	return l.Text("percent", "n", l.printed("%.1f", tenths/10))
}
