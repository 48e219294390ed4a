package extract

import "unicode"

// The bounds of an acronym that nothing defines but that has a president, in letters.
const (
	minOfficerAcronym = 3
	maxOfficerAcronym = 7
	maxOfficerName    = 4 // words of a name that has a founder or an analyst
)

// officerBody reads the body behind a word for one of its people: "la
// présidente de l’UNPI", "fondateur de Wikipédia", "a unit of Example".
func (t *passageText) officerBody(i int) (first, last int) {
	patterns := organisationPatterns()
	names := patterns.has("officer-name", t.words[i].key)
	if !names && !patterns.has("officer", t.words[i].key) {
		return 0, 0
	}
	first = t.afterLinks(i + 1)
	if first == 0 || t.covered[first] || !t.words[first].upper() || t.words[first].joint == jointBreak {
		return 0, 0
	}
	if t.bareAcronym(first) {
		return first, first + 1
	}
	if !names || patterns.has("function", t.words[first].key) || patterns.has("person", t.words[first].key) || patterns.has("title", t.words[first].key) {
		return 0, 0
	}
	last = t.capitalRun(first, true)
	if last == first+1 && patterns.has("head", t.words[first].key) || last-first > maxOfficerName || len(t.words[first].plain) < 3 || t.isPlace(first, first+1) || t.isPlace(first, last) {
		return 0, 0
	}
	return first, last
}

// afterLinks passes over "général de la" and the like from word i, and returns
// the word behind, 0 when no preposition is among them.
func (t *passageText) afterLinks(i int) int {
	patterns, linked := organisationPatterns(), false
	for ; i < len(t.words) && t.words[i].joint != jointBreak; i++ {
		key := t.words[i].key
		switch {
		case t.words[i].upper():
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
	if !w.shouts() || len(w.plain) < minOfficerAcronym || len(w.plain) > maxOfficerAcronym || t.amongCapitals(i) || t.hyphenAfter(i+1) || t.numbered(i) {
		return false
	}
	for _, r := range w.plain {
		if !unicode.IsLetter(r) {
			return false
		}
	}
	return !organisationPatterns().has("no-body", w.key) && !roman(w.plain)
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
