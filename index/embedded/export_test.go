package embedded

// What the order is made of, for the formula that the tests compute it by.
const (
	Saturation      = bm25K1
	Floor           = bm25Delta
	ExactShare      = exactShare
	TitleShare      = titleShare
	LeadShare       = leadShare
	PairShare       = pairShare
	FamilyShare     = familyShare
	TranslatedShare = translatedShare
	PairReach       = pairReach
	FamilyLetters   = familyLetters
)

// FieldWeight returns the weight of a field, and how much its length counts.
func FieldWeight(field string) (weight, length float64) {
	w := fieldWeights[field]
	return w.weight, w.b
}
