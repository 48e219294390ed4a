package embedded

import "kiosque/index/formula"

// What the order is made of, for the formula that the tests compute it by.
const (
	Saturation      = formula.K1
	Floor           = formula.Delta
	ExactShare      = formula.ExactShare
	TitleShare      = formula.TitleShare
	LeadShare       = formula.LeadShare
	PairShare       = formula.PairShare
	FamilyShare     = formula.FamilyShare
	TranslatedShare = formula.TranslatedShare
	PairReach       = formula.PairReach
	FamilyLetters   = formula.FamilyLetters
)

// FieldWeight returns the weight of a field, and how much its length counts.
func FieldWeight(field string) (weight, length float64) {
	w := formula.Fields[field]
	return w.Weight, w.B
}
