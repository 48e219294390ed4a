package organisations

import (
	"strings"
	"unicode"

	"kiosque/article"
	"kiosque/corpus/extract/countries"
	"kiosque/corpus/extract/gazetteer"
)

// insideName tells whether the one word at first is a part of a longer name,
// of a person most often: "Serge Dassault", "M. Lagardère".
func (t *passageText) insideName(first int) bool {
	if first == 0 {
		return false
	}
	patterns, previous := lexicon(), t.words[first-1]
	if t.words[first].Joint == gazetteer.Hyphen {
		return !previous.Upper() && !patterns.has("hyphen-prefix", previous.Key)
	}
	if patterns.has("person", previous.Key) && strings.Trim(t.before(first), ". \u00a0") == "" {
		return true
	}
	if t.words[first].Joint != gazetteer.Blank || !previous.Upper() || previous.Shouts() || t.shouting {
		return false
	}
	if patterns.has("function", previous.Key) || patterns.has("cue", previous.Key) || patterns.has("head", previous.Key) {
		return false
	}
	return !t.covered[first-1] && !t.people(previous)
}

// people tells whether an English word with a capital letter may be an
// adjective of a people: "the Chinese Huawei". Rough on purpose: what it lets
// through still has to be a name of the authority file.
func (t *passageText) people(w gazetteer.Word) bool {
	if t.lang == article.French {
		return false
	}
	for _, ending := range []string{"ese", "ish", "ian", "can", "nch", "tch", "man", "wiss", "eek", "us", "raeli"} {
		if strings.HasSuffix(w.Key, ending) {
			return true
		}
	}
	return false
}

// placeOfWords tells whether the platform at word i is only the place where
// something was written: "sur Twitter", "sa page Facebook".
func (t *passageText) placeOfWords(i int) bool {
	return i > 0 && t.words[i].Joint != gazetteer.Break && lexicon().has("place-of-words", t.words[i-1].Key)
}

// isPlace tells whether words first to last are the name of a country or a town.
func (t *passageText) isPlace(first, last int) bool {
	return countries.Known(t.words[first:last])
}

// minGlued is the number of small letters from which a capital letter behind
// them opens another word that has lost its blank: "hommeStéphane", but "YouTube".
const minGlued = 5

// glued tells whether w is two words that have lost their blank.
func glued(w gazetteer.Word) bool {
	small := 0
	for _, r := range w.Plain {
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
	return i > 0 && t.words[i-1].Shouts() || i+1 < len(t.words) && t.words[i+1].Shouts()
}

// numbered tells whether a number follows word i, as that of a road does.
func (t *passageText) numbered(i int) bool {
	return i+1 < len(t.words) && t.words[i+1].Joint != gazetteer.Break && !isLetterWord(t.words[i+1])
}

// phraseStart returns the first word of a phrase without punctuation that
// ends before word i, at most limit words back.
func (t *passageText) phraseStart(i, limit int) int {
	first := i
	for first > 0 && i-first < limit && t.words[first].Joint != gazetteer.Break {
		first--
	}
	return first
}
