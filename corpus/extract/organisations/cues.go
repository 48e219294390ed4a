package organisations

import (
	"strings"

	"kiosque/corpus/extract/gazetteer"
)

// cuedBody reads the name behind a French cue: "le quotidien koweïtien Al Anbaa", "l’ONG Utopia 56".
func (t *passageText) cuedBody(i int) (first, last int) {
	patterns := lexicon()
	if !t.isCue(i) {
		return 0, 0
	}
	first = i + 1
	for first < len(t.words) && !t.words[first].Upper() && t.words[first].Joint != gazetteer.Break && patterns.has("cue-filler", t.words[first].Key) {
		first++
	}
	if first >= len(t.words) || t.covered[first] || !t.mayOpenName(first) {
		return 0, 0
	}
	if last = t.quoteEnd(first); last > 0 && !patterns.has("long-cue", t.words[i].Key) {
		return 0, 0 // "le groupe « Tous ensemble »" is a page somewhere
	} else if last == 0 {
		last = t.capitalRun(first, patterns.has("long-cue", t.words[i].Key))
	}
	if t.isPlace(first, last) || last == first+1 && (len(t.words[first].Plain) < 3 || patterns.has("function", t.words[first].Key)) {
		return 0, 0
	}
	return first, last
}

// isCue tells whether word i is a cue in lower case, or an acronym like ONG; a "chef d’entreprise" and a "collègue de parti" are persons.
func (t *passageText) isCue(i int) bool {
	w := t.words[i]
	if !lexicon().has("cue", w.Key) || w.Upper() && !w.Shouts() {
		return false
	}
	return i == 0 || t.words[i-1].Key != "d" && t.words[i-1].Key != "de"
}

// mayOpenName tells whether a name may start at word i: nothing but blanks or an opening quote before it.
func (t *passageText) mayOpenName(i int) bool {
	patterns, gap := lexicon(), strings.TrimSpace(t.before(i))
	if patterns.has("preposition", t.words[i-1].Key) || patterns.has("person", t.words[i].Key) {
		return false
	}
	return t.words[i].Upper() && (gap == "" || gap == "«" || gap == "“" || gap == "\"")
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
	patterns, last := lexicon(), i+1
	for last < len(t.words) && last-i < maxPattern {
		w := t.words[last]
		switch {
		case w.Joint == gazetteer.Break:
			return last
		case w.Joint == gazetteer.Hyphen, w.Joint == gazetteer.None, w.Upper() && !t.covered[last], w.Key == "&":
			last++
		case last+1 < len(t.words) && patterns.has("preposition", w.Key) && t.words[last+1].Upper() && t.words[last+1].Joint != gazetteer.Break && (long || patterns.has("leading-title", t.words[i].Key)):
			last += 2
		default:
			return last
		}
	}
	return last
}
