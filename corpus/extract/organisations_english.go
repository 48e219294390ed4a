package extract

import (
	"strings"

	"kiosque/article"
)

// maxSuffixed is the most words before an ending such as Corp or University.
const maxSuffixed = 6

// suffixBody reads the capitalised words that end with a head at word i:
// "Piedmont Aviation Inc", "Ohio State University".
func (t *passageText) suffixBody(i int) (first, last int) {
	patterns, w := organisationPatterns(), t.words[i]
	if !t.isSuffix(i) || i == 0 {
		return 0, 0
	}
	first = i
	for first > 0 && i-first < maxSuffixed && t.goesOn(first, patterns.has("and-suffix", w.key)) {
		first--
	}
	for first < i && !t.mayStart(first) {
		first++
	}
	for t.words[i-1].key == "and" && first > 0 && i-first < maxPattern && t.before(first) == ", " && t.words[first-1].upper() {
		first-- // "Walsh, Greenwood and Co"
	}
	if first == i || t.allCovered(first, i) || i-first == 1 && patterns.has("weak-name", t.words[first].key) && !patterns.has("company", w.key) {
		return 0, 0
	}
	return first, t.suffixEnd(i)
}

// suffixEnd returns the word behind the ending at word i: "Co Ltd", "Refining Co of Ohio".
func (t *passageText) suffixEnd(i int) int {
	patterns, last := organisationPatterns(), i+1
	for last < len(t.words) && t.words[last].joint != jointBreak && t.words[last].upper() && patterns.has("company", t.words[last].key) {
		last++
	}
	if last < len(t.words) && t.words[last].key == "of" && patterns.has("company", t.words[i].key) {
		last = max(last, t.afterOf(last, false))
	}
	return last
}

// isSuffix tells whether word i may end a name in the text's language; in capitals only "SA" and its like do.
func (t *passageText) isSuffix(i int) bool {
	patterns, w := organisationPatterns(), t.words[i]
	if !w.upper() || w.shouts() && !patterns.has("company", w.key) {
		return false
	}
	return patterns.has("suffix", w.key) || t.lang != article.French && patterns.has("suffix-english", w.key)
}

// mayStart tells whether a name may start at word i.
func (t *passageText) mayStart(i int) bool {
	w := t.words[i]
	return w.upper() && w.joint != jointApostrophe && !organisationPatterns().has("function", w.key)
}

// allCovered tells whether words first to last are all parts of names that were read.
func (t *passageText) allCovered(first, last int) bool {
	for i := first; i < last; i++ {
		if !t.covered[i] && t.words[i].key != "and" && t.words[i].key != "&" {
			return false
		}
	}
	return true
}

// goesOn tells whether the word before word i belongs to the same name; and
// says whether the name may have an and in it.
func (t *passageText) goesOn(i int, and bool) bool {
	w, previous := t.words[i], t.words[i-1]
	switch {
	case w.joint == jointBreak: // an initial: "F.W. Woolworth Co"
		return strings.Trim(t.before(i), " ") == "." && previous.upper() && len(previous.key) == 1
	case w.joint == jointApostrophe:
		return false
	case previous.key == "and":
		return and && i > 1 && previous.joint == jointBlank && t.words[i-2].upper() && !t.isPlace(i-2, i-1)
	}
	return previous.upper() || previous.key == "&" || w.joint == jointHyphen
}

// ofBody reads an English head with of, for or on: "Ministry of Defence and
// Aviation", "National Center for Atmospheric Research". Word i is the first
// of the name.
func (t *passageText) ofBody(i int) (first, last int) {
	patterns := organisationPatterns()
	if !t.words[i].upper() || patterns.has("function", t.words[i].key) {
		return 0, 0
	}
	head := i
	for head < len(t.words)-1 && head-i < maxSuffixed && t.words[head+1].upper() && t.words[head+1].joint == jointBlank {
		head++
	}
	next := head + 1
	if !patterns.has("of-head", t.words[head].key) || next >= len(t.words) || t.words[next].joint != jointBlank || !patterns.has("of", t.words[next].key) || t.words[next].upper() {
		return 0, 0
	}
	return i, t.afterOf(next, patterns.has("and-head", t.words[head].key))
}

// afterOf returns the word behind the capitalised name that follows a
// preposition at word i, and what of and for, and if it may be and, go on; 0
// when none follows.
func (t *passageText) afterOf(i int, and bool) int {
	last, end := 0, min(len(t.words), i+maxPattern)
	for i < end && t.words[i].joint != jointBreak && (t.words[i].key == "and" && and && last > 0 || organisationPatterns().has("of", t.words[i].key)) {
		i++
		if i < end && t.words[i].key == "the" && t.words[i].joint == jointBlank {
			i++
		}
		start := i
		for i < end && t.words[i].joint != jointBreak && t.words[i].upper() && i-start < maxSuffixed && !organisationPatterns().has("title", t.words[i].key) {
			i++
		}
		if i == start {
			return last
		}
		last = i
	}
	return last
}
