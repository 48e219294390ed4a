package embedded

// The constants of the order. All were chosen together, as the best mean of nDCG@10
// over judged sets of both languages, and none for one set (docs/decisions/0008).
const (
	bm25K1 = 1.2 // as Robertson and Zaragoza give it (The Probabilistic Relevance Framework, 2009)

	exactShare = 0.5 // of the score of a word, for the form that was typed
	titleShare = 1.0 // for standing in the title
	leadShare  = 0.2 // for standing in the lead
	pairShare  = 0.3 // for two words of the question near each other

	pairSlop = 3 // words between two that are near
)

// fieldWeight says how occurrences in a field of the article count.
type fieldWeight struct {
	weight float64
	b      float64 // how much the length counts
}

var fieldWeights = map[string]fieldWeight{
	titleField: {weight: 1, b: 1},
	bodyField:  {weight: 1, b: 0.75},
	restField:  {weight: 0.5, b: 0.75},
	leadField:  {weight: 1, b: 0},
}
