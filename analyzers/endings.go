package analyzers

import (
	"fmt"
	"strconv"
)

// endings is a stemmer that cuts inflection by the rules of data/endings.tsv and leaves
// the letters in front alone: ANSSI, cookies and coopération keep their doubles.
type endings struct {
	plural, ending, tidy ruleset
}

// ruleset holds the rules of one step by their ending. The zero value cuts nothing.
type ruleset struct {
	rules   map[string]rule
	longest int // letters of the longest ending
}

// rule replaces an ending behind enough letters.
type rule struct {
	min int
	to  string
}

// inflection returns the stemmer of lang by rule, with the corrections of data/stems.tsv
// and the verbs of data/verbs.tsv in front.
func inflection(lang string) *stemmer { return corrected(lang, newEndings(lang).stem) }

func newEndings(lang string) *endings {
	var e endings
	steps := map[string]*ruleset{"plural": &e.plural, "ending": &e.ending, "tidy": &e.tidy}
	for _, row := range rows("endings", lang, 5) {
		if err := steps[row[0]].add(row[1], row[2], row[3]); err != nil {
			panic(err) // the table is compiled in
		}
	}
	return &e
}

func (s *ruleset) add(ending, letters, to string) error {
	n, err := strconv.Atoi(letters)
	if err != nil {
		return fmt.Errorf("read table endings: %q: %w", ending, err)
	}
	if s.rules == nil {
		s.rules = map[string]rule{}
	}
	if to == "-" {
		to = ""
	}
	s.rules[ending] = rule{min: n, to: to}
	s.longest = max(s.longest, len(ending))
	return nil
}

func (e *endings) stem(term []byte) []byte {
	term, _ = e.plural.cut(term)
	term, changed := e.ending.cut(term)
	if changed {
		term, _ = e.tidy.cut(term)
	}
	return term
}

// cut replaces the longest ending that leaves enough letters.
func (s *ruleset) cut(term []byte) ([]byte, bool) {
	for n := min(s.longest, len(term)); n > 0; n-- {
		front := len(term) - n
		if r, ok := s.rules[string(term[front:])]; ok && front >= r.min {
			return append(term[:front:front], r.to...), true
		}
	}
	return term, false
}
