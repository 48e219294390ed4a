package extract

import (
	"strings"
	"unicode"

	"kiosque/article"
)

// insideName tells whether the one word at first is a part of a longer name,
// of a person most often: "Serge Dassault", "M. Lagardère".
func (t *passageText) insideName(first int) bool {
	if first == 0 {
		return false
	}
	patterns, previous := organisationPatterns(), t.words[first-1]
	if t.words[first].joint == jointHyphen {
		return !previous.upper() && !patterns.has("hyphen-prefix", previous.key)
	}
	if patterns.has("person", previous.key) && strings.Trim(t.before(first), ". \u00a0") == "" {
		return true
	}
	if t.words[first].joint != jointBlank || !previous.upper() || previous.shouts() || t.shouting {
		return false
	}
	if patterns.has("function", previous.key) || patterns.has("cue", previous.key) || patterns.has("head", previous.key) {
		return false
	}
	return !t.covered[first-1] && !t.people(previous)
}

// people tells whether an English word with a capital letter may be an
// adjective of a people: "the Chinese Huawei". Rough on purpose: what it lets
// through still has to be a name of the authority file.
func (t *passageText) people(w word) bool {
	if t.lang == article.French {
		return false
	}
	for _, ending := range []string{"ese", "ish", "ian", "can", "nch", "tch", "man", "wiss", "eek", "us", "raeli"} {
		if strings.HasSuffix(w.key, ending) {
			return true
		}
	}
	return false
}

// placeOfWords tells whether the platform at word i is only the place where
// something was written: "sur Twitter", "sa page Facebook".
func (t *passageText) placeOfWords(i int) bool {
	return i > 0 && t.words[i].joint != jointBreak && organisationPatterns().has("place-of-words", t.words[i-1].key)
}

// isPlace tells whether words first to last are the name of a country or a town.
func (t *passageText) isPlace(first, last int) bool {
	for _, lang := range []string{article.French, article.English} {
		if end, _ := countriesIn(lang).names.longest(t.words[:last], first, nil); end == last {
			return true
		}
	}
	return false
}

// minGlued is the number of small letters from which a capital letter behind
// them opens another word that has lost its blank: "hommeStéphane", but "YouTube".
const minGlued = 5

// glued tells whether w is two words that have lost their blank.
func (w word) glued() bool {
	small := 0
	for _, r := range w.plain {
		switch {
		case unicode.IsLower(r):
			small++
		case unicode.IsUpper(r) && small >= minGlued:
			return true
		default:
			small = 0
		}
	}
	return false
}

// amongCapitals tells whether a word beside word i is in capitals, as in "UN COUP DE FIL".
func (t *passageText) amongCapitals(i int) bool {
	return i > 0 && t.words[i-1].shouts() || i+1 < len(t.words) && t.words[i+1].shouts()
}

// numbered tells whether a number follows word i, as that of a road does.
func (t *passageText) numbered(i int) bool {
	return i+1 < len(t.words) && t.words[i+1].joint != jointBreak && !isLetterWord(t.words[i+1])
}

// phraseStart returns the first word of a phrase without punctuation that
// ends before word i, at most limit words back.
func (t *passageText) phraseStart(i, limit int) int {
	first := i
	for first > 0 && i-first < limit && t.words[first].joint != jointBreak {
		first--
	}
	return first
}
