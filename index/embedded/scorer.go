package embedded

import "math"

// BM25's constants, as Robertson and Zaragoza give them (The Probabilistic
// Relevance Framework: BM25 and Beyond, 2009).
const (
	bm25K1 = 1.2
	bm25B  = 0.75
)

// fieldWeights say how much more a word in one field tells than one in the body.
var fieldWeights = map[string]float64{titleField: 2, bodyField: 1, restField: 0.5}

// scorer is a stream of the documents that meet a query, with their scores.
type scorer interface {
	seek(doc uint32) (uint32, error) // as in source
	score() float64                  // of the document that seek came to
}

// word is one word, or phrase, of the query in all the fields of one language.
// It is scored by BM25F (Robertson, Zaragoza and Taylor 2004): frequencies are
// weighed and normalised by field, added, and saturate once.
type word struct {
	fields []field
	idf    float64
	doc    uint32
}

// field is a source with the weight and the mean length, in words, of its field.
type field struct {
	source
	weight, mean float64
	at           uint32
}

func (w *word) seek(doc uint32) (uint32, error) {
	w.doc = none
	for i := range w.fields {
		at, err := w.fields[i].seek(doc)
		if err != nil {
			return none, err
		}
		w.fields[i].at = at
		w.doc = min(w.doc, at)
	}
	return w.doc, nil
}

func (w *word) score() float64 {
	tf := 0.0
	for _, f := range w.fields {
		if f.at == w.doc {
			frequency, length := f.standing()
			tf += f.weight * frequency / (1 - bm25B + bm25B*length/f.mean)
		}
	}
	return w.idf * tf * (bm25K1 + 1) / (bm25K1 + tf)
}

// idf is the inverse document frequency of a word that df of n documents have; never negative.
func idf(n, df float64) float64 {
	df = min(df, n)
	return math.Log(1 + (n-df+0.5)/(df+0.5))
}

// all is every one of so many documents; their score is 0.
type all uint32

func (a all) seek(doc uint32) (uint32, error) {
	if doc < uint32(a) {
		return doc, nil
	}
	return none, nil
}

func (all) score() float64 { return 0 }

// and is the documents that all of it has.
type and []scorer

func (a and) seek(doc uint32) (uint32, error) { return meet(a, doc) }

func (a and) score() float64 {
	sum := 0.0
	for _, s := range a {
		sum += s.score()
	}
	return sum
}

// or is the documents that any of it has.
type or struct {
	any []scorer
	at  []uint32
	doc uint32
}

func (o *or) seek(doc uint32) (uint32, error) {
	o.doc = none
	for i, s := range o.any {
		at, err := s.seek(doc)
		if err != nil {
			return none, err
		}
		o.at[i] = at
		o.doc = min(o.doc, at)
	}
	return o.doc, nil
}

func (o *or) score() float64 {
	sum := 0.0
	for i, s := range o.any {
		if o.at[i] == o.doc {
			sum += s.score()
		}
	}
	return sum
}
