package vocabulary

import (
	"cmp"
	"math"
	"slices"

	"kiosque/analyzers"
	"kiosque/article"
)

// Correction is a word or two neighbours as typed, and what was probably meant.
type Correction struct {
	Typed string
	// Text has accents and capitals as the archive mostly writes them: "cybersécurité". It holds a
	// blank or an apostrophe where what was typed in one word should be two.
	Text string
	// Articles have Text; of two words that are no known phrase, the rarer one. 0 for a stop
	// word ("quelle" for "qulle"), which no search asks for.
	Articles int
}

const (
	oneEdit     = 4    // letters of words that may be one edit from what was meant; longer ones two
	languageFee = 3.0  // for each language that is likelier
	maxPriced   = 400  // candidates weighed, the most frequent; bounds the time of a word
	farMore     = 50   // times as frequent is a word whose misspelling a word of one article may be
	cheapSlip   = 4.2  // and then it must be as near as this
	foreignSlip = 2.5  // as near is what a word of the other language may be a slip of: "agressive" in English
	nameSlip    = 3.6  // as near is what a name may be a slip of, or a word of what is in the other language
	leastScore  = -9.0 // what is rarer or farther was hardly meant
	dearest     = 12.5 // no misspelling costs more
	dearLetter  = 1.6  // nor more than this for each letter
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

// Correct returns what was probably meant by a word that the archive does not know; ok
// is false when it is right, or nothing is near. Languages, those most likely first, are where
// the word is looked for first; all others follow. Without any, a word of either language is right.
func (v *Vocabulary) Correct(word string, languages ...string) (c Correction, ok bool) {
	if len(word) > 4*maxFormBytes || isLeftAlone(word) || v.isRight(word, leastRight) || isOf(word, own(word, languages)...) {
		return Correction{}, false
	}
	if parts := analyzers.Tokens(article.Other, word); len(parts) > 1 && !v.isOneWord(word) {
		return v.correctParts(word, parts, languages)
	}
	best, ok := v.best(word, languages)
	if !ok || !v.isLikely(word, best) {
		return Correction{}, false
	}
	return Correction{Typed: word, Text: best.text, Articles: best.articles}, true
}

// own are the languages whose words are right whatever is near: the likeliest, or all when
// none is known, or for a name, which has no language.
func own(word string, languages []string) []string {
	if len(languages) == 0 || isCapital(word) {
		return analyzers.Languages()
	}
	return languages[:1]
}

// isLikely tells whether what is typed is rather a slip of c than a word of its own: one that a
// single article has, one of the other language, or a name.
func (v *Vocabulary) isLikely(word string, c candidate) bool {
	switch {
	case v.isRight(word, 1):
		return c.articles >= farMore && c.cost <= cheapSlip
	case isOf(word, analyzers.Languages()...):
		return c.cost <= foreignSlip
	case isCapital(word) || c.isForeign:
		return c.cost <= nameSlip
	}
	return true
}

// isOneWord tells whether a chain makes one word of word, as of "cyber-attaque".
func (v *Vocabulary) isOneWord(word string) bool {
	for lang := range v.forms {
		if _, ok := exactOf(lang, word); ok {
			return true
		}
	}
	return false
}

// correctParts corrects the parts of "porte-parolle" one by one.
func (v *Vocabulary) correctParts(word string, parts []analyzers.Token, languages []string) (Correction, bool) {
	c := Correction{Typed: word, Articles: math.MaxInt}
	at := 0
	for _, part := range parts {
		fixed, ok := v.Correct(word[part.Start:part.End], languages...)
		if !ok {
			continue
		}
		c.Text += word[at:part.Start] + fixed.Text
		c.Articles = min(c.Articles, fixed.Articles)
		at = part.End
	}
	c.Text += word[at:]
	return c, at > 0
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
	list = slices.DeleteFunc(list, func(i int) bool { return f.words.at(i) == typed })
	slices.SortFunc(list, func(a, b int) int { return cmp.Or(cmp.Compare(f.articles[b], f.articles[a]), cmp.Compare(a, b)) })
	return list[:min(len(list), maxPriced)]
}
