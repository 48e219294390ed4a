package organisations

import (
	"strings"

	"kiosque/corpus/extract/gazetteer"
)

const (
	cueBefore = 3 // words before an ambiguous form that are searched for a cue: "député européen du PS"
	cueAfter  = 2 // words behind it
)

// cued tells whether a word beside ws[first:last] shows that a body of that kind is meant.
func (f *finder) cued(t *passageText, first, last int, kind string) bool {
	if t.shouting || kind == kindClub && t.isTown(first, last) {
		return false
	}
	cues := kindRows()[kind].cues
	for i := first - 1; i >= 0 && i >= first-cueBefore && t.words[i+1].Joint != gazetteer.Break; i-- {
		if key := t.words[i].Key; cues[key] || i == first-1 && cues["<"+key] {
			return true
		}
	}
	for i := last; i < len(t.words) && i < last+cueAfter && t.words[i].Joint != gazetteer.Break; i++ {
		if cues[t.words[i].Key] || i == last && kind == kindCompany && t.words[i].Upper() && lexicon().has("company", t.words[i].Key) {
			return true
		}
	}
	return kind == kindParty && t.afterPerson(first, last)
}

// The kinds that rules of their own hold for.
const (
	kindParty     = "party"
	kindClub      = "sport club"
	kindUnion     = "union"
	kindNewspaper = "newspaper"
	kindMagazine  = "magazine"
	kindAgency    = "news agency"
	kindCompany   = "company"
	kindPlatform  = "platform"
)

// afterPerson tells whether ws[first:last] stands in brackets behind a name,
// as the party of a member of parliament does: "Jean Dupont (PS)", "(PS, Nord)".
func (t *passageText) afterPerson(first, last int) bool {
	if first == 0 || !t.words[first-1].Upper() || strings.TrimSpace(t.before(first)) != "(" {
		return false
	}
	after := t.before(last)
	return strings.HasPrefix(after, ")") || strings.HasPrefix(after, ",") || strings.HasPrefix(after, "/") || strings.HasPrefix(after, "-")
}

// afterArticle tells whether a French article stands before word i: "le PS", "l’OM".
func (t *passageText) afterArticle(i int) bool {
	if i == 0 || t.words[i].Joint == gazetteer.Break {
		return false
	}
	key := t.words[i-1].Key
	return key == "le" || key == "la" || key == "l" || key == "du" || key == "au"
}
