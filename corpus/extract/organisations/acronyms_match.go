package organisations

import "strings"

// longForm returns where, within words first to last, the long form starts
// that ends before last and whose letters are those of the acronym. An acronym
// that is written like a name, "Cnil", must be made of initials.
func (t *passageText) longForm(first, last int, acronym string) (int, bool) {
	letters := strings.ToLower(acronym)
	if start, found := t.byInitials(first, last, letters); found {
		return start, true
	}
	if strings.ToLower(acronym[1:]) == acronym[1:] {
		return 0, false
	}
	start, found := t.byLetters(first, last, letters)
	return start, found && t.words[start].Upper()
}

// byInitials matches the acronym with the first letters of the words, from the
// last to the first; small words are passed over, and one other word may be.
func (t *passageText) byInitials(first, last int, acronym string) (int, bool) {
	letters, skipped := []rune(acronym), 0
	k := len(letters) - 1
	for i := last - 1; i >= first && k >= 0; i-- {
		w := t.words[i]
		switch {
		case strings.HasPrefix(w.Key, string(letters[k])) && !t.small(i):
			if k == 0 {
				return i, i < last-1
			}
			k--
		case !t.small(i):
			if skipped++; skipped > 1 {
				return 0, false
			}
		}
	}
	return 0, false
}

// small tells whether word i is an article or a preposition.
func (t *passageText) small(i int) bool {
	return lexicon().has("function", t.words[i].Key)
}

// byLetters is Schwartz and Hearst's own match: each letter somewhere in the
// long form, in order, the first at the start of a word. A long form has at
// most twice as many words as the acronym has letters, or five more.
func (t *passageText) byLetters(first, last int, acronym string) (int, bool) {
	letters := []rune(acronym)
	if len(letters) < 3 {
		return 0, false // two letters are found in any words
	}
	k := len(letters) - 1
	limit := min(len(letters)+5, 2*len(letters))
	for i := last - 1; i >= first && last-i <= limit; i-- {
		key := []rune(t.words[i].Key)
		for c := len(key) - 1; c >= 0; c-- {
			if key[c] != letters[k] || k == 0 && c > 0 {
				continue
			}
			if k--; k < 0 {
				return i, i < last-1 && !t.small(i)
			}
		}
	}
	return 0, false
}

// orgLike tells whether words first to last may name a body: they start with a
// head ("Agence", "direction") or end with one ("Agency"), or all their words
// but the small ones have a capital letter.
func (f *finder) orgLike(t *passageText, first, last int) bool {
	patterns := lexicon()
	if patterns.has("head", t.words[first].Key) || patterns.has("suffix", t.words[last-1].Key) || patterns.has("suffix-english", t.words[last-1].Key) {
		return true
	}
	capitals := 0
	for i := first; i < last; i++ {
		switch {
		case t.words[i].Upper():
			capitals++
		case !t.small(i):
			return false
		}
		if i+1 < last && patterns.has("of-head", t.words[i].Key) && patterns.has("of", t.words[i+1].Key) && t.words[first].Upper() {
			return true
		}
	}
	return capitals > 1
}
