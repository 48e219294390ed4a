package main

import "fmt"

// carried is the lexicon between terms.
type carried struct {
	carriers [2]*carrier
	weights  map[[2]string]*[2]float64 // of a French and an English term: there and back
	terms    [2]int                    // of each language, with weights
}

// carry turns rows between stems into weights between terms, one direction after the other.
func carry(rows []row, carriers [2]*carrier) *carried {
	t := &carried{carriers: carriers, weights: map[[2]string]*[2]float64{}}
	for from, c := range carriers {
		stems, bundles := bundled(rows, from)
		usual := map[string]float64{} // of a term, under all stems
		for _, stem := range stems {
			for _, s := range c.shares(stem, 0) {
				usual[s.term] += s.usual
			}
		}
		t.terms[from] = len(usual)
		for i, stem := range stems {
			t.add(from, split(c.shares(stem, 0), bundles[i], c, carriers[1-from]), usual)
		}
	}
	return t
}

// goal is a stem of the other language and its weight.
type goal struct {
	stem   string
	weight float64
}

// bundled returns the stems of one language in the order of the rows, with the goals of each.
func bundled(rows []row, from int) (stems []string, bundles [][]goal) {
	at := map[string]int{}
	for _, r := range rows {
		i, known := at[r.stems[from]]
		if !known {
			i = len(stems)
			at[r.stems[from]] = i
			stems, bundles = append(stems, r.stems[from]), append(bundles, nil)
		}
		if w := r.weights[from]; w > 0 {
			bundles[i] = append(bundles[i], goal{r.stems[1-from], w})
		}
	}
	return stems, bundles
}

// flow is how much of a term's weight goes to a term of the other language.
type flow struct {
	from   share
	to     string
	weight float64
}

// add enters the flows of one stem; a term that several stems have become has of each as
// much as its words are usual there.
func (t *carried) add(from int, flows []flow, usual map[string]float64) {
	for _, f := range flows {
		k := [2]string{f.from.term, f.to}
		if from == 1 {
			k = [2]string{f.to, f.from.term}
		}
		if t.weights[k] == nil {
			t.weights[k] = new([2]float64)
		}
		t.weights[k][from] += f.weight * f.from.usual / usual[f.from.term]
	}
}

func (t *carried) summary(rows int) string {
	return fmt.Sprintf("%d rows of stems became %d of terms: %d French, %d English",
		rows, len(t.weights), t.terms[0], t.terms[1])
}
