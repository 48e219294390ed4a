package lexicon

import (
	"cmp"
	"slices"
	"unicode"

	"kiosque/analyzers"
)

// phrases returns the entries of several words that tokens hold, the longest first
// where two would share a word, in order.
func (t translator) phrases(tokens []analyzers.Token) []Match {
	if !t.across || t.pairs.longest < 2 {
		return nil
	}
	found := t.candidates(tokens)
	slices.SortStableFunc(found, func(a, b candidate) int { return cmp.Compare(b.words, a.words) })
	taken := make([]bool, len(tokens))
	var matches []Match
	for _, c := range found {
		if slices.Contains(taken[c.first:c.first+c.words], true) {
			continue
		}
		for i := range c.words {
			taken[c.first+i] = true
		}
		matches = append(matches, c.match(tokens))
	}
	slices.SortFunc(matches, func(a, b Match) int { return cmp.Compare(a.Start, b.Start) })
	return matches
}

// candidate is an entry found at a token.
type candidate struct {
	first, words int
	ways         []Way
}

func (c candidate) match(tokens []analyzers.Token) Match {
	return Match{
		Start: tokens[c.first].Start, End: tokens[c.first+c.words-1].End, Words: c.words,
		Ways: c.ways, Known: true, Checked: true,
	}
}

func (t translator) candidates(tokens []analyzers.Token) []candidate {
	var found []candidate
	for i, token := range tokens {
		if !t.pairs.begins[token.Term] {
			continue
		}
		for n := 2; n <= t.pairs.longest && i+n <= len(tokens) && t.follows(tokens[i+n-2], tokens[i+n-1]); n++ {
			if ways, _ := t.pairs.ways(t.from, t.text, tokens[i:i+n]); ways != nil {
				found = append(found, candidate{i, n, ways})
			}
		}
	}
	return found
}

// farthest is how many positions lie between two words of an entry at most: "lutte
// contre le terrorisme" has two stop words between its own.
const farthest = 4

// follows tells whether b stands behind a with nothing but stop words, blanks,
// hyphens and apostrophes between.
func (t translator) follows(a, b analyzers.Token) bool {
	if b.Position-a.Position > farthest || b.Start < a.End {
		return false
	}
	for _, r := range t.text[a.End:b.Start] {
		if !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsSpace(r) && !unicode.In(r, unicode.Pd, unicode.Cf) && r != '\'' && r != '’' {
			return false
		}
	}
	return true
}
