package organisations

import (
	"unicode"

	"kiosque/corpus/extract/gazetteer"
)

// The bounds of an acronym that nothing defines but that has a president, in letters.
const (
	minOfficerAcronym = 3
	maxOfficerAcronym = 7
	maxOfficerName    = 4 // words of a name that has a founder or an analyst
)

// officerBody reads the body behind a word for one of its people: "la
// présidente de l’UNPI", "fondateur de Wikipédia", "a unit of Example".
func (t *passageText) officerBody(i int) (first, last int) {
	patterns := lexicon()
	names := patterns.has("officer-name", t.words[i].Key)
	if !names && !patterns.has("officer", t.words[i].Key) {
		return 0, 0
	}
	first = t.afterLinks(i + 1)
	if first == 0 || t.covered[first] || !t.words[first].Upper() || t.words[first].Joint == gazetteer.Break {
		return 0, 0
	}
	if t.bareAcronym(first) {
		return first, first + 1
	}
	if !names || patterns.has("function", t.words[first].Key) || patterns.has("person", t.words[first].Key) || patterns.has("title", t.words[first].Key) {
		return 0, 0
	}
	last = t.capitalRun(first, true)
	if last == first+1 && patterns.has("head", t.words[first].Key) || last-first > maxOfficerName || len(t.words[first].Plain) < 3 || t.isPlace(first, first+1) || t.isPlace(first, last) {
		return 0, 0
	}
	return first, last
}

// afterLinks passes over "général de la" and the like from word i, and returns
// the word behind, 0 when no preposition is among them.
func (t *passageText) afterLinks(i int) int {
	patterns, linked := lexicon(), false
	for ; i < len(t.words) && t.words[i].Joint != gazetteer.Break; i++ {
		key := t.words[i].Key
		switch {
		case t.words[i].Upper():
			if linked {
				return i
			}
			return 0
		case patterns.has("officer-link", key):
			linked = true
		case !patterns.has("officer-filler", key):
			return 0
		}
	}
	return 0
}

// bareAcronym tells whether word i is an acronym of a body that nothing else shows.
func (t *passageText) bareAcronym(i int) bool {
	w := t.words[i]
	if !w.Shouts() || len(w.Plain) < minOfficerAcronym || len(w.Plain) > maxOfficerAcronym || t.amongCapitals(i) || t.hyphenAfter(i+1) || t.numbered(i) {
		return false
	}
	for _, r := range w.Plain {
		if !unicode.IsLetter(r) {
			return false
		}
	}
	return !lexicon().has("no-body", w.Key) && !roman(w.Plain)
}

// roman tells whether s is a number in Roman figures.
func roman(s string) bool {
	for _, r := range s {
		switch r {
		case 'I', 'V', 'X', 'L', 'C', 'D', 'M':
		default:
			return false
		}
	}
	return true
}
