package embedded

import (
	"math"

	"kiosque/index"
)

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

// weighed is a source with the weight of its way, and its field.
type weighed struct {
	source
	weight float64          // of the way and the field
	b      float64          // how much the length of the field counts
	mean   float64          // length of the field, in words
	about  index.Occurrence // what and where, without the numbers
}

func (w weighed) frequency() float64 {
	frequency, length := w.standing()
	return w.weight * frequency / (1 - w.b + w.b*length/w.mean)
}

// part is sources that are one thing: frequencies are weighed and normalised by
// field, added, and saturate once (BM25F, Robertson, Zaragoza and Taylor 2004), above a
// floor (BM25+, Lv and Zhai 2011).
type part struct {
	of     []counted
	weight float64 // inverse document frequency, times what the part counts
	floor  float64 // what it is worth at the least where it stands
}

func (p part) worth(frequency float64) float64 {
	if frequency == 0 {
		return 0
	}
	return p.weight * (frequency*(bm25K1+1)/(bm25K1+frequency) + p.floor)
}

// at returns the frequency in doc, after moving there.
func (p part) at(doc uint32) (float64, error) {
	sum := 0.0
	for _, s := range p.of {
		at, err := s.seek(doc)
		if err != nil {
			return 0, err
		}
		if at == doc {
			sum += s.frequency()
		}
	}
	return sum, nil
}

// word is one thing asked for, in all the fields of one language. Its parts add up:
// the word in any field, and as evidence besides, which makes no document a hit,
// the word in the title, in the lead, and as it was typed.
type word struct {
	typed    string
	ways     part
	at       []uint32  // where the sources of ways are
	family   []counted // added to the frequency of ways
	evidence []part
	begun    bool
	doc      uint32
}

func (w *word) seek(doc uint32) (uint32, error) {
	w.doc = none
	for i, s := range w.ways.of {
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
	for i, s := range w.ways.of {
		if w.at[i] == w.doc {
			tf += s.frequency()
		}
	}
	kin, err := part{of: w.family}.at(w.doc)
	if err != nil {
		return 0, err
	}
	tf += kin
	more, err := worth(w.evidence, w.doc)
	return w.ways.worth(tf) + more, err
}

// worth adds up what evidence gives doc.
func worth(evidence []part, doc uint32) (float64, error) {
	sum := 0.0
	for _, p := range evidence {
		tf, err := p.at(doc)
		if err != nil {
			return 0, err
		}
		sum += p.worth(tf)
	}
	return sum, nil
}

// idf is the inverse document frequency of a word that df of n documents have; never negative.
func idf(n, df float64) float64 {
	df = min(df, n)
	return math.Log(1 + (n-df+0.5)/(df+0.5))
}
