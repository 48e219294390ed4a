package embedded

// The constants of the order. All were chosen together, as the best mean of nDCG@10
// over judged sets of both languages, and none for one set (docs/decisions/0008).
const (
	bm25K1    = 1.5
	bm25Delta = 0.2 // BM25+: what a word is worth at the least where it stands (Lv and Zhai 2011)

	exactShare  = 0.5 // of the score of a word, for the form that was typed
	titleShare  = 1.0 // for standing in the title
	leadShare   = 0.3 // for standing in the lead
	pairShare   = 0.3 // for two words of the question near each other
	familyShare = 0.3 // of an occurrence, for a word that begins with the same letters

	// translatedShare makes up for the evidence that a translation cannot have: form,
	// pairs, family. Above it, articles of the other language push out the reader's own.
	translatedShare = 1.4

	pairReach = 4 // places after the first word of a pair in which the second may stand
)

// fieldWeight says how occurrences in a field of the article count.
type fieldWeight struct {
	weight float64
	b      float64 // how much the length counts
}

var fieldWeights = map[string]fieldWeight{
	titleField:   {weight: 1, b: 1},
	bodyField:    {weight: 1, b: 0.7},
	removedField: {weight: 0.5, b: 0.7},
	leadField:    {weight: 0.5, b: 0}, // its first half counts twice
	familyField:  {weight: 1, b: 0.7},
}

// weights are those of the fields, for loops over many articles.
type weights struct{ title, body, removed, lead float32 }

func newWeights() weights {
	of := func(field string) float32 { return float32(fieldWeights[field].weight) }
	return weights{of(titleField), of(bodyField), of(removedField), of(leadField)}
}

func (w weights) times(n float64) weights {
	return weights{w.title * float32(n), w.body * float32(n), w.removed * float32(n), w.lead * float32(n)}
}
