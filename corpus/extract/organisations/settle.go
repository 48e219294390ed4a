package organisations

import "kiosque/corpus/extract/gazetteer"

// listedKinds are named in lists, where one that is certain supports the acronyms beside it: "le PS et LFI".
var listedKinds = map[string]bool{kindParty: true, kindClub: true, kindUnion: true}

// ofState are the kinds of which an article about a country means that
// country's: "Congress". The acronyms of its parties are meant likewise.
var ofState = map[string]bool{"government": true, "court": true}

// settle decides what each mention means: what the article defines first, then
// what is certain, then what that supports. What nothing supports is dropped.
func (f *finder) settle() {
	certain, kinds := f.certain()
	f.readContext(certain)
	kept := f.mentions[:0]
	for _, m := range f.mentions {
		if m.fit == misfit {
			continue // a part of a longer name
		}
		if m.to == nobody {
			m.to = f.choose(m, certain, kinds)
		}
		if m.to != nobody {
			kept = append(kept, m)
		}
	}
	f.mentions = kept
}

// readCountries takes over what is known of the article's countries.
func (f *finder) readCountries() {
	f.mains, f.countries = map[string]bool{}, map[string]bool{}
	for _, c := range f.article.Countries {
		f.countries[c.Value] = true
		if c.Main {
			f.mains[c.Value] = true
		}
	}
}

// certain returns the bodies that a mention or a definition names beyond doubt, and their kinds.
func (f *finder) certain() (bodies map[int]bool, kinds map[string]bool) {
	bodies, kinds = map[int]bool{}, map[string]bool{}
	for _, m := range f.mentions {
		switch {
		case m.fit == misfit:
		case m.to >= 0:
			bodies[int(m.to)] = true
		case m.to == nobody && m.fit == strong && len(m.forms) == 1:
			bodies[f.au.forms[m.forms[0]].body] = true
		}
	}
	for _, to := range f.local {
		if to >= 0 {
			bodies[int(to)] = true
		}
	}
	for i := range bodies {
		kinds[f.au.bodies[i].kind] = true
	}
	if i, known := f.au.byValue[gazetteer.Fold(f.article.Source)]; known {
		bodies[i] = true // a newspaper that names itself
	}
	return bodies, kinds
}

// choose returns the body that m means: the acronym as the article defines it,
// a body that is certain, else, of what is written strongly, the body of the
// article's countries, else the first of the table.
func (f *finder) choose(m mention, certain map[int]bool, kinds map[string]bool) target {
	if to, defined := f.local[gazetteer.Plain(f.texts[m.at].words[m.first:m.last])]; defined && m.rule == RuleAcronym {
		return to
	}
	best, bestScore := nobody, 0
	for _, row := range m.forms {
		i := f.au.forms[row].body
		score := f.score(m, i, certain[i], kinds[f.au.bodies[i].kind])
		if score == 0 && f.backed(m, row) {
			score = f.weight(i)
		}
		if score > bestScore {
			best, bestScore = target(i), score
		}
	}
	return best
}

// The weights of what speaks for a body; each outweighs those below it.
const (
	scoreCertain = 16 // a mention or a definition names it beyond doubt
	scoreMain    = 8  // the article is about its country
	scoreGeneric = 4  // it is the name that many countries' bodies share
	scoreCountry = 2  // the article names its country
	scoreStrong  = 1
)

// score weighs body i for m; 0 is "not meant".
func (f *finder) score(m mention, i int, certain, sameKind bool) int {
	b, score := f.au.bodies[i], f.weight(i)
	if certain {
		score += scoreCertain
	}
	ofMain := f.mains[b.country] && (ofState[b.kind] || b.kind == kindParty && m.rule == RuleAcronym)
	if m.fit == strong || certain || ofMain || f.listed(m, b.kind, sameKind) {
		return score
	}
	return 0
}

// weight is what the article's countries say for body i.
func (f *finder) weight(i int) int {
	switch country := f.au.bodies[i].country; {
	case f.mains[country]:
		return scoreStrong + scoreMain
	case country == noCountry:
		return scoreStrong + scoreGeneric
	case f.countries[country]:
		return scoreStrong + scoreCountry
	}
	return scoreStrong
}

// listed tells whether m is an acronym in a list of its kind: "le PS et LFI".
func (f *finder) listed(m mention, kind string, sameKind bool) bool {
	if !listedKinds[kind] || m.rule != RuleAcronym && kind != kindUnion {
		return false
	}
	t := f.texts[m.at]
	return sameKind || f.again[gazetteer.Plain(t.words[m.first:m.last])] && t.afterArticle(m.first)
}
