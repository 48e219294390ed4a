package reading

import "kiosque/query"

// When a question is relaxed. A reader who types a few words wants all of them,
// and is helped when no article has them; who types a whole question describes an
// article, and wants the nearest.
const (
	wholeQuestion = 4 // words: a question from here on
	// wholeTranslated is where a question begins that was translated: of three words one
	// may have been misunderstood.
	wholeTranslated = 3
	wholeQuoting    = 6   // words in and outside of quotation marks: a pasted headline
	few             = 10  // articles with all that is asked: a whole question that has fewer is relaxed
	enough          = 100 // articles that a relaxed question should have
)

// Relaxation goes by steps, from 0 to Steps: at step Steps an article must have all
// that is asked, at a lower step so many of the words, wherever they stand, and still
// what is not a word: fields, groups, and what is barred.

// Words returns what may be lacking in an answer that is relaxed: the words of the
// question, and of a whole question those of its phrases. None where all is needed.
func (r Reading) Words() []Node {
	if s, ok := r.freed().some(); ok {
		return s.Of
	}
	return nil
}

// Steps returns the step at which all is required: the number of words, or one more
// where phrases or exact words are asked for.
func (r Reading) Steps() int {
	if r.loose != nil {
		return len(r.Words()) + 1
	}
	return len(r.Words())
}

// Relaxed returns r at a step.
func (r Reading) Relaxed(step int) Reading {
	if step >= r.Steps() {
		return r
	}
	free := r.freed()
	s, _ := free.some()
	s.Least = step
	if all, ok := free.Root.(All); ok {
		free.Root = append(All{s}, all[1:]...)
	} else {
		free.Root = s
	}
	return free
}

// Rest returns what must be met at every step; nil where that is nothing.
func (r Reading) Rest() Node {
	if all, ok := r.freed().Root.(All); ok {
		if _, ok := all[0].(Some); ok {
			return joined(all[1:], func(parts []Node) Node { return All(parts) })
		}
	}
	return nil
}

// isQuoting tells whether a question only quotes, as headlines do; who asks for a
// phrase and a word or two wants the phrase.
func isQuoting(r, loose Reading) bool {
	outside, _ := r.some()
	within, _ := loose.some()
	return len(outside.Of) >= wholeQuestion || len(outside.Of) > 0 && len(within.Of) >= wholeQuoting
}

// freed is r without its quotation marks.
func (r Reading) freed() Reading {
	if r.loose != nil {
		return *r.loose
	}
	return r
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

// loosened makes plain words of the phrases and exact words of a question; not of
// those in groups, fields or under NOT.
func loosened(n query.Node) (free query.Node, changed bool) {
	switch n := n.(type) {
	case query.Phrase:
		return query.Words{Text: n.Text}, true
	case query.Exact:
		return query.Words(n), true
	case query.And:
		parts := make(query.And, len(n))
		for i, part := range n {
			if _, group := part.(query.And); group {
				parts[i] = part
				continue
			}
			var loose bool
			parts[i], loose = loosened(part)
			changed = changed || loose
		}
		return parts, changed
	}
	return n, false
}

// Tally counts, for one language, the articles that meet what must be met at every
// step, by the highest step that they meet. Filters do not count, so that choosing one
// does not change what is required.
type Tally struct {
	Met        []int // by step
	translated bool
}

// Tally returns the tally of r, of which nothing was counted.
func (r Reading) Tally() Tally {
	return Tally{Met: make([]int, r.Steps()+1), translated: r.translated}
}

// AtLeast returns how many articles meet a step.
func (t Tally) AtLeast(step int) int {
	n := 0
	for _, articles := range t.Met[step:] {
		n += articles
	}
	return n
}

// All returns how many articles meet all that is asked.
func (t Tally) All() int { return t.Met[t.last()] }

func (t Tally) last() int { return len(t.Met) - 1 }

// IsFew tells whether articles with all that is asked are too few for a whole question.
func IsFew(articles int) bool { return articles < few }

// Least returns the step for each language: the last, unless it gives nothing and
// the other languages little or, to a whole question, few articles. Then the highest that
// still gives enough. A language into which the question was translated gives nothing
// when none does, and never lacks more than half of the words. Who
// does not want the nearest first, but sorts by date, gets a whole question as it was asked.
func Least(tallies map[string]Tally, nearest bool) map[string]int {
	own, all := 0, 0
	for _, t := range tallies {
		all += t.All()
		if !t.translated {
			own += t.All()
		}
	}
	least := map[string]int{}
	for lang, t := range tallies {
		least[lang] = t.last()
		switch whole := nearest && IsFew(t.All()); {
		case all == 0, own == 0 && IsFew(all) && !t.translated, whole && !t.translated && t.last() >= wholeQuestion:
			least[lang] = t.relaxed(1)
		case whole && t.translated && t.last() >= wholeTranslated:
			least[lang] = t.relaxed((t.last() + 1) / 2)
		}
	}
	return least
}

// relaxed returns the highest step that gives enough, but none below lowest.
func (t Tally) relaxed(lowest int) int {
	for step := t.last(); step > lowest; step-- {
		if t.AtLeast(step) >= enough {
			return step
		}
	}
	return min(lowest, t.last())
}
