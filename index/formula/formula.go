// Package formula is by what articles are ranked: BM25F with a floor, its constants and its fields. Engines keep
// frequencies as they can; what a frequency is worth is said here once.
package formula

import "math"

// Part is things that are one: frequencies are weighed and normalised by field,
// added, and saturate once (BM25F, Robertson, Zaragoza and Taylor 2004), above a floor
// (BM25+, Lv and Zhai 2011).
type Part struct {
	Weight float64 // inverse document frequency, times what the part counts
	Floor  float64 // what it is worth at the least where it stands
}

// Worth is what a frequency adds to a score.
func (p Part) Worth(frequency float32) float64 {
	if frequency == 0 {
		return 0
	}
	f := float64(frequency)
	return p.Weight * (f*(K1+1)/(K1+f) + p.Floor)
}

// IDF is the inverse document frequency of a word that df of n documents have; never negative.
func IDF(n, df float64) float64 {
	df = min(df, n)
	return math.Log(1 + (n-df+0.5)/(df+0.5))
}

// Either returns how many of so many articles have one thing or another, about: as if they stood independently.
func Either(one, other, articles float64) float64 { return one + other - one*other/articles }

// Norm weighs a frequency by the length of the text that it is of.
type Norm struct{ B, Mean float64 }

// NormOf returns the Norm of a field whose mean length is known, in words.
func NormOf(field string, mean float64) Norm { return Norm{Fields[field].B, mean} }

// Scale returns what one occurrence counts among so many words; 0 among none.
func (n Norm) Scale(length uint32) float32 {
	if length == 0 {
		return 0
	}
	return float32(1 / (1 - n.B + n.B*float64(length)/n.Mean))
}

// FamilyOf returns the first letters of a word that has more; "" of a short one.
func FamilyOf(form string) string {
	letters := 0
	for i := range form {
		if letters == FamilyLetters {
			return form[:i]
		}
		letters++
	}
	return ""
}
