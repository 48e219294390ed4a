package embedded

import "kiosque/index/formula"

// weights are those of the fields, for loops over many articles.
type weights struct{ title, body, removed, lead float32 }

func newWeights() weights {
	of := func(field string) float32 { return float32(formula.Fields[field].Weight) }
	return weights{of(formula.Title), of(formula.Body), of(formula.Removed), of(formula.Lead)}
}

func (w weights) times(n float64) weights {
	return weights{w.title * float32(n), w.body * float32(n), w.removed * float32(n), w.lead * float32(n)}
}
