package eval

import "fmt"

// A measure computes scores from the labelled sets in a folder.
type measure struct {
	name string
	of   func(sets string) ([]Score, error)
}

// Extraction measures cleaning and facts on the labelled sets in folder sets.
func Extraction(sets string) ([]Score, error) {
	var all []Score
	for _, m := range []measure{
		{"cleaning", Cleaning},
		{"language", Languages},
		{"dates", Dates},
		{"countries", Countries},
		{"organisations", Organisations},
		{"copies", Copies},
		{"the gold set", Gold},
	} {
		scores, err := m.of(sets)
		if err != nil {
			return nil, fmt.Errorf("measure %s: %w", m.name, err)
		}
		all = append(all, scores...)
	}
	return all, nil
}
