package organisations

import (
	"kiosque/article"
)

// maxPattern is the most words of a body that a pattern proposes: longer ones are sentences.
const maxPattern = 16

// readPatterns finds the bodies whose own words show what they are. French
// patterns read what is not English, English ones what is not French; the
// plainest English ones ("… University") hold in French as well.
func (f *finder) readPatterns(at int, t *passageText) {
	if t.shouting {
		return
	}
	for i := range t.words {
		first, last := t.pattern(i)
		if last == 0 {
			continue
		}
		to := f.propose(t, first, last)
		if to == nobody {
			continue
		}
		f.absorb(at, t, first, last)
		f.mentions = append(f.mentions, mention{at: at, first: first, last: last, to: to, rule: RulePattern, fit: strong})
		for k := first; k < last; k++ {
			t.covered[k] = true
		}
	}
}

// absorb drops the names of the authority file that are only a part of words
// first to last: "Shell" in "Shell Canada Ltd".
func (f *finder) absorb(at int, t *passageText, first, last int) {
	for i := first; i < last; i++ {
		if n, named := f.owners[place{at, i}]; named && t.covered[i] {
			f.mentions[n].fit = misfit
		}
	}
}

// pattern returns the words of the body that a pattern sees at word i, which
// is its first word, its last word, or a cue before it; last is 0 for none.
func (t *passageText) pattern(i int) (first, last int) {
	if t.covered[i] {
		return t.suffixBody(i) // "National Democratic Party" hides "Democratic Party"
	}
	if t.lang != article.English {
		if last = t.frenchBody(i); last > 0 {
			return i, last
		}
		if first, last = t.cuedBody(i); last > 0 {
			return first, last
		}
	}
	if first, last = t.officerBody(i); last > 0 {
		return first, last
	}
	if first, last = t.ofBody(i); last > 0 {
		return first, last
	}
	return t.suffixBody(i)
}
