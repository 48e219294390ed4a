package vocabulary

import (
	"cmp"
	"math"
	"slices"
)

const (
	oneEdit     = 4     // letters of words that may be one edit from what was meant; longer ones two
	languageFee = 3.0   // for each language that is likelier
	maxPriced   = 400   // candidates weighed, the most frequent; bounds the time of a word
	leastScore  = -10.5 // what is rarer or farther was hardly meant
	dearest     = 12.5  // no misspelling costs more
	dearLetter  = 1.6   // nor more than this for each letter
)

// candidate is a word that may have been meant.
type candidate struct {
	text     string
	articles int
	cost     float32
	score    float32 // logarithm of how often it is meant when that is typed, up to a constant
	// isForeign: its language is not the likeliest.
	isForeign bool
}

// best returns the likeliest of all candidates.
func (v *Vocabulary) best(word string, first []string) (best candidate, ok bool) {
	best.score = float32(math.Inf(-1))
	for rank, lang := range v.languages(first) {
		t, isForm := exactOf(lang, word)
		if !isForm || lettersOf(t.Exact) < leastLetters {
			continue
		}
		if len(first) == 0 {
			rank = 0
		}
		for _, c := range v.readings(lang, t.Exact) {
			c.score -= languageFee * float32(rank)
			if c.score > best.score {
				best, ok = c, true
				best.text, best.isForeign = word[:t.Start]+c.text+word[t.End:], rank > 0
			}
		}
	}
	return best, ok
}

// readings are the likeliest word of a language, stop word and pair of words. Their scores
// are comparable between languages: of two with equally many articles that of the smaller
// part of the archive is likelier.
func (v *Vocabulary) readings(lang, typed string) (list []candidate) {
	if c, ok := v.forms[lang].nearest(lang, typed); ok {
		c.score -= logarithm(int(v.forms[lang].total))
		list = append(list, c)
	}
	if c, ok := v.split(lang, typed); ok {
		c.score -= logarithm(int(v.forms[lang].total))
		list = append(list, c)
	}
	if f := commonForms()[lang]; f != nil {
		if c, ok := f.nearest(lang, typed); ok {
			c.score -= logarithm(int(f.total))
			c.articles = 0
			list = append(list, c)
		}
	}
	return list
}

// nearest returns the likeliest word of a language.
func (f *forms) nearest(lang, typed string) (best candidate, ok bool) {
	best.score = leastScore
	p := newPricer(lang)
	limit := min(dearest, dearLetter*float32(len(typed)))
	for _, i := range f.candidates(lang, typed) {
		frequency := float32(math.Log(float64(f.articles[i])))
		if frequency < best.score {
			break
		}
		cost := p.price(typed, f.words.at(i), min(limit, frequency-best.score))
		if score := frequency - cost; score > best.score && cost <= limit {
			best = candidate{text: f.display(i), articles: int(f.articles[i]), cost: cost, score: score}
			ok = true
		}
	}
	return best, ok
}

// candidates returns the words near typed, the most frequent first.
func (f *forms) candidates(lang, typed string) []int {
	var list []int
	edits := 2
	if lettersOf(typed) <= oneEdit {
		edits = 1
	}
	f.near(newAutomaton(typed, edits), func(i, _ int) { list = append(list, i) })
	f.alike(lang, typed, func(i int) { list = append(list, i) })
	least := uint32(1)
	if f.total >= smallArchive {
		least = leastRight // one article of many may have misspelt it too
	}
	list = slices.DeleteFunc(list, func(i int) bool { return f.articles[i] < least || f.words.at(i) == typed })
	slices.SortFunc(list, func(a, b int) int { return cmp.Or(cmp.Compare(f.articles[b], f.articles[a]), cmp.Compare(a, b)) })
	return list[:min(len(list), maxPriced)]
}
