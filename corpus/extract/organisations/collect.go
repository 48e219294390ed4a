package organisations

import (
	"strings"

	"kiosque/article"
	"kiosque/corpus/extract/gazetteer"
)

// propose returns the body that words first to last name: one of the authority
// file when they are one of its names, else a candidate of the article.
func (f *finder) propose(t *passageText, first, last int) target {
	for last > first+1 && f.legalForm(t, first, last) {
		last--
	}
	if t.isPlace(first, last) {
		return nobody // "Soviet Union"
	}
	ws := t.words[first:last]
	if to := f.authorityBody(t, first, last); to != nobody {
		return to
	}
	name := spelt(t.text[ws[0].Start:ws[len(ws)-1].End])
	if t.lang != article.English {
		if bare := withoutCountry(ws); len(bare) < len(ws) && !f.knows(bare) {
			name = spelt(t.text[ws[0].Start:ws[0].End] + " " + t.text[bare[1].Start:bare[len(bare)-1].End])
			ws = bare
		}
	}
	key := gazetteer.Keys(ws)
	if genericNames()[key] {
		return nobody
	}
	n, known := f.named[key]
	if !known {
		n = len(f.candidates)
		f.candidates = append(f.candidates, candidate{name: name, words: ws, into: nobody})
		f.named[key] = n
	}
	return ^target(n)
}

// knows tells whether ws are the canonical name of a body: of that of another
// country perhaps, so that no candidate may be called so.
func (f *finder) knows(ws []gazetteer.Word) bool {
	_, known := f.au.byValue[gazetteer.Keys(ws)]
	return known
}

// legalForm tells whether the last of words first to last only says what kind
// of company it is. A name of one short word keeps it.
func (f *finder) legalForm(t *passageText, first, last int) bool {
	if key := t.words[last-1].Key; key == "and" || key == "&" {
		return true
	}
	if !t.words[last-1].Upper() {
		return false
	}
	return lexicon().has("company", t.words[last-1].Key) && (last-first > 2 || len(t.words[first].Plain) > 3)
}

// authorityBody returns the body of which words first to last are a certain name.
func (f *finder) authorityBody(t *passageText, first, last int) target {
	end, rows := f.au.index.Longest(t.words[:last], first, nil)
	if end != last {
		return nobody
	}
	for _, row := range rows {
		if form := f.au.forms[row]; form.fits(t, first, last) == strong || !form.acronym && !form.support {
			return target(form.body)
		}
	}
	return nobody
}

// spelt returns the words of a text as a name is written: a capital letter
// first, one blank between words, typographic apostrophes.
func spelt(s string) string {
	return titled(strings.ReplaceAll(strings.Join(strings.Fields(s), " "), "'", "’"))
}
