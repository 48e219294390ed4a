package embedded

import (
	"math"

	"kiosque/index"
)

// BM25's constants, as Robertson and Zaragoza give them (The Probabilistic
// Relevance Framework: BM25 and Beyond, 2009).
const (
	bm25K1 = 1.2
	bm25B  = 0.75
)

// fieldWeights say how much more a word in one field tells than one in the body.
// What stands in the lead counts there besides.
var fieldWeights = map[string]float64{titleField: 2, bodyField: 1, restField: 0.5, leadField: 0.3}

// exactWeight is what the exact form adds to an occurrence of its stem.
const exactWeight = 0.3

// scorer is a stream of the documents that meet a query, with their scores.
type scorer interface {
	seek(doc uint32) (uint32, error) // as in source
	score() (float64, error)         // of the document that seek came to
	reasons() ([]index.Reason, error)
}

// counted is a source with the frequency in the document that seek came to,
// weighed and normalised by length.
type counted interface {
	seek(doc uint32) (uint32, error)
	frequency() float64
	occurrence() index.Occurrence
}

// weighed is a source with the weight and the mean length, in words, of its field.
type weighed struct {
	source
	weight, mean float64
	about        index.Occurrence // what and where, without the numbers
}

func (w weighed) frequency() float64 {
	frequency, length := w.standing()
	return w.weight * frequency / (1 - bm25B + bm25B*length/w.mean)
}

// word is one thing asked for, in all the fields of one language. It is scored by
// BM25F (Robertson, Zaragoza and Taylor 2004): frequencies are weighed and
// normalised by field, added, and saturate once.
type word struct {
	typed    string
	ways     []counted // one of them must have the document
	at       []uint32
	evidence []counted // looked at in documents that are scored
	weight   float64   // inverse document frequency, times how often it was asked
	begun    bool
	doc      uint32
}

func (w *word) seek(doc uint32) (uint32, error) {
	w.doc = none
	for i, s := range w.ways {
		if !w.begun || w.at[i] < doc {
			var err error
			if w.at[i], err = s.seek(doc); err != nil {
				return none, err
			}
		}
		w.doc = min(w.doc, w.at[i])
	}
	w.begun = true
	return w.doc, nil
}

func (w *word) score() (float64, error) {
	tf := 0.0
	for i, s := range w.ways {
		if w.at[i] == w.doc {
			tf += s.frequency()
		}
	}
	for _, s := range w.evidence {
		at, err := s.seek(w.doc)
		if err != nil {
			return 0, err
		}
		if at == w.doc {
			tf += s.frequency()
		}
	}
	return w.weight * saturated(tf), nil
}

// saturated is BM25's weight of a frequency that is normalised by length.
func saturated(tf float64) float64 { return tf * (bm25K1 + 1) / (bm25K1 + tf) }

// idf is the inverse document frequency of a word that df of n documents have; never negative.
func idf(n, df float64) float64 {
	df = min(df, n)
	return math.Log(1 + (n-df+0.5)/(df+0.5))
}
