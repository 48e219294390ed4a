package organisations

import "kiosque/corpus/extract/gazetteer"

// context is what an article says of the fields that bodies are of: what backs
// a form that means other things too although no cue stands beside it.
type context struct {
	topics map[string]bool // kinds of whose field a word stands in the article: "lawmakers"
	bodies map[field]int   // bodies named beyond doubt
}

// field is a kind of body in a country.
type field struct{ kind, country string }

// readContext reads the words of the article and the bodies that are certain.
func (f *finder) readContext(certain map[int]bool) {
	f.context = context{topics: map[string]bool{}, bodies: map[field]int{}}
	for i := range certain {
		f.context.bodies[field{f.au.bodies[i].kind, f.au.bodies[i].country}]++
	}
	words := topicWords()
	for _, t := range f.texts {
		for i, w := range t.words {
			if kinds := words[w.Key]; len(kinds) > 0 && !t.covered[i] {
				for _, kind := range kinds {
					f.context.topics[kind] = true
				}
			}
		}
	}
}

// backed tells whether the article as a whole shows that m, a form that
// nothing beside it supports, means body b: it names other bodies of b's
// field and country, or it is of the field and names the country.
func (f *finder) backed(m mention, row int32) bool {
	form := f.au.forms[row]
	b := f.au.bodies[form.body]
	kin := kindRows()[b.kind].kin
	if len(kin) == 0 || b.country == noCountry || form.support && b.kind == kindCompany || f.texts[m.at].partOfName(m.first, m.last, b.kind) {
		return false
	}
	for _, kind := range kin {
		if f.context.bodies[field{kind, b.country}] > 0 {
			return true
		}
	}
	return f.context.topics[b.kind] && f.countries[b.country] && (!form.acronym || f.texts[m.at].afterDefinite(m.first))
}

// partOfName tells whether words first to last, written like a name, are only a
// part of another ("Republican Guard", "Christian Democrats"), or a place ("in Liverpool").
func (t *passageText) partOfName(first, last int, kind string) bool {
	patterns := lexicon()
	if t.shouting || t.hyphenAfter(last) || t.words[first].Joint == gazetteer.Hyphen {
		return true
	}
	if last < len(t.words) && t.words[last].Joint == gazetteer.Blank && t.words[last].Upper() && !kindRows()[kind].cues[t.words[last].Key] {
		return true
	}
	if kind == kindParty && last > first+1 && last < len(t.words) && patterns.has("preposition", t.words[last].Key) {
		return true // a party of elsewhere: its name goes on
	}
	if first == 0 || t.words[first].Joint == gazetteer.Break {
		return false
	}
	before := t.words[first-1]
	if kind == kindClub && t.isTown(first, last) {
		return true
	}
	return before.Upper() && !t.covered[first-1] && !patterns.has("function", before.Key)
}

// isTown tells whether words first to last are the town that a club has its name from: "in Liverpool".
func (t *passageText) isTown(first, last int) bool {
	return first > 0 && t.words[first].Joint == gazetteer.Blank && lexicon().has("place-preposition", t.words[first-1].Key) && t.isPlace(first, last)
}

// afterDefinite tells whether a definite article stands before word i: "le PS", "the ANC".
func (t *passageText) afterDefinite(i int) bool {
	return t.afterArticle(i) || i > 0 && t.words[i].Joint != gazetteer.Break && t.words[i-1].Key == "the"
}
