package analyzers

import (
	"fmt"
	"math/bits"
	"strconv"
	"strings"
)

// endings is a stemmer that cuts inflection by the rules of data/endings.tsv and leaves
// the letters in front alone: ANSSI, cookies and coopération keep their doubles.
type endings struct {
	plural, ending, tidy ruleset
}

// ruleset holds the rules of one step by their ending. The zero value cuts nothing.
type ruleset struct {
	rules   map[string]rule
	lengths [256]uint32 // by last letter: the lengths of the endings
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
	s.lengths[ending[len(ending)-1]] |= 1 << len(ending)
	return nil
}

func (e *endings) stem(word string) string {
	word, _ = e.plural.cut(word)
	word, changed := e.ending.cut(word)
	if changed {
		word, _ = e.tidy.cut(word)
	}
	return word
}

// cut replaces the longest ending that leaves enough letters.
func (s *ruleset) cut(word string) (string, bool) {
	if word == "" {
		return word, false
	}
	for lengths := s.lengths[word[len(word)-1]]; lengths != 0; {
		n := bits.Len32(lengths) - 1
		lengths &^= 1 << n
		front := len(word) - n
		if front < 0 {
			continue
		}
		if r, ok := s.rules[word[front:]]; ok && front >= r.min {
			return become(word, front, r.to), true
		}
	}
	return word, false
}

// become writes an ending behind the front of word, in the same memory where it is there already.
func become(word string, front int, ending string) string {
	if strings.HasPrefix(word[front:], ending) {
		return word[:front+len(ending)]
	}
	return word[:front] + ending
}
