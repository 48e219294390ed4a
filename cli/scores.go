package cli

import (
	"slices"

	"kiosque/eval"
	"kiosque/web"
)

// scores returns the scores that the program was accepted with, those for which something is asked.
func scores() ([]web.Score, error) {
	understood, err := eval.AcceptedExtraction().Asked()
	if err != nil {
		return nil, err
	}
	found, err := eval.AcceptedRelevance().Asked()
	if err != nil {
		return nil, err
	}
	var all []web.Score
	for _, s := range slices.Concat(understood, found) {
		goal, low, _ := s.Bound()
		all = append(all, web.Score{Name: s.Name, Set: s.Set, Value: s.Value, Goal: goal, LowIsGood: low, Met: s.Met()})
	}
	return all, nil
}
