package organisations

import (
	"strings"

	"kiosque/corpus/extract/gazetteer"
)

// The marks that a form may end with in the authority file.
const (
	markSupport = '?' // means other things too: needs support in the article
	markCommon  = '^' // a common word too: needs support at the start of a sentence
	markLocal   = '~' // as markSupport, and the article must name the body's country: "Conservatives"
)

// bodyForm is one way to write the name of a body.
type bodyForm struct {
	text    string
	body    int // in Authority.bodies
	kind    string
	length  int  // words
	acronym bool // every letter in its case
	free    bool // in any case
	support bool
	local   bool // the article must name the country of the body
	common  bool
	article bool   // opens with an article that is part of the name: "Le Monde"
	bare    bool   // and the name without it is one, too: "Figaro"
	capital []bool // of each word, whether it must be written with a capital letter
	content int    // the first word that is no article
	inner   string // a single word with a capital letter inside, to be written like that: "DuPont" is no Mr Dupont
}

// newBodyForm reads one form; free tells whether names of its kind are written
// in lower case too when they have several words.
func newBodyForm(text string, acronym, free bool) bodyForm {
	f := bodyForm{}
	f.text = strings.TrimRight(text, string([]rune{markSupport, markCommon, markLocal}))
	f.local = strings.HasSuffix(text, string(markLocal))
	f.support = f.local || strings.HasSuffix(text, string(markSupport))
	f.common = strings.HasSuffix(text, string(markCommon))
	patterns, ws := lexicon(), gazetteer.Words(f.text, 0)
	f.length = len(ws)
	f.acronym = acronym || len(ws) == 1 && ws[0].Shouts() // "UBS" is written like an acronym
	if f.acronym {
		return f
	}
	f.capital = make([]bool, len(ws))
	capitals := 0
	for i, w := range ws {
		if f.content == i && i+1 < len(ws) && patterns.has("leading", w.Key) {
			f.content = i + 1
		}
		if f.capital[i] = w.Upper(); f.capital[i] {
			capitals++
		}
	}
	if len(ws) == 0 {
		return f
	}
	if len(ws) == 1 && strings.ToLower(ws[0].Plain[1:]) != ws[0].Plain[1:] && !ws[0].Shouts() {
		f.inner = ws[0].Plain
	}
	f.article = f.content > 0 && ws[0].Upper() && patterns.has("leading-title", ws[0].Key)
	f.free = capitals == 0 || free && !f.common && len(ws) > 1 && patterns.has("head-free", ws[f.content].Key)
	return f
}

// written returns the form in the gazetteer's terms: it lets through more than is right, fits looks closer.
func (f bodyForm) written() gazetteer.Form {
	if f.acronym {
		return gazetteer.Exact
	}
	return gazetteer.Free
}

// fit says how well a name in a text is written.
type fit uint8

const (
	misfit fit = iota // another word
	weak              // counts with support
	strong            // counts
)

// fits tells how well ws[first:last], the words of f, are written as f.
func (f bodyForm) fits(t *passageText, first, last int) fit {
	if f.acronym {
		return f.fitsAcronym(t, first)
	}
	if !f.free && !f.capitals(t.words[first:last]) || f.inner != "" && t.words[first].Plain != f.inner && !t.words[first].Shouts() {
		return misfit
	}
	if f.content+1 >= last-first && !f.free && t.insideName(first) {
		return misfit
	}
	if (f.article || f.common) && t.hyphenAfter(last) {
		return misfit
	}
	switch {
	case f.kind == kindPlatform && t.placeOfWords(first), f.support, f.article && !f.bare && !t.words[first].Upper(), f.common && t.startsSentence(first):
		return weak
	}
	return strong
}

func (f bodyForm) fitsAcronym(t *passageText, first int) fit {
	switch {
	case f.support && (t.numbered(first) || t.amongCapitals(first)):
		return misfit // "RN 88", "LE PS PART"
	case f.support, f.common && t.amongCapitals(first), t.shouting && len(f.text) < shoutedAcronym:
		return weak
	}
	return strong
}

// shoutedAcronym is the length from which an acronym counts in a line of
// capitals, where every short word looks like one.
const shoutedAcronym = 4

// capitals tells whether ws have their capitals. Of a name with an article in
// it, as newspapers have, the first word behind the article is enough.
func (f bodyForm) capitals(ws []gazetteer.Word) bool {
	for i := f.content; i < len(ws); i++ {
		if f.capital[i] && !ws[i].Upper() && isLetterWord(ws[i]) {
			return f.article && i > f.content
		}
	}
	return true
}

func isLetterWord(w gazetteer.Word) bool { return w.Key[0] > '9' || w.Key[0] < '0' }
