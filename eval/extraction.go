package eval

import "fmt"

// A measure computes scores from the labelled sets in a folder.
type measure struct {
	name string
	of   func(sets string) ([]Score, error)
}

// Extraction measures cleaning and facts on the labelled sets in folder sets. begun is told what is measured next, and how
// many of how many things are.
func Extraction(sets string, begun func(name string, n, all int)) ([]Score, error) {
	var all []Score
	measures := []measure{
		{"cleaning", Cleaning},
		{"language", Languages},
		{"dates", Dates},
		{"countries", Countries},
		{"organisations", Organisations},
		{"copies", Copies},
		{"the gold set", Gold},
	}
	for i, m := range measures {
		begun(m.name, i, len(measures))
		scores, err := m.of(sets)
		if err != nil {
			return nil, fmt.Errorf("measure %s: %w", m.name, err)
		}
		all = append(all, scores...)
	}
	return all, nil
}
