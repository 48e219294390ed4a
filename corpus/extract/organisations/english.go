package organisations

import (
	"strings"

	"kiosque/article"
	"kiosque/corpus/extract/gazetteer"
)

// maxSuffixed is the most words before an ending such as Corp or University.
const maxSuffixed = 6

// suffixBody reads the capitalised words that end with a head at word i:
// "Piedmont Aviation Inc", "Ohio State University".
func (t *passageText) suffixBody(i int) (first, last int) {
	patterns, w := lexicon(), t.words[i]
	if !t.isSuffix(i) || i == 0 {
		return 0, 0
	}
	first = i
	for first > 0 && i-first < maxSuffixed && t.goesOn(first, patterns.has("and-suffix", w.Key)) {
		first--
	}
	for first < i && !t.mayStart(first) {
		first++
	}
	for t.words[i-1].Key == "and" && first > 0 && i-first < maxPattern && t.before(first) == ", " && t.words[first-1].Upper() {
		first-- // "Walsh, Greenwood and Co"
	}
	if first == i || t.allCovered(first, i) || i-first == 1 && patterns.has("weak-name", t.words[first].Key) && !patterns.has("company", w.Key) {
		return 0, 0
	}
	return first, t.suffixEnd(i)
}

// suffixEnd returns the word behind the ending at word i: "Co Ltd", "Refining Co of Ohio".
func (t *passageText) suffixEnd(i int) int {
	patterns, last := lexicon(), i+1
	for last < len(t.words) && t.words[last].Joint != gazetteer.Break && t.words[last].Upper() && patterns.has("company", t.words[last].Key) {
		last++
	}
	if last < len(t.words) && t.words[last].Key == "of" && patterns.has("company", t.words[i].Key) {
		last = max(last, t.afterOf(last, false))
	}
	return last
}

// isSuffix tells whether word i may end a name in the text's language; in capitals only "SA" and its like do.
func (t *passageText) isSuffix(i int) bool {
	patterns, w := lexicon(), t.words[i]
	if !w.Upper() || w.Shouts() && !patterns.has("company", w.Key) {
		return false
	}
	return patterns.has("suffix", w.Key) || t.lang != article.French && patterns.has("suffix-english", w.Key)
}

// mayStart tells whether a name may start at word i.
func (t *passageText) mayStart(i int) bool {
	w := t.words[i]
	return w.Upper() && w.Joint != gazetteer.Apostrophe && !lexicon().has("function", w.Key)
}

// allCovered tells whether words first to last are all parts of names that were read.
func (t *passageText) allCovered(first, last int) bool {
	for i := first; i < last; i++ {
		if !t.covered[i] && t.words[i].Key != "and" && t.words[i].Key != "&" {
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
	case w.Joint == gazetteer.Break: // an initial: "F.W. Woolworth Co"
		return strings.Trim(t.before(i), " ") == "." && previous.Upper() && len(previous.Key) == 1
	case w.Joint == gazetteer.Apostrophe:
		return false
	case previous.Key == "and":
		return and && i > 1 && previous.Joint == gazetteer.Blank && t.words[i-2].Upper() && !t.isPlace(i-2, i-1)
	}
	return previous.Upper() || previous.Key == "&" || w.Joint == gazetteer.Hyphen
}

// ofBody reads an English head with of, for or on: "Ministry of Defence and
// Aviation", "National Center for Atmospheric Research". Word i is the first
// of the name.
func (t *passageText) ofBody(i int) (first, last int) {
	patterns := lexicon()
	if !t.words[i].Upper() || patterns.has("function", t.words[i].Key) {
		return 0, 0
	}
	head := i
	for head < len(t.words)-1 && head-i < maxSuffixed && t.words[head+1].Upper() && t.words[head+1].Joint == gazetteer.Blank {
		head++
	}
	next := head + 1
	if !patterns.has("of-head", t.words[head].Key) || next >= len(t.words) || t.words[next].Joint != gazetteer.Blank || !patterns.has("of", t.words[next].Key) || t.words[next].Upper() {
		return 0, 0
	}
	return i, t.afterOf(next, patterns.has("and-head", t.words[head].Key))
}

// afterOf returns the word behind the capitalised name that follows a
// preposition at word i, and what of and for, and if it may be and, go on; 0
// when none follows.
func (t *passageText) afterOf(i int, and bool) int {
	last, end := 0, min(len(t.words), i+maxPattern)
	for i < end && t.words[i].Joint != gazetteer.Break && (t.words[i].Key == "and" && and && last > 0 || lexicon().has("of", t.words[i].Key)) {
		i++
		if i < end && t.words[i].Key == "the" && t.words[i].Joint == gazetteer.Blank {
			i++
		}
		start := i
		for i < end && t.words[i].Joint != gazetteer.Break && t.words[i].Upper() && i-start < maxSuffixed && !lexicon().has("title", t.words[i].Key) {
			i++
		}
		if i == start {
			return last
		}
		last = i
	}
	return last
}
