package extract

import (
	"strings"
)

// cuedBody reads the name behind a French cue: "le quotidien koweïtien Al Anbaa", "l’ONG Utopia 56".
func (t *passageText) cuedBody(i int) (first, last int) {
	patterns := organisationPatterns()
	if !t.isCue(i) {
		return 0, 0
	}
	first = i + 1
	for first < len(t.words) && !t.words[first].upper() && t.words[first].joint != jointBreak && patterns.has("cue-filler", t.words[first].key) {
		first++
	}
	if first >= len(t.words) || t.covered[first] || !t.mayOpenName(first) {
		return 0, 0
	}
	if last = t.quoteEnd(first); last > 0 && !patterns.has("long-cue", t.words[i].key) {
		return 0, 0 // "le groupe « Tous ensemble »" is a page somewhere
	} else if last == 0 {
		last = t.capitalRun(first, patterns.has("long-cue", t.words[i].key))
	}
	if t.isPlace(first, last) || last == first+1 && (len(t.words[first].plain) < 3 || patterns.has("function", t.words[first].key)) {
		return 0, 0
	}
	return first, last
}

// isCue tells whether word i is a cue in lower case, or an acronym like ONG; a "chef d’entreprise" and a "collègue de parti" are persons.
func (t *passageText) isCue(i int) bool {
	w := t.words[i]
	if !organisationPatterns().has("cue", w.key) || w.upper() && !w.shouts() {
		return false
	}
	return i == 0 || t.words[i-1].key != "d" && t.words[i-1].key != "de"
}

// mayOpenName tells whether a name may start at word i: nothing but blanks or an opening quote before it.
func (t *passageText) mayOpenName(i int) bool {
	patterns, gap := organisationPatterns(), strings.TrimSpace(t.before(i))
	if patterns.has("preposition", t.words[i-1].key) || patterns.has("person", t.words[i].key) {
		return false
	}
	return t.words[i].upper() && (gap == "" || gap == "«" || gap == "“" || gap == "\"")
}

// maxQuoted is the most words of a name between quotes; more are speech.
const maxQuoted = 6

// quoteEnd returns the word behind the name in quotes that word i opens, 0 for none.
func (t *passageText) quoteEnd(i int) int {
	if strings.TrimSpace(t.before(i)) == "" {
		return 0
	}
	for last := i + 1; last <= len(t.words) && last-i <= maxQuoted; last++ {
		if strings.ContainsAny(t.before(last), "»”\"") {
			return last
		}
	}
	return 0
}

// capitalRun returns the word behind the run of capitalised words that starts
// at word i; long tells whether prepositions may go on it.
func (t *passageText) capitalRun(i int, long bool) int {
	patterns, last := organisationPatterns(), i+1
	for last < len(t.words) && last-i < maxPattern {
		w := t.words[last]
		switch {
		case w.joint == jointBreak:
			return last
		case w.joint == jointHyphen, w.joint == jointNone, w.upper() && !t.covered[last], w.key == "&":
			last++
		case last+1 < len(t.words) && patterns.has("preposition", w.key) && t.words[last+1].upper() && t.words[last+1].joint != jointBreak && (long || patterns.has("leading-title", t.words[i].key)):
			last += 2
		default:
			return last
		}
	}
	return last
}
