package reading

// When the words of a question are relaxed. A reader who types a few words wants
// all of them, and is helped when no article has them; who types a whole question
// describes an article, and wants the nearest.
const (
	wholeQuestion = 4   // words: a question from here on
	few           = 10  // articles with all words: a whole question that has fewer is relaxed
	enough        = 100 // articles that a relaxed question should have
)

// Tally counts, for one language, the articles that meet everything that is asked
// but the words, by how many of the words they meet: from none to all. Filters
// do not count, so that choosing one does not change what is required.
type Tally []int

// AtLeast returns how many articles meet m words or more.
func (t Tally) AtLeast(m int) int {
	n := 0
	for _, articles := range t[m:] {
		n += articles
	}
	return n
}

func (t Tally) words() int { return len(t) - 1 }

// IsWhole tells whether so many words are a whole question.
func IsWhole(words int) bool { return words >= wholeQuestion }

// IsFew tells whether articles with all words are too few for a whole question.
func IsFew(articles int) bool { return articles < few }

// Least returns how many of its words each language requires: all, unless they give
// nothing in any language or, to a whole question, few articles in this one. Then
// as many as still give enough.
func Least(tallies map[string]Tally) map[string]int {
	found := 0
	for _, t := range tallies {
		found += t.AtLeast(t.words())
	}
	least := map[string]int{}
	for lang, t := range tallies {
		least[lang] = t.words()
		if IsWhole(t.words()) && IsFew(t.AtLeast(t.words())) || found == 0 {
			least[lang] = t.relaxed()
		}
	}
	return least
}

func (t Tally) relaxed() int {
	for m := t.words(); m > 1; m-- {
		if t.AtLeast(m) >= enough {
			return m
		}
	}
	return min(1, t.words())
}

// Words returns the words that a relaxed question may lack; none where each is needed.
func (r Reading) Words() []Node {
	if s, ok := r.some(); ok {
		return s.Of
	}
	return nil
}

// some finds the words of the question itself, not those in its parentheses.
func (r Reading) some() (Some, bool) {
	if all, ok := r.Root.(All); ok && len(all) > 0 {
		s, ok := all[0].(Some)
		return s, ok
	}
	s, ok := r.Root.(Some)
	return s, ok
}

// Relaxed returns r with so many of its words required.
func (r Reading) Relaxed(least int) Reading {
	s, ok := r.some()
	if !ok {
		return r
	}
	s.Least = least
	if all, ok := r.Root.(All); ok {
		r.Root = append(All{s}, all[1:]...)
	} else {
		r.Root = s
	}
	return r
}

// Rest returns r without its words; nil where they are all that is asked.
func (r Reading) Rest() Node {
	if all, ok := r.Root.(All); ok {
		if _, ok := all[0].(Some); ok {
			return joined(all[1:], func(parts []Node) Node { return All(parts) })
		}
	}
	return nil
}
